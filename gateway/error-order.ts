import type { EngineResult } from "./engine-names.js";

/**
 * The answer with its errors in the order of its data. The engine has them in the order in which subgraphs happened to
 * answer: the same request would have another answer every time.
 */
export function withErrorsInOrder(answer: EngineResult): EngineResult {
  const { data, errors = [] } = answer;
  if (errors.length < 2) return answer;
  const placed = errors.map((error) => ({ error, place: placeOf(error.path ?? [], data) }));
  placed.sort((one, other) => order(one.place, other.place));
  return { ...answer, errors: placed.map(({ error }) => error) };
}

type Place = readonly (number | string)[];

/** Where each step of a path is among its siblings; below a null its name says it. */
function placeOf(path: Place, data: unknown): Place {
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

function order(one: Place, other: Place): number {
  for (const [index, step] of one.entries()) {
    const beside = other[index];
    if (beside === undefined) return 1;
    if (step === beside) continue;
    if (typeof step === "number" && typeof beside === "number") return step - beside;
    return String(step) < String(beside) ? -1 : 1;
  }
  return one.length - other.length;
}
