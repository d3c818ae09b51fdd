import { type DocumentNode, Kind, type SelectionSetNode } from "graphql";
import type { SubgraphRequest } from "./subgraph-call.js";

/** An answer in which everything that was asked for is null, and the paths at which that happened. */
export type NullAnswer = { data: Record<string, unknown>; paths: (string | number)[][] };

/**
 * The answer of a subgraph that gave none: every requested field is there and null. Engines differ in what they do with
 * a missing key when another field requires it (a null total, a missing one, even an error object in its place); an
 * explicit null they all pass on.
 */
export function explicitNulls({ document, variables }: SubgraphRequest): NullAnswer {
  const fields = rootFields(document);
  const data: Record<string, unknown> = {};
  const paths: (string | number)[][] = [];
  for (const { key, name, selectionSet } of fields) {
    if (name !== "_entities" || !selectionSet) {
      data[key] = null;
      paths.push([key]);
      continue;
    }
    const representations = Array.isArray(variables.representations)
      ? (variables.representations as { __typename?: string }[])
      : [];
    data[key] = representations.map((representation, index) => {
      const entity: Record<string, unknown> = {};
      for (const field of entityFields(selectionSet, representation.__typename)) {
        if (field === "__typename") entity.__typename = representation.__typename;
        else {
          entity[field] = null;
          paths.push([key, index, field]);
        }
      }
      return entity;
    });
  }
  return { data, paths };
}

type RootField = { key: string; name: string; selectionSet: SelectionSetNode | undefined };

function rootFields(document: DocumentNode): RootField[] {
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const selections = operation?.selectionSet.selections ?? [];
  return selections.flatMap((selection) =>
    selection.kind === Kind.FIELD
      ? [
          {
            key: selection.alias?.value ?? selection.name.value,
            name: selection.name.value,
            selectionSet: selection.selectionSet,
          },
        ]
      : [],
  );
}

function entityFields(selectionSet: SelectionSetNode, typename: string | undefined): string[] {
  return selectionSet.selections.flatMap((selection): string[] => {
    if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      return condition === undefined || condition === typename
        ? entityFields(selection.selectionSet, typename)
        : [];
    }
    return [];
  });
}
