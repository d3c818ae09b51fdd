import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import type { Path } from "../answer/at-path.js";
import { isFields } from "./merge.js";
import type { Fields, IsA } from "./run.types.js";

/** An object of the answer whose type has a key, and where it stands. */
export type Target = { entity: Fields & { __typename: string }; path: Path };

/** The objects at a path of the plan, in the order of the answer. */
export type FindTargets = (data: Fields) => Target[];

/** @param segments fields, `@` for every item of a list, and conditions on the type of what is there */
export function compilePath(segments: readonly FlattenNodePathSegment[], isA: IsA): FindTargets {
  return (data) => {
    const found: Target[] = [];
    const path: (string | number)[] = [];

    function walkItems(items: readonly unknown[], depth: number): void {
      for (const [index, item] of items.entries()) {
        path.push(index);
        walk(item, depth);
        path.pop();
      }
    }

    function walk(value: unknown, depth: number): void {
      if (Array.isArray(value)) {
        walkItems(value, segments[depth] === "@" ? depth + 1 : depth);
        return;
      }
      if (!isFields(value)) return;
      const segment = segments[depth];
      if (segment === undefined) {
        if (isEntity(value)) found.push({ entity: value, path: [...path] });
      } else if (typeof segment === "string") {
        // A list was expected, and this is none.
      } else if ("Field" in segment) {
        path.push(segment.Field);
        walk(value[segment.Field], depth + 1);
        path.pop();
      } else if (!isEntity(value) || isA(value.__typename, segment.TypeCondition)) {
        walk(value, depth + 1);
      }
    }

    walk(data, 0);
    return found;
  };
}

function isEntity(value: Fields): value is Target["entity"] {
  return typeof value.__typename === "string";
}
