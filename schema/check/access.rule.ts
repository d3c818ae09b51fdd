import {
  type FieldDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
} from "graphql";
import {
  isEntity,
  isExternal,
  keysOf,
  type ObjectTypeNode,
  objectTypesOf,
  ROOT_TYPES,
} from "../definitions.js";
import {
  accessTable,
  declaredAccess,
  isWithin,
  objectTypesBehind,
  wordsOf,
} from "../generate/access-table.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import type { Finding } from "./finding.js";

const FIX =
  "Put @VisibleTo(<guard of kit/access/guards.ts>) beside it, or on its entity; a mutation has it from its callers.";

/**
 * Every way into the graph says whom it is for: root fields, mutations, and what a subgraph adds to an entity, which any
 * router can ask for by key.
 */
export function findUndeclared(subgraphs: readonly PrintedSubgraph[]): Finding[] {
  return subgraphs.flatMap(({ name, document }) => {
    const types = objectTypesOf(document);
    const entities = new Set(types.filter(isEntity).map(nameOf));
    const guarded = new Set(types.filter(isDeclared).map(nameOf));
    return types
      .filter((type) => ROOT_TYPES.has(nameOf(type)) || entities.has(nameOf(type)))
      .filter((type) => !guarded.has(nameOf(type)))
      .flatMap((type) => undeclaredIn(type))
      .map((coordinate) => ({
        where: name,
        coordinate,
        message: `It does not say whom it is for. ${FIX}`,
      }));
  });
}

function undeclaredIn(type: ObjectTypeNode): string[] {
  const keys = new Set(
    keysOf(type).flatMap(({ selections }) =>
      selections.flatMap((each) => (each.kind === Kind.FIELD ? [each.name.value] : [])),
    ),
  );
  return (type.fields ?? [])
    .filter((field) => !isDeclared(field) && !isExternal(field))
    .filter((field) => !keys.has(nameOf(field)) && !nameOf(field).startsWith("_"))
    .map((field) => `${nameOf(type)}.${nameOf(field)}`);
}

/** Nobody comes to a guarded entity by way of a field that is for more people than the entity is. */
export function findSideDoors(api: GraphQLSchema): Finding[] {
  const table = accessTable(api);
  return Object.values(api.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .flatMap(({ type, field }) => {
      const coordinate = `${type.name}.${field.name}`;
      const access = table.get(coordinate) ?? [];
      return objectTypesBehind(api, getNamedType(field.type)).flatMap((entity) => {
        const declared = declaredAccess(entity);
        if (declared === null || isWithin(access, declared)) return [];
        const message = `It is for ${access.join(", ")} and leads to ${entity.name}, which is for ${declared.join(", ")} only. Put @VisibleTo beside it with a guard that is no wider.`;
        return [{ where: "api", coordinate, message }];
      });
    });
}

function isDeclared({ directives = [] }: Pick<FieldDefinitionNode, "directives">): boolean {
  return directives.some((directive) => wordsOf(directive) !== null);
}

function nameOf({ name }: ObjectTypeNode | FieldDefinitionNode): string {
  return name.value;
}
