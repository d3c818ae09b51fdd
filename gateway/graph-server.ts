import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { type Clock, realClock } from "../subgraphs/kit/clock.js";
import { createEngine } from "./engine.js";
import { createGraphiql } from "./graphiql/graphiql.js";
import { readSavedOperations } from "./graphiql/saved-operations.js";
import { projectFile } from "./project-files.js";
import { readinessOf } from "./readiness.js";
import { createServer, type Server } from "./server.js";
import type { CallSettings, HttpSettings } from "./settings/settings.types.js";
import type { SharedMemory } from "./shared-state/shared-memory.js";
import type { BreakerState } from "./subgraph-call/call-policy.js";
import type { ReachedSubgraph } from "./subgraph-call/reached-subgraph.js";
import { openSubgraphCalls } from "./subgraph-call/subgraph-calls.js";
import { MANIFEST_FILE, readManifest } from "./trusted-documents/manifest.js";
import type { Identity } from "./viewer/identity.js";

/** What the graph is served with. */
export type GraphServerParts = {
  subgraphs: readonly ReachedSubgraph[];
  calls: CallSettings;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  log: Logger;
  http: HttpSettings;
  /** Where requests are counted with other gateways; null or absent where this one counts by itself. */
  shared?: SharedMemory | null;
  /** Makes a token for whoever opens GraphiQL; null where there is none to give. */
  demoToken: (() => Promise<string>) | null;
};

/** The committed supergraph over its subgraphs, wherever they run, behind HTTP; not listening yet. */
export async function createGraphServer(parts: GraphServerParts): Promise<Server> {
  const { subgraphs, identity, clock, log, http } = parts;
  const [supergraph, trusted] = await Promise.all([
    readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
    readManifest(projectFile("schema", "operations", MANIFEST_FILE)),
  ]);
  const calls = openSubgraphCalls(subgraphs, parts.calls, {
    failure: ({ cause, ...failure }) =>
      log.error({ ...failure, err: cause }, "a subgraph could not answer"),
    breaker: (subgraph, state) => log.warn({ subgraph, breaker: state }, BREAKER_SAYS[state]),
  });
  const server = await createServer({
    engine: createEngine(supergraph, calls.call),
    totalMs: parts.calls.totalMs,
    identity,
    clock,
    readiness: readinessOf(subgraphs, realClock),
    http,
    shared: parts.shared ?? null,
    trusted,
    graphiql: http.profile === "production" ? null : await graphiql(parts),
    log,
  });
  return {
    listen: server.listen,
    async close() {
      await server.close();
      await calls.close();
    },
  };
}

const BREAKER_SAYS: Readonly<Record<BreakerState, string>> = {
  open: "a subgraph is not asked for a while, because half of its answers failed",
  "half-open": "a subgraph is asked again, once",
  closed: "a subgraph answers again",
};

async function graphiql({ demoToken }: GraphServerParts) {
  return createGraphiql({
    title: "Affiliate compensation graph",
    path: "/graphiql",
    endpoint: "/graphql",
    operations: await readSavedOperations(projectFile("schema", "operations")),
    demoToken,
  });
}
