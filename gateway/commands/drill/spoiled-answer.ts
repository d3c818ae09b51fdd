import { type Fault, INTERNAL_TEXT } from "./fault.js";

type Json = string | number | boolean | null | Json[] | JsonObject;
type JsonObject = { [key: string]: Json };

/** A subgraph's answer to a query, as far as it has one. */
export type ToldAnswer = { data?: JsonObject | null; errors?: Json[] };

/** Faults that change what a subgraph says, and not how. */
export type SpoilingFault = Exclude<
  Fault,
  "refused" | "reset" | "slow" | "status 500" | "truncated" | "no JSON"
>;

/**
 * The answer as a subgraph with the fault would have given it. A wrong type is put below an entity wherever one was asked
 * for, and at the root otherwise.
 */
export function spoiled(fault: SpoilingFault, answer: ToldAnswer): unknown {
  const copy = structuredClone(answer);
  const data = copy.data ?? {};
  const lists = entityLists(data);
  switch (fault) {
    case "error without data":
      return {
        errors: [{ message: INTERNAL_TEXT, extensions: { code: "INTERNAL_SERVER_ERROR" } }],
      };
    case "error at an entity":
      return withErrors(data, lists);
    case "null entity":
      for (const list of lists) list.fill(null);
      break;
    case "text for a list":
      if (!replaceFirst(belowEntities(data), Array.isArray, "nothing")) return { data: "nothing" };
      break;
    case "number for an object":
      if (!replaceFirst(belowEntities(data), isObject, 7)) return { data: 7 };
      break;
    // A whole number may stand for an ID.
    case "number for a text":
      if (!replaceFirst(belowEntities(data), isText, 7.5)) return { data: 7.5 };
      break;
    case "missing field":
      for (const object of belowEntities(data)) delete object[Object.keys(object)[0] ?? ""];
      break;
    case "one entity more":
      for (const list of lists) list.push(structuredClone(list[0] ?? {}));
      break;
    case "one entity less":
      for (const list of lists) list.pop();
      break;
  }
  return copy;
}

/** Every entity's fields null, with an error at each of them. */
function withErrors(data: JsonObject, lists: readonly Json[][]): ToldAnswer {
  const extensions = { code: "INTERNAL_SERVER_ERROR", stacktrace: [INTERNAL_TEXT] };
  const keys = Object.keys(data);
  if (lists.length === 0) {
    const errors = keys.map((key) => ({ message: INTERNAL_TEXT, path: [key], extensions }));
    return { data: Object.fromEntries(keys.map((key) => [key, null])), errors };
  }
  const errors = keys.flatMap((key) =>
    entitiesAt(data, key).flatMap((entity, index) =>
      Object.keys(entity)
        .filter((field) => field !== "__typename")
        .map((field) => {
          entity[field] = null;
          return { message: INTERNAL_TEXT, path: [key, index, field], extensions };
        }),
    ),
  );
  return { data, errors };
}

/** An engine that batches asks for `_entities` under several names. */
function entityLists(data: JsonObject): Json[][] {
  return Object.entries(data).flatMap(([key, value]) =>
    key.includes("_entities") && Array.isArray(value) ? [value] : [],
  );
}

function entitiesAt(data: JsonObject, key: string): JsonObject[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function belowEntities(data: JsonObject): JsonObject[] {
  const lists = entityLists(data);
  return lists.length > 0 ? lists.flat().filter(isObject) : [data];
}

/** Puts something else in the place of the first value of a kind. @returns whether there was one */
function replaceFirst(
  objects: readonly JsonObject[],
  isWanted: (value: Json) => boolean,
  wrong: Json,
): boolean {
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      if (key === "__typename") continue;
      if (isWanted(value)) {
        object[key] = wrong;
        return true;
      }
      const within = [value].flat().filter(isObject);
      if (replaceFirst(within, isWanted, wrong)) return true;
    }
  }
  return false;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: Json): value is string {
  return typeof value === "string";
}
