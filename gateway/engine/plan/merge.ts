import type { Fields } from "./run.types.js";

/**
 * Adds what a subgraph answered to what is there: objects key by key, lists of one length item by item. A value stays
 * where a null is added: it is from a subgraph that did answer.
 */
export function merge(target: Fields, source: Fields): void {
  for (const key of Object.keys(source)) {
    // A subgraph elsewhere may answer anything, and this key would be the way to every object of the process.
    if (key === "__proto__") continue;
    target[key] = merged(Object.hasOwn(target, key) ? target[key] : null, source[key]);
  }
}

function merged(there: unknown, added: unknown): unknown {
  if (there === null || there === undefined) return added;
  if (added === null || added === undefined) return there;
  if (Array.isArray(there) && Array.isArray(added)) {
    return there.length === added.length
      ? there.map((item, index) => merged(item, added[index]))
      : added;
  }
  if (!isFields(there) || !isFields(added)) return added;
  merge(there, added);
  return there;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
