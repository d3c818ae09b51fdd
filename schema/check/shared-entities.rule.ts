import { type FieldDefinitionNode, Kind } from "graphql";
import {
  isEntity,
  isExternal,
  keysOf,
  type ObjectTypeNode,
  objectTypesOf,
} from "../definitions.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import type { Finding } from "./finding.js";
import { isPrefixedBy } from "./names.rule.js";

/**
 * Every field that an affiliate adds to somebody else's entity is nullable. When that affiliate is down, null is the only
 * thing the gateway can answer, and a null that is not allowed erases the whole entity with everybody else's fields; two
 * engines do it without any error.
 */
export function findStrictContributions(subgraphs: readonly PrintedSubgraph[]): Finding[] {
  const entities = new Set(
    subgraphs
      .flatMap(({ document }) => objectTypesOf(document))
      .filter(isEntity)
      .map(({ name }) => name.value),
  );
  return subgraphs.flatMap(({ name, affiliate, document }) => {
    const contributions = objectTypesOf(document).filter(
      ({ name: { value: type } }) => affiliate && entities.has(type) && !isPrefixedBy(name, type),
    );
    const keyFields = new Set(contributions.flatMap(keyFieldsOf));
    return contributions.flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => isStrict(field) && !isExternal(field))
        .map((field) => `${type.name.value}.${field.name.value}`)
        .filter((coordinate) => !keyFields.has(coordinate))
        .map((coordinate) => ({
          where: name,
          coordinate,
          message: `${name} adds this to a shared entity as non-null: while ${name} is down, all of ${type.name.value} would be null for everybody. Make it nullable.`,
        })),
    );
  });
}

function isStrict(field: FieldDefinitionNode): boolean {
  return field.type.kind === Kind.NON_NULL_TYPE;
}

/** Coordinates of the key's fields, which belong to the entity, whoever writes them. */
function keyFieldsOf(type: ObjectTypeNode): string[] {
  return keysOf(type)
    .flatMap(({ selections }) => selections)
    .flatMap((selection) =>
      selection.kind === Kind.FIELD ? [`${type.name.value}.${selection.name.value}`] : [],
    );
}
