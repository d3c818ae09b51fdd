import type { Database } from "../../subgraphs/kit/database/connection.js";
import type { CallSubgraph } from "../engine/engine.js";
import type { LoadedSubgraph } from "../load-subgraphs.js";
import { DEFAULT_CALLS } from "../settings/call-variables.js";
import type { FailureLog } from "./call-subgraph.js";
import { inThisProcess } from "./reached-subgraph.js";
import { openSubgraphCalls } from "./subgraph-calls.js";

/** The way to subgraphs that are all in this process: nothing to be closed. */
export function callInProcess(
  subgraphs: readonly LoadedSubgraph[],
  databaseOf: (subgraph: string) => Database,
  failure: FailureLog,
): CallSubgraph {
  const reached = inThisProcess(subgraphs, databaseOf);
  return openSubgraphCalls(reached, DEFAULT_CALLS, { failure, breaker: () => undefined }).call;
}
