import {
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { responseKey } from "../../response-key.js";
import type { Fields } from "../plan/run.types.js";

/** What the client gets of the data that the subgraphs gave; null when a null goes all the way up. */
export type CompleteAnswer = (data: Fields) => Fields | null;

/** A value as its type has it. A null where the type allows none is a null of what holds it. */
type Complete = (value: unknown) => unknown;

type CompleteField = { key: string; clientKey: string; complete: Complete; isNonNull: boolean };

/**
 * Makes of the merged data what was asked for: its fields in their order under the client's keys, with what only the plan
 * needed left out, and with each null carried up to the nearest place where the schema allows one. What hangs on the
 * operation alone is done here, once.
 * @param schema what clients see: a value that it does not have is a null
 * @param clientKey the client's response key for one of the operation; null for what the client did not ask for
 */
export function completeAnswer(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  clientKey: (key: string) => string | null,
): CompleteAnswer {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation} type`);

  function outputOf(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    if (isNonNullType(type)) return outputOf(type.ofType, sets);
    if (!isListType(type)) return namedOf(type, sets);
    const item = outputOf(type.ofType, sets);
    const isItemNonNull = isNonNullType(type.ofType);
    return (value) => {
      if (!Array.isArray(value)) return null;
      const items: unknown[] = [];
      for (const given of value) {
        const completed = item(given);
        if (completed === null && isItemNonNull) return null;
        items.push(completed);
      }
      return items;
    };
  }

  function namedOf(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): Complete {
    if (isObjectType(type)) return objectOf(type, sets);
    if (isAbstractType(type)) return abstractOf(type, sets);
    // One that is inaccessible to clients is none of its values here.
    if (isEnumType(type)) return (value) => (type.getValue(String(value)) ? value : null);
    return (value) => value ?? null;
  }

  function abstractOf(type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Complete {
    const byTypename = new Map<string, Complete>();
    // Where no fragment hangs on it, the plan need not find out: it has no type name, or the interface's own, from a
    // subgraph to which the interface is an object.
    const ofAny = isInterfaceType(type) ? objectOf(type, sets) : NOTHING;
    return (value) => {
      if (!isObject(value)) return null;
      const { __typename: typename } = value;
      if (typeof typename !== "string" || typename === type.name) return ofAny(value);
      const complete = byTypename.get(typename) ?? ofOne(typename);
      byTypename.set(typename, complete);
      return complete(value);
    };

    function ofOne(typename: string): Complete {
      const object = schema.getType(typename);
      return isObjectType(object) && schema.isSubType(type, object)
        ? objectOf(object, sets)
        : NOTHING;
    }
  }

  function objectOf(type: Fielded, sets: readonly SelectionSetNode[]): Complete {
    const fields = fieldsOf(type, sets);
    return (value) => {
      if (!isObject(value)) return null;
      const object: Fields = {};
      for (const { key, clientKey: name, complete, isNonNull } of fields) {
        const completed = complete(value[key]);
        if (completed === null && isNonNull) return null;
        if (name !== "__proto__") object[name] = completed;
        else Object.defineProperty(object, name, { ...A_FIELD, value: completed });
      }
      return object;
    };
  }

  function fieldsOf(type: Fielded, sets: readonly SelectionSetNode[]): CompleteField[] {
    return [...collected(type, sets)].flatMap(([key, { name, sets: below }]) => {
      const client = clientKey(key);
      if (client === null) return [];
      if (name === "__typename") {
        return { key, clientKey: client, complete: typenameOf(type), isNonNull: true };
      }
      const field = type.getFields()[name];
      if (!field) throw new Error(`${type.name} has no field ${name}`);
      const isNonNull = isNonNullType(field.type);
      return { key, clientKey: client, complete: outputOf(field.type, below), isNonNull };
    });
  }

  /** The fields of an object by response key, those in fragments that apply to it included. */
  function collected(
    type: Fielded,
    sets: readonly SelectionSetNode[],
    found = new Map<string, { name: string; sets: SelectionSetNode[] }>(),
  ) {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection);
        const entry = found.get(key) ?? { name: selection.name.value, sets: [] };
        if (selection.selectionSet) entry.sets.push(selection.selectionSet);
        found.set(key, entry);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        throw new Error("the operation spreads a fragment");
      } else if (applies(selection.typeCondition?.name.value, type)) {
        collected(type, [selection.selectionSet], found);
      }
    }
    return found;
  }

  function applies(condition: string | undefined, type: Fielded): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  }

  return objectOf(root, [operation.selectionSet]) as CompleteAnswer;
}

/** What has fields: an object's type, or an interface for an object of unknown type. */
type Fielded = GraphQLObjectType | GraphQLInterfaceType;

/** For an object of a type that clients do not see. */
const NOTHING: Complete = () => null;

function typenameOf(type: Fielded): Complete {
  return isObjectType(type) ? () => type.name : (value) => value ?? null;
}

const A_FIELD = { configurable: true, enumerable: true, writable: true };

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
