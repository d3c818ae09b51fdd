import { type ASTNode, print } from "graphql";
import {
  type DescribedNode,
  isEntity,
  isExternal,
  isObjectType,
  isStub,
  partsOf,
  ROOT_TYPES,
  type TypeNode,
  typesOf,
} from "../definitions.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import type { Finding } from "./finding.js";

/** The hints that are put up with, as coordinates. In the tree, and may only shrink. */
export const ACCEPTED_HINTS_FILE = "accepted-hints.json";

/**
 * What subgraphs define together, they define alike. Composition merges differences without a word: it takes the first
 * description, makes a field nullable, leaves out an input field that one subgraph lacks. Our composition library gives
 * no hints, so this is all of them.
 * @param accepted coordinates put up with
 * @param acceptedAtBase the same at the base branch; null when it has no such list
 */
export function findHints(
  subgraphs: readonly PrintedSubgraph[],
  accepted: readonly string[],
  acceptedAtBase: readonly string[] | null,
): Finding[] {
  const hints = differencesBetween(subgraphs);
  const inList = (coordinate: string, message: string) => ({
    where: ACCEPTED_HINTS_FILE,
    coordinate,
    message,
  });
  return [
    ...hints.filter(({ coordinate }) => !accepted.includes(coordinate)),
    ...accepted
      .filter((each) => !hints.some(({ coordinate }) => coordinate === each))
      .map((each) => inList(each, "This hint is gone: remove it from the list.")),
    ...accepted
      .filter((each) => acceptedAtBase && !acceptedAtBase.includes(each))
      .map((each) => inList(each, "The list may only shrink: solve the hint instead.")),
  ];
}

type Statement = { type: string; coordinate: string; subgraph: string; text: string };

function differencesBetween(
  subgraphs: readonly PrintedSubgraph[],
): (Finding & { coordinate: string })[] {
  const statements = subgraphs.flatMap(statementsOf);
  const entities = new Set(
    subgraphs
      .flatMap(({ document }) => typesOf(document).filter(isEntity))
      .map(({ name }) => name.value),
  );
  const definers = groupBy(statements, ({ type }) => type);
  return [...groupBy(statements, ({ coordinate }) => coordinate)].flatMap(([coordinate, said]) => {
    const type = said[0]?.type ?? "";
    const speakers = said.map(({ subgraph }) => subgraph);
    const silent = (definers.get(type) ?? [])
      .map(({ subgraph }) => subgraph)
      // An entity is the sum of what subgraphs add to it; a value type is the same everywhere.
      .filter((subgraph) => !entities.has(type) && !speakers.includes(subgraph));
    const versions = groupBy(said, ({ text }) => text);
    if (versions.size === 1 && silent.length === 0) return [];
    const quotations = [...versions].map(
      ([text, by]) => `${by.map(({ subgraph }) => subgraph).join(", ")}: ${text}`,
    );
    if (silent.length > 0) quotations.push(`${[...new Set(silent)].join(", ")}: nothing`);
    return {
      where: speakers.join(", "),
      coordinate,
      message: `Subgraphs differ here (${quotations.join("; ")}). Take it from the kit's contract everywhere, or give the affiliate's own version its own name.`,
    };
  });
}

function statementsOf({ name, document }: PrintedSubgraph): Statement[] {
  return typesOf(document)
    .filter((type) => !ROOT_TYPES.has(type.name.value) && !isStub(type))
    .flatMap((type) =>
      partsOf(withoutExternals(type)).map(([coordinate, node]) => ({
        type: type.name.value,
        coordinate,
        subgraph: name,
        text: withoutParts(node),
      })),
    );
}

function withoutExternals(type: TypeNode): TypeNode {
  if (!isObjectType(type)) return type;
  return { ...type, fields: (type.fields ?? []).filter((field) => !isExternal(field)) };
}

/** The part alone, on one line, however its description was quoted: what belongs to it has coordinates of its own. */
function withoutParts({ description, ...node }: DescribedNode): string {
  const alone = { ...node, fields: [], values: [], arguments: [], directives: [] };
  const text = print(alone as unknown as ASTNode);
  return (description ? `"${description.value}" ${text}` : text).replace(/\s+/g, " ");
}

function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
