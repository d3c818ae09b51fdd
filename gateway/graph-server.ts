import type { Logger } from "pino";
import { type Clock, realClock } from "../subgraphs/kit/clock.js";
import { createGraphiql } from "./graphiql/graphiql.js";
import { readSavedOperations } from "./graphiql/saved-operations.js";
import { UNWATCHED, type Watching } from "./observability/open-observability.js";
import { watchCalls } from "./observability/watch-calls.js";
import { watchSubgraphs } from "./observability/watch-subgraphs.js";
import { projectFile } from "./project-files.js";
import { readinessOf } from "./readiness.js";
import { createServer, type Server } from "./server.js";
import type { CallSettings, HttpSettings } from "./settings/settings.types.js";
import type { SharedMemory } from "./shared-state/shared-memory.js";
import { callLog } from "./subgraph-call/call-log.js";
import type { ReachedSubgraph } from "./subgraph-call/reached-subgraph.js";
import { openSubgraphCalls } from "./subgraph-call/subgraph-calls.js";
import { openOwnSupergraph } from "./supergraph/own-supergraph.js";
import { MANIFEST_FILE, readManifest } from "./trusted-documents/manifest.js";
import type { DemoStaff } from "./viewer/demo-staff.js";
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
  /** Makes a token for whoever signs in to the console as one of the demo's staff; null or absent where there is none. */
  staffToken?: ((staff: DemoStaff) => Promise<string>) | null;
  /** A file, a directory of versions or an http(s) address; null or absent for the committed supergraph. */
  supergraph?: string | null;
  /** How it is watched; by nobody unless said otherwise. */
  watching?: Watching;
  /** How the ways to the subgraphs are opened; a drill opens them anew for each fault. */
  openCalls?: typeof openSubgraphCalls;
};

/** The supergraph over its subgraphs, wherever they run, behind HTTP; not listening yet. */
export async function createGraphServer(parts: GraphServerParts): Promise<Server> {
  const { identity, clock, log, http, watching = UNWATCHED } = parts;
  const subgraphs = watchSubgraphs(parts.subgraphs, watching);
  const watch = watchCalls(watching.registry);
  const trusted = await readManifest(projectFile("schema", "operations", MANIFEST_FILE));
  const calls = (parts.openCalls ?? openSubgraphCalls)(subgraphs, parts.calls, {
    ...callLog(log),
    retry: watch.retry,
  });
  watch.states(calls);
  const call = watch.calls(calls.call);
  const where = parts.supergraph ?? null;
  const supergraph = await openOwnSupergraph({ where, subgraphs, call, trusted, log });
  const subgraphsReady = readinessOf(subgraphs, realClock, calls.breakers);
  const server = await createServer({
    engine: supergraph.engine,
    totalMs: parts.calls.totalMs,
    identity,
    clock,
    readiness: async () => ({ ...(await subgraphsReady()), supergraph: supergraph.state() }),
    http,
    shared: parts.shared ?? null,
    watching,
    trusted,
    graphiql: http.profile === "production" ? null : await graphiql(parts),
    console: {
      folder: projectFile("dist", "console"),
      profile: http.profile,
      staffToken: parts.staffToken ?? null,
    },
    log,
  });
  return {
    listen: server.listen,
    async close() {
      await server.close();
      await supergraph.stop();
      await calls.close();
    },
  };
}

async function graphiql({ demoToken }: GraphServerParts) {
  return createGraphiql({
    title: "Affiliate compensation graph",
    path: "/graphiql",
    endpoint: "/graphql",
    operations: await readSavedOperations(projectFile("schema", "operations")),
    demoToken,
  });
}
