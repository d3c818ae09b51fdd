import {
  type FieldNode,
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
  type SelectionSetNode,
} from "graphql";
import { fragmentsOf } from "../engine/operation/fragments.js";
import { responseKey } from "../response-key.js";
import type { SubgraphRequest } from "./subgraph-call.js";

/** Whether something is an answer to what was asked with these variables. */
export type AnswerShape = (data: unknown, variables: SubgraphRequest["variables"]) => boolean;

type Check = (value: unknown) => boolean;

/** Whether something is an object of the type with that name, with what was asked of it. */
type ObjectCheck = (value: unknown, typename: string) => boolean;

/** A field of an answer. */
type FieldCheck = { key: string; isConditional: boolean; isRight: Check };

/** What a leaf may be, by the name of its type. Types that are not listed may be anything. */
type Leaves = Readonly<Record<string, Check>>;

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

/** Stands for every type that the graph does not have: nothing is known of any of them. */
const UNKNOWN_TYPE = "";

/**
 * What an answer from another process has to look like: every field there, lists where lists are due, objects where
 * objects are, leaves of their kind. Nulls are let through wherever they are: what they mean is decided after the merge. An
 * engine that merges something else would hand it on, or stop. Made once for each document, as every answer to it is
 * looked at.
 * @param isForeign whether it is from a graph whose own scalars are not known here
 */
export function answerShape(
  { document, operationName, schema }: Omit<SubgraphRequest, "variables">,
  isForeign = false,
): AnswerShape {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return () => false;
  const leaves = isForeign ? SPECIFIED_LEAVES : LEAVES;
  const fragments = fragmentsOf(document);

  function objectCheck(set: SelectionSetNode | undefined): ObjectCheck {
    const byType = new Map<string, readonly FieldCheck[]>();
    return (value, named) => {
      if (!isRecord(value)) return false;
      const typename = schema.getType(named) ? named : UNKNOWN_TYPE;
      let fields = byType.get(typename);
      if (!fields) {
        fields = fieldChecks(set, typename);
        byType.set(typename, fields);
      }
      return areRight(fields, value);
    };
  }

  /** The fields that are asked of an object of the type, those in fragments included. */
  function fieldChecks(set: SelectionSetNode | undefined, typename: string): FieldCheck[] {
    return (set?.selections ?? []).flatMap((selection) => {
      // Whether it was wanted hangs on variables; a subgraph that left it out would be found by nobody else either.
      const isConditional = (selection.directives?.length ?? 0) > 0;
      if (selection.kind === Kind.FIELD) {
        const type = fieldType(schema, typename, selection.name.value);
        const isRight = type ? valueCheck(type, selection.selectionSet) : () => true;
        return [{ key: responseKey(selection), isConditional, isRight }];
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const applies = condition === undefined || isA(schema, typename, condition);
      return fragment && applies && !isConditional
        ? fieldChecks(fragment.selectionSet, typename)
        : [];
    });
  }

  function valueCheck(type: GraphQLOutputType, set: SelectionSetNode | undefined): Check {
    if (isNonNullType(type)) return valueCheck(type.ofType, set);
    if (isListType(type)) {
      const isItem = valueCheck(type.ofType, set);
      return (value) => value === null || (Array.isArray(value) && value.every(isItem));
    }
    if (isCompositeType(type)) {
      const isObject = objectCheck(set);
      return (value) => value === null || isObject(value, typenameOf(value) ?? type.name);
    }
    const isLeaf = isEnumType(type) ? isText : (leaves[type.name] ?? (() => true));
    return (value) => value === null || isLeaf(value);
  }

  /** `_entities`: as many as were asked about, each with what was asked of its type. */
  function entitiesCheck({ arguments: args, selectionSet }: FieldNode): AnswerShape {
    const given = args?.find(({ name }) => name.value === "representations")?.value;
    const isEntity = objectCheck(selectionSet);
    return (value, variables) => {
      const asked = given?.kind === Kind.VARIABLE ? variables[given.name.value] : [];
      if (value === null) return true;
      if (!Array.isArray(value) || !Array.isArray(asked)) return false;
      if (value.length !== asked.length) return false;
      return value.every(
        (entity, index) => entity === null || isEntity(entity, String(asked[index]?.__typename)),
      );
    };
  }

  const { selections } = operation.selectionSet;
  const isEntities = (selection: (typeof selections)[number]): selection is FieldNode =>
    selection.kind === Kind.FIELD && selection.name.value === "_entities";
  const entities = selections.filter(isEntities).map((field) => {
    return { key: responseKey(field), areRight: entitiesCheck(field) };
  });
  const others = selections.filter((selection) => !isEntities(selection));
  const fields = fieldChecks({ kind: Kind.SELECTION_SET, selections: others }, root.name);

  return (data, variables) =>
    isRecord(data) &&
    areRight(fields, data) &&
    entities.every(({ key, areRight }) => areRight(data[key], variables));
}

function areRight(fields: readonly FieldCheck[], object: Record<string, unknown>): boolean {
  for (const { key, isConditional, isRight } of fields) {
    const value = object[key];
    if (value === undefined ? !isConditional : !isRight(value)) return false;
  }
  return true;
}

function fieldType(
  schema: GraphQLSchema,
  typename: string,
  field: string,
): GraphQLOutputType | undefined {
  const type = schema.getType(typename);
  return type && "getFields" in type
    ? (type.getFields()[field] as { type: GraphQLOutputType } | undefined)?.type
    : undefined;
}

/** Whether an object of the type has what a fragment on the condition asks for, as far as that is known. */
function isA(schema: GraphQLSchema, typename: string, condition: string): boolean {
  if (typename === condition) return true;
  const [type, asked] = [schema.getType(typename), schema.getType(condition)];
  return isObjectType(type) && isAbstractType(asked) && schema.isSubType(asked, type);
}

function typenameOf(value: unknown): string | undefined {
  const typename = isRecord(value) ? value.__typename : undefined;
  return isText(typename) ? typename : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
