import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from "graphql";
import { keysOf, objectTypesOf } from "../definitions.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import type { Finding } from "./finding.js";

/**
 * A key that a subgraph offered stays. Gateways of yesterday's supergraph send it until every one of them is replaced,
 * and other subgraphs' references are made of it. Adding a key is free.
 * @param base each subgraph's document at the base branch, by name
 */
export function findKeyChanges(
  subgraphs: readonly PrintedSubgraph[],
  base: ReadonlyMap<string, DocumentNode>,
): Finding[] {
  return subgraphs.flatMap(({ name, document }) => {
    const before = base.get(name);
    const kept = new Set(keysIn(document).map(({ id }) => id));
    return (before ? keysIn(before) : [])
      .filter(({ id }) => !kept.has(id))
      .map(({ entity, fields }) => ({
        where: name,
        coordinate: entity,
        message: `Its @key(fields: "${fields}") is gone: running gateways still ask by it. Keep it, and add the new one beside it.`,
      }));
  });
}

function keysIn(document: DocumentNode) {
  return objectTypesOf(document).flatMap((type) =>
    keysOf(type).map((key) => {
      const entity = type.name.value;
      const fields = canonical(key);
      return { id: `${entity} ${fields}`, entity, fields };
    }),
  );
}

/** The fields in one order and spacing: a key is a set. */
function canonical({ selections }: SelectionSetNode): string {
  return selections
    .filter((selection): selection is FieldNode => selection.kind === Kind.FIELD)
    .map(({ name, selectionSet }) =>
      selectionSet ? `${name.value} { ${canonical(selectionSet)} }` : name.value,
    )
    .sort()
    .join(" ");
}
