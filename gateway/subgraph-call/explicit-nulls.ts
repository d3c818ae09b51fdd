import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { responseKey } from "../response-key.js";
import type { SubgraphAnswer, SubgraphRequest } from "./subgraph-call.js";

/** What was asked, as far as nulls go. */
type AskedDocument = Omit<SubgraphRequest, "schema">;

/** An answer in which everything that was asked for is null, and the paths at which that happened. */
export type NullAnswer = { data: Record<string, unknown>; paths: (string | number)[][] };

/**
 * The answer of a subgraph that gave none: every requested field is there and null. Engines differ in what they do with
 * a missing key when another field requires it (a null total, a missing one, even an error object in its place); an
 * explicit null they all pass on.
 */
export function explicitNulls(request: AskedDocument): NullAnswer {
  const { document, operationName, variables } = request;
  const operation = getOperationAST(document, operationName);
  const data: Record<string, unknown> = {};
  const paths: NullAnswer["paths"] = [];
  for (const field of fieldsOf(document, operation?.selectionSet, ROOT)) {
    const key = responseKey(field);
    const representations = representationsOf(field, variables);
    if (!representations) {
      data[key] = null;
      paths.push([key]);
      continue;
    }
    data[key] = representations.map(({ __typename: typename }, index) => {
      const entity: Record<string, unknown> = {};
      for (const asked of fieldsOf(document, field.selectionSet, typename)) {
        const isTypename = asked.name.value === "__typename";
        entity[responseKey(asked)] = isTypename ? typename : null;
      }
      for (const [name, value] of Object.entries(entity)) {
        if (value === null) paths.push([key, index, name]);
      }
      return entity;
    });
  }
  return { data, paths };
}

/**
 * The answer of an affiliate with explicit nulls in place of entities that are null, and the paths of those of them that
 * no error explains. An affiliate knows every beneficiary, if only as somebody it gives nothing: a null entity is no answer.
 * @returns null where no entity is null
 */
export function withoutNullEntities(
  request: AskedDocument,
  { data, errors = [] }: SubgraphAnswer,
): NullAnswer | null {
  const entries = Object.entries(data ?? {});
  if (!entries.some(([, value]) => Array.isArray(value) && value.includes(null))) return null;
  const nulls = explicitNulls(request);
  const isExplained = ([key, index]: readonly (string | number)[]) =>
    errors.some(({ path }) => path?.[0] === key && path?.[1] === index);
  return {
    data: Object.fromEntries(
      entries.map(([key, value]) => {
        const own = nulls.data[key];
        if (!Array.isArray(value) || !Array.isArray(own)) return [key, value];
        return [key, value.map((entity, index) => entity ?? own[index])];
      }),
    ),
    paths: nulls.paths.filter((path) => {
      const [key = "", index = 0] = path;
      const value = data?.[key];
      return Array.isArray(value) && value[Number(index)] === null && !isExplained(path);
    }),
  };
}

type Representation = { __typename?: string };

/** What `_entities` was asked about; null for any other field. An engine that batches asks several times, by alias. */
function representationsOf(
  { name, arguments: args }: FieldNode,
  variables: SubgraphRequest["variables"],
): Representation[] | null {
  if (name.value !== "_entities") return null;
  const value = args?.find((argument) => argument.name.value === "representations")?.value;
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : null;
  return Array.isArray(given) ? given : [];
}

/** Stands for the root type: whatever its name is, every fragment beside a root field is on it. */
const ROOT = Symbol("root type");

/** The fields that are asked of an object of a type, those in fragments included. */
function fieldsOf(
  document: DocumentNode,
  set: SelectionSetNode | undefined,
  typename: string | undefined | typeof ROOT,
): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragmentNamed(document, selection.name.value)
        : selection;
    const condition = fragment?.typeCondition?.name.value;
    const applies = condition === undefined || condition === typename || typename === ROOT;
    return applies ? fieldsOf(document, fragment?.selectionSet, typename) : [];
  });
}

function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
}
