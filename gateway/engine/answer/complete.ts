import {
  type DocumentNode,
  type FieldNode,
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
import { type Conditions, isSelected } from "../operation/conditions.js";
import { fragmentsOf } from "../operation/fragments.js";
import type { Fields } from "../plan/run.types.js";

/** What the client gets of the data that the subgraphs gave; null when a null goes all the way up. */
export type CompleteAnswer = (data: Fields) => Fields | null;

/** A value as its type has it. A null where the type allows none is a null of what holds it. */
type Complete = (value: unknown) => unknown;

type CompleteField = { key: string; clientKey: string; complete: Complete; isNonNull: boolean };

/** What the client asked, of a valid document. */
export type AskedOperation = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  conditions: Conditions;
};

/**
 * Makes of the merged data what was asked for: its fields in their order under the client's keys, with what only the plan
 * needed left out, and with each null carried up to the nearest place where the schema allows one. What hangs on the
 * operation alone is done here, once.
 * @param schema what clients see: a value that it does not have is a null
 * @param keyOf the key under which the data has a field
 */
export function completeAnswer(
  schema: GraphQLSchema,
  { document, operation, conditions }: AskedOperation,
  keyOf: (field: FieldNode) => string,
): CompleteAnswer {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation} type`);
  const fragments = fragmentsOf(document);

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
    return asItIs;
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
    return [...collected(type, sets)].map(([clientKey, { field, sets: below }]) => {
      const name = field.name.value;
      const own = { key: keyOf(field), clientKey };
      if (name === "__typename") return { ...own, complete: typenameOf(type), isNonNull: true };
      // What the schema is asked about itself is in the data as it is answered.
      if (name.startsWith("__")) return { ...own, complete: asItIs, isNonNull: false };
      const output = type.getFields()[name]?.type;
      if (!output) throw new Error(`${type.name} has no field ${name}`);
      return { ...own, complete: outputOf(output, below), isNonNull: isNonNullType(output) };
    });
  }

  /** The fields of an object by response key, those in fragments that apply to it included. */
  function collected(type: Fielded, sets: readonly SelectionSetNode[]) {
    const found = new Map<string, { field: FieldNode; sets: SelectionSetNode[] }>();
    const seen = new Set<SelectionSetNode>();
    const add = (set: SelectionSetNode): void => {
      // Once is enough: a chain of fragments that each spread the next one twice would have no end.
      if (seen.has(set)) return;
      seen.add(set);
      for (const selection of set.selections) {
        if (!isSelected(selection, conditions)) continue;
        if (selection.kind === Kind.FIELD) {
          const key = responseKey(selection);
          const entry = found.get(key) ?? { field: selection, sets: [] };
          if (selection.selectionSet) entry.sets.push(selection.selectionSet);
          found.set(key, entry);
          continue;
        }
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (fragment && applies(fragment.typeCondition?.name.value, type)) {
          add(fragment.selectionSet);
        }
      }
    };
    for (const set of sets) add(set);
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

const asItIs: Complete = (value) => value ?? null;

function typenameOf(type: Fielded): Complete {
  return isObjectType(type) ? () => type.name : asItIs;
}

const A_FIELD = { configurable: true, enumerable: true, writable: true };

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
