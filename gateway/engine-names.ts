import { relocatedError } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  isIntrospectionType,
  visit,
} from "graphql";

/** What the engine answers. */
export type EngineResult = ExecutionResult<Record<string, unknown>, Record<string, unknown>>;

/** The response keys of one operation as the engine can take them, and the way back to the client's. */
export type EngineKeys = {
  /** The field's alias for the engine; null for none. */
  aliasOf(field: FieldNode): string | null;
  /** The answer with the client's keys, in the data and in the paths of errors. */
  restore(result: EngineResult): EngineResult;
};

/** An operation whose variables have names that the engine can take. */
export type EngineVariables = {
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
export function engineKeys(schema: GraphQLSchema): () => EngineKeys {
  const fieldNames = new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      "getFields" in type && !isIntrospectionType(type) ? Object.keys(type.getFields()) : [],
    ),
  );

  return () => {
    const ours = new Map<string, string>();
    return {
      aliasOf({ name, alias }) {
        const key = alias?.value ?? name.value;
        if (key === name.value) return null;
        if (key !== UNASKED && !isReserved(key) && !fieldNames.has(key)) return key;
        const known = ours.get(key) ?? `key_${ours.size}`;
        ours.set(key, known);
        return known;
      },
      restore: (result) => (ours.size === 0 ? result : restored(result, ours)),
    };
  };
}

function restored(
  { data, errors, ...rest }: EngineResult,
  ours: ReadonlyMap<string, string>,
): EngineResult {
  const clients = new Map([...ours].map(([key, our]) => [our, key]));
  const clientKey = (key: string) => clients.get(key) ?? key;
  function restoredValue(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(restoredValue);
    return value !== null && typeof value === "object" ? restoredObject(value) : value;
  }
  function restoredObject(object: object): Record<string, unknown> {
    // Not by assignment: the client's key may be `__proto__`.
    return Object.fromEntries(
      Object.entries(object)
        .map(([key, value]) => [clientKey(key), restoredValue(value)] as const)
        .filter(([key]) => key !== UNASKED),
    );
  }
  const relocated = errors?.map((error) =>
    relocatedError(
      error,
      error.path?.map((key) => (typeof key === "string" ? clientKey(key) : key)),
    ),
  );
  return {
    ...rest,
    ...(relocated && { errors: relocated }),
    ...(data !== undefined && { data: data && restoredObject(data) }),
  };
}

/** Gives variables other names where the engine would take them for its own. */
export function engineVariables(document: DocumentNode): EngineVariables {
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
