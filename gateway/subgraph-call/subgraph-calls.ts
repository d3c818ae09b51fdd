import { createCompiledExecutor } from "../../subgraphs/kit/compiled-execution.js";
import type { Warn } from "../../subgraphs/kit/subgraph.types.js";
import type { CallSubgraph } from "../engine/engine.js";
import type { CallSettings } from "../settings/settings.types.js";
import { type BreakerState, type CallPolicy, createCallPolicy } from "./call-policy.js";
import { callSubgraph, type FailureLog, type SubgraphRoute } from "./call-subgraph.js";
import { inProcess } from "./in-process.js";
import { type HttpTransport, overHttp } from "./over-http.js";
import type { LocalReach, ReachedSubgraph } from "./reached-subgraph.js";

/** The ways to all subgraphs. */
export type SubgraphCalls = {
  call: CallSubgraph;
  /** How each subgraph's breaker stands, by name. */
  breakers(): Readonly<Record<string, BreakerState>>;
  /** Calls to each subgraph that are under way or wait for their turn, by name. */
  loads(): Readonly<Record<string, ReturnType<CallPolicy["load"]>>>;
  /** Answers what is under way and closes the connections to subgraphs in other processes. */
  close(): Promise<void>;
};

/** What is told of calls that fail, and of subgraphs that are given a rest or come back. */
export type CallLog = {
  failure: FailureLog;
  breaker(subgraph: string, state: BreakerState): void;
  retry?(subgraph: string): void;
  /** Told by subgraphs in this process of what failed behind a call. */
  warn?: Warn;
};

/** Opens the ways to subgraphs in this process and in others; connects to none before it is asked. */
export function openSubgraphCalls(
  subgraphs: readonly ReachedSubgraph[],
  settings: CallSettings,
  log: CallLog,
): SubgraphCalls {
  const remotes: HttpTransport[] = [];
  const routes = new Map<string, SubgraphRoute>(
    subgraphs.map((subgraph) => {
      const { name, affiliate } = subgraph;
      const { deadlineMs, concurrency } = settings.of[name] ?? settings.others;
      const isRemote = "url" in subgraph;
      const isForeign = isRemote && subgraph.isForeign === true;
      const policy = createCallPolicy({ concurrency, retries: isRemote });
      policy.onBreaker((state) => log.breaker(name, state));
      policy.onRetry(() => log.retry?.(name));
      const route = { name, affiliate, isForeign, policy, deadlineMs };
      if (!isRemote) return [name, { ...route, transport: localTransport(subgraph, log) }];
      const remote = overHttp({ ...subgraph, connections: concurrency });
      remotes.push(remote);
      return [name, { ...route, transport: remote.transport }];
    }),
  );
  return {
    call(subgraph, request, context) {
      const route = routes.get(subgraph);
      if (!route) throw new Error(`the supergraph names ${subgraph}, which is not known here`);
      return callSubgraph(route, request, context, log.failure);
    },
    breakers: () =>
      Object.fromEntries([...routes].map(([name, { policy }]) => [name, policy.breaker()])),
    loads: () => Object.fromEntries([...routes].map(([name, { policy }]) => [name, policy.load()])),
    async close() {
      await Promise.all(remotes.map((remote) => remote.close()));
    },
  };
}

function localTransport({ definition, databaseOf }: LocalReach, { warn }: CallLog) {
  return inProcess({
    name: definition.name,
    execute: createCompiledExecutor(definition.buildSchema().schema),
    createContext: (request) =>
      definition.createContext(databaseOf(), { ...request, ...(warn && { warn }) }),
  });
}
