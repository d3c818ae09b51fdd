import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";

/**
 * The document as the engine merges it correctly. The engine (router-runtime 1.4) answers `grants { id } grants { won }`
 * with the list twice as long, each entry half filled, when a field with selections repeats a response key that stood
 * before it in its selection set. Inside an inline fragment it merges such a field as it should, so that is where a
 * repeated one is put; what the document asks for stays the same.
 */
export function engineDocument(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  return visit(document, {
    // On the way out, when everything below is already as it should be.
    SelectionSet: { leave: (set) => withRepeatedFieldsApart(set, fragments) },
  });
}

function withRepeatedFieldsApart(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionSetNode | undefined {
  const seen = new Set<string>();
  let hasRepeated = false;
  const selections = set.selections.map((selection): SelectionNode => {
    const keys = responseKeys(selection, fragments);
    const isRepeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    if (selection.kind !== Kind.FIELD || !selection.selectionSet || !isRepeated) return selection;
    hasRepeated = true;
    return {
      kind: Kind.INLINE_FRAGMENT,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
    };
  });
  return hasRepeated ? { ...set, selections } : undefined;
}

/** The response keys that a selection contributes to the set it stands in. */
function responseKeys(
  selection: SelectionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string[] {
  if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value];
  const set =
    selection.kind === Kind.INLINE_FRAGMENT
      ? selection.selectionSet
      : fragments.get(selection.name.value)?.selectionSet;
  return set?.selections.flatMap((inner) => responseKeys(inner, fragments)) ?? [];
}
