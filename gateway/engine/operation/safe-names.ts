import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isIntrospectionType,
  visit,
} from "graphql";

/** The response keys of one operation as the planner can take them, and the way back to the client's. */
export type SafeKeys = {
  /** The field's alias for the planner; null for none. */
  aliasOf(field: FieldNode): string | null;
  /** The key of a field in what the plan gives. */
  keyOf(field: FieldNode): string;
  /** The client's key for such a one; what the client did not ask for has none but that. */
  clientKey(key: string): string;
};

/** An operation whose variables have names that the planner can take. */
export type SafeVariables = {
  document: DocumentNode;
  /** The client's values under those names. */
  valuesOf(variables: Readonly<Record<string, unknown>>): Record<string, unknown>;
};

/** The alias of what the client did not ask for; no client can write it. It is not in the answer. */
export const UNASKED = "?";

/**
 * Names that are not the client's to use: the planner's (`_internal_qp_alias_0`, `__batch_reps_0`, `representations`), those
 * of JavaScript's own objects, and the ones we give. Merging writes what is below an alias `constructor` into the process's
 * `Object`, for every request to come.
 */
function isReserved(name: string): boolean {
  return /^_|^representations$|^(?:key|variable)_\d+$/.test(name) || name in Object.prototype;
}

/**
 * An alias that is the name of another field is not taken either. The planner adds what it needs for itself (an entity's
 * `id`, what a total requires) and takes for it whatever stands there: it asks affiliates about the wrong thing, and over
 * some such documents it aborts the process.
 */
export function safeKeys(schema: GraphQLSchema): () => SafeKeys {
  const fieldNames = new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      "getFields" in type && !isIntrospectionType(type) ? Object.keys(type.getFields()) : [],
    ),
  );

  return () => {
    const ours = new Map<string, string>();
    const clients = new Map<string, string>();
    function aliasOf({ name, alias }: FieldNode): string | null {
      const key = alias?.value ?? name.value;
      if (key === name.value) return null;
      if (key !== UNASKED && !isReserved(key) && !fieldNames.has(key)) return key;
      const known = ours.get(key) ?? `key_${ours.size}`;
      ours.set(key, known);
      if (key !== UNASKED) clients.set(known, key);
      return known;
    }

    return {
      aliasOf,
      keyOf: (field) => aliasOf(field) ?? field.name.value,
      clientKey: (key) => clients.get(key) ?? key,
    };
  };
}

/** Gives variables other names where the planner would take them for its own. */
export function safeVariables(document: DocumentNode): SafeVariables {
  const ours = new Map<string, string>();
  const renamed = visit(document, {
    Variable(variable) {
      const { value } = variable.name;
      if (!isReserved(value)) return undefined;
      const known = ours.get(value) ?? `variable_${ours.size}`;
      ours.set(value, known);
      return { ...variable, name: { ...variable.name, value: known } };
    },
  });
  return {
    document: renamed,
    valuesOf(variables) {
      if (ours.size === 0) return variables;
      return Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [ours.get(name) ?? name, value]),
      );
    },
  };
}
