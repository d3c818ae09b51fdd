import type { SubgraphExecutor } from "../../subgraphs/kit/compiled-execution.js";
import type { RequestFacts } from "../../subgraphs/kit/subgraph.types.js";
import type { GatewayContext, OwnContext, SubgraphTransport } from "./subgraph-call.js";

/** A subgraph that runs in this process. */
export type LocalSubgraph = {
  name: string;
  execute: SubgraphExecutor;
  createContext(request: RequestFacts): object;
};

/** Calls a subgraph in this process: no HTTP, no JSON, one context per gateway request. */
export function inProcess(subgraph: LocalSubgraph): SubgraphTransport {
  return async ({ document, operationName, variables }, request, signal) => {
    const own = request.subgraphContexts.get(subgraph.name) ?? newContext(subgraph, request);
    signal.addEventListener("abort", () => own.abort.abort(signal.reason), { once: true });
    return subgraph.execute({ document, operationName, variables, context: own.context });
  };
}

function newContext({ name, createContext }: LocalSubgraph, request: GatewayContext): OwnContext {
  const abort = new AbortController();
  const { viewer, now, origin, sources, recordings } = request;
  const facts: RequestFacts = {
    viewer,
    now,
    sources,
    signal: abort.signal,
    ...(origin && { origin }),
    ...(recordings && { beforeAnswer: recordBefore(recordings) }),
  };
  const own = { context: createContext(facts), abort };
  request.subgraphContexts.set(name, own);
  return own;
}

function recordBefore(recordings: Promise<void>[]) {
  return (recording: Promise<void>) => {
    // An answer that nobody waits for any more fails without it.
    recording.catch(() => undefined);
    recordings.push(recording);
  };
}
