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
  const { document, variables } = request;
  const data: Record<string, unknown> = {};
  const paths: NullAnswer["paths"] = [];
  for (const field of rootFieldsOf(request)) {
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
 * The answer of one of our subgraphs with explicit nulls in place of entities that it was asked about and did not give,
 * and the paths of those of them that no error explains. The directory is asked about what it named itself, and an
 * affiliate knows every beneficiary, if only as somebody it gives nothing: a null entity is no answer.
 * @returns null where every entity is there
 */
export function withoutNullEntities(
  request: AskedDocument,
  { data, errors = [] }: SubgraphAnswer,
): NullAnswer | null {
  const entitiesAt = (key: string): readonly unknown[] => {
    const value = data?.[key];
    return Array.isArray(value) ? value : [];
  };
  const lacking = rootFieldsOf(request).flatMap((field) => {
    const key = responseKey(field);
    const entities = entitiesAt(key);
    const asked = representationsOf(field, request.variables) ?? [];
    return asked.some((_representation, index) => isNothing(entities[index])) ? [key] : [];
  });
  if (lacking.length === 0) return null;
  const nulls = explicitNulls(request);
  const whole = { ...(data ?? nulls.data) };
  for (const key of lacking) {
    const own = nulls.data[key] as readonly unknown[];
    whole[key] = own.map((entity, index) => entitiesAt(key)[index] ?? entity);
  }
  const isExplained = ([key, index]: NullPath) =>
    errors.some(({ path = [] }) => path[0] === key && (path.length === 1 || path[1] === index));
  return {
    data: whole,
    paths: nulls.paths.filter((path) => {
      const [key, index] = path;
      return isNothing(entitiesAt(String(key))[Number(index)]) && !isExplained(path);
    }),
  };
}

type NullPath = NullAnswer["paths"][number];

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
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

const rootFields = new WeakMap<DocumentNode, FieldNode[]>();

/** The fields of the query itself. A document of a plan has one operation, and is asked again and again. */
function rootFieldsOf({ document, operationName }: AskedDocument): readonly FieldNode[] {
  const known = rootFields.get(document);
  if (known) return known;
  const operation = getOperationAST(document, operationName);
  const fields = fieldsOf(document, operation?.selectionSet, ROOT);
  rootFields.set(document, fields);
  return fields;
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
