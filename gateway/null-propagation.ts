import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
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

  /** Every field selected under a response key, whichever fragment it stands in: by the rules they agree on nullability. */
  function selected(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    found = new Map<string, { type: GraphQLCompositeType; nodes: FieldNode[] }>(),
  ) {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const entry = found.get(key);
        if (entry) entry.nodes.push(selection);
        else found.set(key, { type, nodes: [selection] });
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      selected(isCompositeType(condition) ? condition : type, [fragment.selectionSet], found);
    }
    return found;
  }

  function completeObject(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    value: Record<string, unknown>,
  ): Record<string, unknown> | null {
    for (const [key, { type: parent, nodes }] of selected(type, sets)) {
      const name = nodes[0]?.name.value ?? "";
      const field =
        isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : null;
      // A key that is not there belongs to a fragment on another type.
      if (!field || !(key in value)) continue;
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const completed = complete(field.type, inner, value[key]);
      if (completed === null && isNonNullType(field.type)) return null;
      value[key] = completed;
    }
    return value;
  }

  function complete(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    value: unknown,
  ): unknown {
    if (value === null || value === undefined) return null;
    if (isNonNullType(type)) return complete(type.ofType, sets, value);
    if (isListType(type)) {
      if (!Array.isArray(value)) return null;
      const items = value.map((item) => complete(type.ofType, sets, item));
      return isNonNullType(type.ofType) && items.includes(null) ? null : items;
    }
    const named = getNamedType(type);
    return isCompositeType(named) && typeof value === "object"
      ? completeObject(named, sets, value as Record<string, unknown>)
      : value;
  }

  return completeObject(root, [operation.selectionSet], data);
}
