import { isDeepStrictEqual } from "node:util";
import type { InputRewrite, RequiresSelection } from "@graphql-hive/router-query-planner";
import type { Target } from "./entity-path.js";
import { isFields } from "./merge.js";
import { compileRewrites } from "./rewrites.js";
import type { Fields, IsA } from "./run.types.js";

/** What a subgraph is told of an object that it is asked about; null when nothing is known by which it could find it. */
export type Represent = (entity: Target["entity"]) => Fields | null;

export function compileRepresentation(
  requires: readonly RequiresSelection[],
  rewrites: readonly InputRewrite[] | undefined,
  isA: IsA,
): Represent {
  const take = compileTaking(requires, isA);
  const rewrite = compileRewrites(rewrites, isA);
  return (entity) => {
    const taken: Fields = {};
    take(entity, taken);
    const keys = Object.keys(taken);
    if (keys.length === 0 || (keys.length === 1 && keys[0] === "__typename")) return null;
    taken.__typename ??= entity.__typename;
    return rewrite(taken);
  };
}

/** Takes the required fields of an object. What is null is left out: it is not known. */
type Take = (from: Fields, into: Fields) => void;

function compileTaking(selections: readonly RequiresSelection[], isA: IsA): Take {
  const takings = selections.map((selection): Take => {
    if (selection.kind === "FragmentSpread") {
      throw new Error("the plan spreads a fragment in what it requires");
    }
    if (selection.kind === "InlineFragment") {
      const take = compileTaking(selection.selections, isA);
      const condition = [selection.typeCondition];
      return (from, into) => {
        if (isA(String(from.__typename), condition)) take(from, into);
      };
    }
    // The answer in the making has it under its name; the subgraph knows it by the other.
    const { name, alias = name } = selection;
    const below = selection.selections && valueTaker(compileTaking(selection.selections, isA));
    return (from, into) => {
      const value = from[name];
      if (value === null || value === undefined) return;
      const taken = below ? below(value) : value;
      if (taken !== null) into[alias] = taken;
    };
  });
  return (from, into) => {
    for (const take of takings) take(from, into);
  };
}

function valueTaker(take: Take): (value: unknown) => unknown {
  return function taken(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(taken);
    if (!isFields(value)) return value ?? null;
    const into: Fields = {};
    take(value, into);
    return into;
  };
}

/** What a subgraph is asked about in one request: each thing once. */
export type Representations = {
  all: Fields[];
  /** @returns its place among them */
  add(representation: Fields): number;
};

export function newRepresentations(): Representations {
  const all: Fields[] = [];
  const placesBySurface = new Map<string, number[]>();
  return {
    all,
    add(representation) {
      const surface = surfaceOf(representation);
      const places = placesBySurface.get(surface) ?? [];
      const known = places.find((place) => isDeepStrictEqual(all[place], representation));
      if (known !== undefined) return known;
      const place = all.push(representation) - 1;
      placesBySurface.set(surface, [...places, place]);
      return place;
    },
  };
}

/** Its plain values, by which most of what differs can be told apart without looking at all that a total requires. */
function surfaceOf(representation: Fields): string {
  let surface = "";
  for (const value of Object.values(representation)) {
    if (typeof value !== "object") surface += `${value}\n`;
  }
  return surface;
}
