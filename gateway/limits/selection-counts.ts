import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** Counts what a selection set holds with its fragments spread out. */
export type SelectionCounts = {
  /** Fields, inline fragments and spreads, all the way down. */
  selections(set: SelectionSetNode): number;
  /** Fields of the set itself. */
  fields(set: SelectionSetNode): number;
  /** Fields of the set itself whose response key another one before them has. */
  repeatedFields(set: SelectionSetNode): number;
};

type ByKey = Map<string, number>;

/**
 * Looks into each fragment once, however often it is spread: a chain of thirty fragments that each spread the next one
 * twice stands for a billion fields. A fragment inside itself counts as empty there; the validation refuses it.
 */
export function selectionCounts(document: DocumentNode): SelectionCounts {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }

  const selectionsOf = oncePerFragment(fragments, 0, ({ selectionSet }) =>
    selections(selectionSet),
  );
  function selections(set: SelectionSetNode): number {
    return sum(set.selections.map((selection) => 1 + insideOf(selection)));
  }
  function insideOf(selection: SelectionNode): number {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selectionsOf(selection.name.value);
    return selection.selectionSet ? selections(selection.selectionSet) : 0;
  }

  const keysOf = oncePerFragment<ByKey>(fragments, new Map(), ({ selectionSet }) =>
    keys(selectionSet),
  );
  function keys(set: SelectionSetNode): ByKey {
    const counted: ByKey = new Map();
    for (const selection of set.selections) {
      for (const [key, count] of keysUnder(selection)) {
        counted.set(key, (counted.get(key) ?? 0) + count);
      }
    }
    return counted;
  }
  function keysUnder(selection: SelectionNode): Iterable<[string, number]> {
    if (selection.kind === Kind.FIELD) return [[(selection.alias ?? selection.name).value, 1]];
    return selection.kind === Kind.INLINE_FRAGMENT
      ? keys(selection.selectionSet)
      : keysOf(selection.name.value);
  }

  return {
    selections,
    fields: (set) => sum([...keys(set).values()]),
    repeatedFields: (set) => sum([...keys(set).values()].map((count) => count - 1)),
  };
}

function oncePerFragment<Value>(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  empty: Value,
  lookInto: (fragment: FragmentDefinitionNode) => Value,
): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const fragment = fragments.get(name);
    if (!known.has(name) && fragment) {
      known.set(name, empty);
      known.set(name, lookInto(fragment));
    }
    return known.get(name) ?? empty;
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
