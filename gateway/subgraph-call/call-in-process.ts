import { createCompiledExecutor } from "../../subgraphs/kit/compiled-execution.js";
import type { Database } from "../../subgraphs/kit/database/connection.js";
import type { CallSubgraph } from "../engine.js";
import type { LoadedSubgraph } from "../load-subgraphs.js";
import { callSubgraph, type FailureLog, type SubgraphRoute } from "./call-subgraph.js";
import { inProcess } from "./in-process.js";

/** Below the total deadline of a request, and above the 2 s after which PostgreSQL cancels a statement. */
const DEADLINE_MS = 2_500;

/** The way to every subgraph in this process. */
export function callInProcess(
  subgraphs: readonly LoadedSubgraph[],
  databaseOf: (subgraph: string) => Database,
  log: FailureLog,
): CallSubgraph {
  const routes = new Map<string, SubgraphRoute>(
    subgraphs.map(({ affiliate, definition }) => {
      const { name } = definition;
      const transport = inProcess({
        name,
        execute: createCompiledExecutor(definition.buildSchema().schema),
        createContext: (request) => definition.createContext(databaseOf(name), request),
      });
      return [name, { name, affiliate, transport, deadlineMs: DEADLINE_MS }];
    }),
  );
  return (subgraph, request, context) => {
    const route = routes.get(subgraph);
    if (!route) throw new Error(`the supergraph names ${subgraph}, which is not in the register`);
    return callSubgraph(route, request, context, log);
  };
}
