import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { responseKey } from "../response-key.js";
import type { SubgraphRequest } from "./subgraph-call.js";

/** What a leaf may be, by the name of its type. Types that are not listed may be anything. */
type Leaves = Readonly<Record<string, (value: unknown) => boolean>>;

/** GraphQL's own. */
const SPECIFIED_LEAVES: Leaves = {
  Int: Number.isInteger,
  Float: Number.isFinite,
  String: isText,
  Boolean: (value) => typeof value === "boolean",
  ID: (value) => isText(value) || Number.isInteger(value),
};

/** With our graph's. */
const LEAVES: Leaves = {
  ...SPECIFIED_LEAVES,
  Won: Number.isSafeInteger,
  Date: isText,
  DateTime: isText,
};

/**
 * Whether an answer from another process is one to what was asked: every field there, lists where lists are due, objects
 * where objects are, leaves of their kind. Nulls are let through wherever they are: what they mean is decided after the
 * merge. An engine that merges something else would hand it on, or stop.
 * @param isForeign whether it is from a graph whose own scalars are not known here
 */
export function isAnswerTo(
  { document, operationName, variables, schema }: SubgraphRequest,
  data: unknown,
  isForeign = false,
): boolean {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root || !isRecord(data)) return false;
  const leaves = isForeign ? SPECIFIED_LEAVES : LEAVES;
  const shape: Shape = { schema, leaves, fragments: fragmentsOf(document) };
  return operation.selectionSet.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || selection.name.value !== "_entities") {
      return isSelected(shape, data, selection, root.name);
    }
    return isEntities(shape, data[responseKey(selection)], selection, variables);
  });
}

type Shape = {
  schema: GraphQLSchema;
  leaves: Leaves;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
};

/** `_entities`: as many as were asked about, each with what was asked of its type. */
function isEntities(
  shape: Shape,
  value: unknown,
  { arguments: args, selectionSet }: FieldNode,
  variables: SubgraphRequest["variables"],
): boolean {
  const given = args?.find(({ name }) => name.value === "representations")?.value;
  const asked = given?.kind === Kind.VARIABLE ? variables[given.name.value] : [];
  if (value === null) return true;
  if (!Array.isArray(value) || !Array.isArray(asked) || value.length !== asked.length) return false;
  return value.every(
    (entity, index) =>
      entity === null || isObjectOf(shape, entity, selectionSet, String(asked[index]?.__typename)),
  );
}

function isObjectOf(
  shape: Shape,
  value: unknown,
  set: SelectionSetNode | undefined,
  typename: string,
): boolean {
  if (!isRecord(value)) return false;
  return (
    set?.selections.every((selection) => isSelected(shape, value, selection, typename)) ?? true
  );
}

/** One selection of an object, whose type is known by name. */
function isSelected(
  shape: Shape,
  object: Record<string, unknown>,
  selection: SelectionNode,
  typename: string,
): boolean {
  // Whether the field was wanted hangs on variables; a subgraph that left one out would be found by nobody else either.
  const isConditional = (selection.directives?.length ?? 0) > 0;
  if (selection.kind === Kind.FIELD) {
    const value = object[responseKey(selection)];
    if (value === undefined) return isConditional;
    const type = fieldType(shape, typename, selection.name.value);
    return type === undefined || isOf(shape, value, type, selection.selectionSet);
  }
  const fragment =
    selection.kind === Kind.FRAGMENT_SPREAD ? shape.fragments.get(selection.name.value) : selection;
  if (!fragment || isConditional) return true;
  const condition = fragment.typeCondition?.name.value;
  if (condition !== undefined && !isA(shape, typename, condition)) return true;
  return isObjectOf(shape, object, fragment.selectionSet, typename);
}

function isOf(
  shape: Shape,
  value: unknown,
  type: GraphQLOutputType,
  set: SelectionSetNode | undefined,
): boolean {
  if (isNonNullType(type)) return isOf(shape, value, type.ofType, set);
  if (value === null) return true;
  if (isListType(type)) {
    return Array.isArray(value) && value.every((item) => isOf(shape, item, type.ofType, set));
  }
  if (isEnumType(type)) return isText(value);
  if (!isCompositeType(type)) return shape.leaves[type.name]?.(value) ?? true;
  return isObjectOf(shape, value, set, typenameOf(value) ?? type.name);
}

function fieldType(
  { schema }: Shape,
  typename: string,
  field: string,
): GraphQLOutputType | undefined {
  const type = schema.getType(typename);
  return type && "getFields" in type
    ? (type.getFields()[field] as { type: GraphQLOutputType } | undefined)?.type
    : undefined;
}

/** Whether an object of the type has what a fragment on the condition asks for, as far as that is known. */
function isA({ schema }: Shape, typename: string, condition: string): boolean {
  if (typename === condition) return true;
  const [type, asked] = [schema.getType(typename), schema.getType(condition)];
  return isObjectType(type) && isAbstractType(asked) && schema.isSubType(asked, type);
}

function typenameOf(value: unknown): string | undefined {
  const typename = isRecord(value) ? value.__typename : undefined;
  return isText(typename) ? typename : undefined;
}

function fragmentsOf({ definitions }: DocumentNode): Shape["fragments"] {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
