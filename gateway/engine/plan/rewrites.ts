import type {
  FetchNodePathSegment,
  FetchRewrite,
  ValueSetter,
} from "@graphql-hive/router-query-planner";
import { isFields } from "./merge.js";
import type { Fields, IsA } from "./run.types.js";

/** Changes an object in place: names and values that differ between what a subgraph knows and what the plan works with. */
export type Rewrite = (fields: Fields) => Fields;

export function compileRewrites(rewrites: readonly FetchRewrite[] | undefined, isA: IsA): Rewrite {
  const all = (rewrites ?? []).map((rewrite) => compileRewrite(rewrite, isA));
  return (fields) => {
    for (const rewrite of all) rewrite(fields);
    return fields;
  };
}

type Change = (holder: Fields, key: string) => void;

function compileRewrite(rewrite: FetchRewrite, isA: IsA): (fields: Fields) => void {
  if ("KeyRenamer" in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return atEnd(path, isA, (holder, key) => {
      if (!Object.hasOwn(holder, key)) return;
      holder[renameKeyTo] = holder[key];
      delete holder[key];
    });
  }
  const { path, setValueTo }: ValueSetter =
    "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
  return atEnd(path, isA, (holder, key) => {
    holder[key] = setValueTo;
  });
}

/** Makes the change at every place that the path leads to. */
function atEnd(path: readonly FetchNodePathSegment[], isA: IsA, change: Change) {
  function walk(value: unknown, depth: number): void {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth);
      return;
    }
    const segment = path[depth];
    if (!isFields(value) || segment === undefined) return;
    if ("TypenameEquals" in segment) {
      const { __typename: typename } = value;
      if (typeof typename !== "string" || isA(typename, segment.TypenameEquals)) {
        walk(value, depth + 1);
      }
    } else if (depth === path.length - 1) {
      change(value, segment.Key);
    } else {
      walk(value[segment.Key], depth + 1);
    }
  }
  return (fields: Fields) => walk(fields, 0);
}
