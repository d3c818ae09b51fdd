import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { responseKey } from "../../response-key.js";
import { type Conditions, isSelected } from "./conditions.js";
import { fragmentsOf } from "./fragments.js";
import { type SafeKeys, UNASKED } from "./safe-names.js";

/** An operation in the two parts that answer it; null where nothing is asked of one. */
export type PlainDocument = {
  /** What the subgraphs are asked. */
  plain: DocumentNode | null;
  /** What the schema is asked about itself. */
  introspection: DocumentNode | null;
};

/** What a type is asked in the order of the answer: fields by response key, and parts of its object types. */
type Collected = Map<string, FieldPart | ObjectPart>;
type FieldPart = { fields: FieldNode[] };
type ObjectPart = { object: GraphQLObjectType; sets: SelectionSetNode[] };

/** The one answer to this is whether there is an object at all. */
const EXISTENCE = selectionSet([
  { kind: Kind.FIELD, alias: nameNode(UNASKED), name: nameNode("__typename") },
]);

/**
 * The operation as it is planned: the same question in the plainest words. Fields of one response key are one
 * field; a fragment that always applies is what is in it; any other stands on an object type, and none in another; `@skip`
 * and `@include` are decided. Whatever the client wrote, the planner sees no more than a handful of forms, and completing
 * an answer needs no fragments by name and no conditions.
 */
export function plainDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Conditions,
  keys: SafeKeys,
): PlainDocument {
  const fragments = fragmentsOf(document);

  function collect(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Collected {
    const collected: Collected = new Map();
    const added = new Set<SelectionSetNode>();
    let fieldsEnd = 0;
    const add = (set: SelectionSetNode): void => {
      // Once is enough: a chain of fragments that each spread the next one twice would have no end.
      if (added.has(set)) return;
      added.add(set);
      for (const selection of set.selections) {
        if (!isSelected(selection, conditions)) continue;
        if (selection.kind !== Kind.FIELD) {
          const { condition, asked } = fragmentOf(selection, type);
          if (appliesAlways(condition, type)) add(asked);
          else
            addOn(
              objectsOf(type).filter((object) => appliesAlways(condition, object)),
              asked,
            );
        } else if (isUnionType(type)) {
          addOn(objectsOf(type), selectionSet([selection]));
        } else {
          const key = responseKey(selection);
          const part = (collected.get(key) as FieldPart | undefined) ?? { fields: [] };
          part.fields.push(selection);
          collected.set(key, part);
          fieldsEnd = collected.size;
        }
      }
    };
    const addOn = (objects: readonly GraphQLObjectType[], set: SelectionSetNode): void => {
      for (const object of objects) {
        // One part up to the next field, for the order of the answer; no response key has a space.
        const key = `${object.name} ${fieldsEnd}`;
        const part = (collected.get(key) as ObjectPart | undefined) ?? { object, sets: [] };
        part.sets.push(set);
        collected.set(key, part);
      }
    };
    for (const set of sets) add(set);
    return collected;
  }

  function fragmentOf(selection: Exclude<SelectionNode, FieldNode>, type: GraphQLCompositeType) {
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (!fragment) throw new Error("the document spreads a fragment that it does not define");
    const condition = schema.getType(fragment.typeCondition?.name.value ?? type.name);
    if (!isCompositeType(condition)) throw new Error("a fragment is on a type that has no fields");
    return { condition, asked: fragment.selectionSet };
  }

  function appliesAlways(condition: GraphQLCompositeType, type: GraphQLCompositeType): boolean {
    if (condition === type) return true;
    return isAbstractType(condition) && !isUnionType(type) && schema.isSubType(condition, type);
  }

  function objectsOf(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  }

  function written(type: GraphQLCompositeType, collected: Collected): SelectionNode[] {
    const inFragments = new Set<string>();
    return [...collected].flatMap(([key, part]): SelectionNode | [] => {
      if ("fields" in part) {
        const field = merged(type, part.fields);
        // Where a fragment before it has the key too, the two are merged in a fragment only.
        return inFragments.has(key) ? inlineFragment([field]) : field;
      }
      const inside = collect(part.object, part.sets);
      for (const insideKey of inside.keys()) inFragments.add(insideKey);
      const selections = written(part.object, inside);
      return selections.length > 0 ? inlineFragment(selections, part.object) : [];
    });
  }

  /** One field for all fields of a response key. */
  function merged(type: GraphQLCompositeType, fields: readonly FieldNode[]): FieldNode {
    const [field] = fields as [FieldNode];
    const { name, arguments: given = [] } = field;
    const alias = keys.aliasOf(field);
    const below = isUnionType(type) ? null : getNamedType(type.getFields()[name.value]?.type);
    return {
      kind: Kind.FIELD,
      name,
      ...(alias !== null && { alias: nameNode(alias) }),
      arguments: given,
      ...(isCompositeType(below) && { selectionSet: selectionSet(askedOf(below, fields)) }),
    };
  }

  function askedOf(type: GraphQLCompositeType, fields: readonly FieldNode[]): SelectionNode[] {
    const sets = fields.flatMap(({ selectionSet: set }) => set ?? []);
    const selections = written(type, collect(type, sets));
    return selections.length > 0 ? selections : written(type, collect(type, [EXISTENCE]));
  }

  function documentOf(
    selections: readonly SelectionNode[],
    used: Iterable<FragmentDefinitionNode> = [],
  ): DocumentNode | null {
    if (selections.length === 0) return null;
    return {
      kind: Kind.DOCUMENT,
      definitions: [{ ...operation, selectionSet: selectionSet(selections) }, ...used],
    };
  }

  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation} type`);
  const collected = collect(root, [operation.selectionSet]);
  const introspection: FieldNode[] = [];
  for (const [key, part] of collected) {
    if (!("fields" in part) || !part.fields.some(isIntrospection)) continue;
    introspection.push(...part.fields);
    collected.delete(key);
  }
  return {
    plain: documentOf(written(root, collected)),
    introspection: documentOf(introspection, fragments.values()),
  };
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === "__schema" || name.value === "__type";
}

function inlineFragment(
  selections: readonly SelectionNode[],
  type?: GraphQLObjectType,
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(type && { typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type.name) } }),
    selectionSet: selectionSet(selections),
  };
}

function selectionSet(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const;
}
