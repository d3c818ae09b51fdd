import type { FetchNode } from "@graphql-hive/router-query-planner";
import { atPath } from "../answer/at-path.js";
import { merge } from "./merge.js";
import { plannedFetch } from "./planned-fetch.js";
import { compileRewrites } from "./rewrites.js";
import type { IsA, Step } from "./run.types.js";

/** Asks a subgraph for fields of the query or of the mutation itself. */
export function rootStep(node: FetchNode, isA: IsA): Step {
  const { subgraph, firstKey, request } = plannedFetch(node);
  const rewrite = compileRewrites(node.outputRewrites, isA);
  return async (run) => {
    const { data, errors = [] } = await run.call(subgraph, request(run));
    for (const error of errors) {
      run.errors.push(error.path || firstKey === null ? error : atPath(error, [firstKey]));
    }
    if (data) merge(run.data, rewrite(data));
  };
}
