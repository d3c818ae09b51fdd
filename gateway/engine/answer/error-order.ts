import type { GraphQLError } from "graphql";
import { atPath, type Path } from "./at-path.js";

/**
 * Errors with the client's response keys in their paths, in the order of the answer's data. They come in the order in
 * which subgraphs happened to answer: the same request would have another answer every time.
 * @param clientKey the client's response key for one of the operation
 */
export function errorsInOrder(
  errors: readonly GraphQLError[],
  data: unknown,
  clientKey: (key: string) => string,
): GraphQLError[] {
  const placed = errors.map((error) => {
    const path = error.path?.map((key) => (typeof key === "string" ? clientKey(key) : key));
    return { error: path ? atPath(error, path) : error, place: placeOf(path ?? [], data) };
  });
  placed.sort((one, other) => order(one.place, other.place));
  return placed.map(({ error }) => error);
}

/** Where each step of a path is among its siblings; below a null its name says it. */
function placeOf(path: Path, data: unknown): Path {
  let value = data;
  return path.map((step) => {
    if (typeof step === "number" || typeof value !== "object" || value === null) {
      value = Array.isArray(value) ? value[Number(step)] : null;
      return step;
    }
    const place = Object.keys(value).indexOf(step);
    value = (value as Record<string, unknown>)[step];
    return place;
  });
}

function order(one: Path, other: Path): number {
  for (const [index, step] of one.entries()) {
    const beside = other[index];
    if (beside === undefined) return 1;
    if (step === beside) continue;
    if (typeof step === "number" && typeof beside === "number") return step - beside;
    return String(step) < String(beside) ? -1 : 1;
  }
  return one.length - other.length;
}
