import type { SubgraphExecutor } from "../../subgraphs/kit/compiled-execution.js";
import type { RequestFacts } from "../../subgraphs/kit/subgraph.types.js";
import type { SubgraphTransport } from "./subgraph-call.js";

/** A subgraph that runs in this process. */
export type LocalSubgraph = {
  name: string;
  execute: SubgraphExecutor;
  createContext(request: RequestFacts): object;
};

/** Calls a subgraph in this process: no HTTP, no JSON, one context per gateway request. */
export function inProcess(subgraph: LocalSubgraph): SubgraphTransport {
  return async ({ document, operationName, variables }, context) => {
    let own = context.subgraphContexts.get(subgraph.name);
    if (!own) {
      own = subgraph.createContext(context);
      context.subgraphContexts.set(subgraph.name, own);
    }
    return subgraph.execute({ document, operationName, variables, context: own });
  };
}
