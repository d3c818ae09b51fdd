import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from "graphql";

/**
 * Carries a null up to the nearest place where the schema allows one, as GraphQL requires. The engine merges what
 * subgraphs answer and leaves a null where a field promises none; only an answer with errors can have such a null.
 * @returns the data with those places set to null; null when there is none below the root
 */
export function propagateNulls(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  data: Record<string, unknown> | null | undefined,
): Record<string, unknown> | null {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!data || !root) return data ?? null;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );

  /**
   * Every field selected under a response key, with what is asked of its value. Fields of one key in fragments on different
   * types agree on nullability by the rules, but what is asked below them belongs to the type of each.
   */
  function fieldsOf(asked: readonly Asked[], found = new Map<string, AskedField>()) {
    for (const { type, set } of asked) {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          const field = "getFields" in type ? type.getFields()[selection.name.value] : undefined;
          if (!field) continue;
          const below = getNamedType(field.type);
          const entry = found.get(key) ?? { type: field.type, asked: [] };
          if (selection.selectionSet && isCompositeType(below)) {
            entry.asked.push({ type: below, set: selection.selectionSet });
          }
          found.set(key, entry);
          continue;
        }
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (!fragment) continue;
        const condition =
          fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
        fieldsOf(
          [{ type: isCompositeType(condition) ? condition : type, set: fragment.selectionSet }],
          found,
        );
      }
    }
    return found;
  }

  function completeObject(
    asked: readonly Asked[],
    value: Record<string, unknown>,
  ): Record<string, unknown> | null {
    for (const [key, field] of fieldsOf(asked)) {
      // A key that is not there belongs to a fragment on another type.
      if (!(key in value)) continue;
      const completed = complete(field.type, field.asked, value[key]);
      if (completed === null && isNonNullType(field.type)) return null;
      value[key] = completed;
    }
    return value;
  }

  function complete(type: GraphQLOutputType, asked: readonly Asked[], value: unknown): unknown {
    if (value === null || value === undefined) return null;
    if (isNonNullType(type)) return complete(type.ofType, asked, value);
    if (isListType(type)) {
      if (!Array.isArray(value)) return null;
      const items = value.map((item) => complete(type.ofType, asked, item));
      return isNonNullType(type.ofType) && items.includes(null) ? null : items;
    }
    return isCompositeType(type) && typeof value === "object"
      ? completeObject(asked, value as Record<string, unknown>)
      : value;
  }

  return completeObject([{ type: root, set: operation.selectionSet }], data);
}

/** A selection set and the type it is on. */
type Asked = { type: GraphQLCompositeType; set: SelectionSetNode };

type AskedField = { type: GraphQLOutputType; asked: Asked[] };
