import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import type { Registry } from "prom-client";
import { atMostEvery } from "./at-most-every.js";
import type { Database } from "./database/connection.js";
import { drainable } from "./draining.js";
import { watchServed } from "./observability/database-watch.js";
import { watchRequests } from "./observability/served-requests.js";
import type { Tracing } from "./observability/trace.js";
import { schemaChecksum } from "./schema-checksum.js";
import { serveGraph } from "./serving/graph-endpoint.js";
import { type FactsSourceOptions, factsSource } from "./serving/request-facts.js";
import type { SubgraphDefinition, Warn } from "./subgraph.types.js";

/** How long the database is given to say that it is there, and how long that is believed. */
const READINESS_MS = 1_000;

/** How long what is under way may take when the server ends. */
const FINISH_MS = 10_000;

/** How a server is watched, and how it ends; null for what nobody asked for. */
export type ServeWatching = {
  registry: Registry | null;
  tracing: Tracing | null;
  /** For so long /ready says no before the server stops to listen, in milliseconds. */
  drainMs: number;
};

const UNWATCHED: ServeWatching = { registry: null, tracing: null, drainMs: 0 };

/** What a subgraph is served with, and how it knows who asks. */
export type ServeOptions = Omit<FactsSourceOptions, "subgraph"> & {
  database: Database;
  /** Production refuses to start where calls are not signed. */
  environment: "development" | "test" | "production";
  listen: { host: string; port: number };
  /** How it is watched; by nobody unless said otherwise. */
  watching?: ServeWatching;
  log: FastifyBaseLogger;
};

export type ServedSubgraph = {
  /** `http://127.0.0.1:4001` */
  address: string;
  /** Says at /ready that it ends, answers what is under way, for ten seconds at most, and closes; the database stays open, it is the caller's. */
  close(): Promise<void>;
};

/**
 * Serves one subgraph as a server of its own: /graphql for a router, /health and /ready for whoever runs it.
 * @throws Error in production without signing keys, with the fix
 */
export async function serveSubgraph(
  definition: SubgraphDefinition,
  options: ServeOptions,
): Promise<ServedSubgraph> {
  const { listen, log, watching = UNWATCHED } = options;
  const database = watchServed(definition, options.database, watching);
  requireSignatures(options);
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for every call would cost more than reading it: nothing is logged by it.
    childLoggerFactory: (logger) => logger,
    // The gateway that asked over a connection that was open is answered, also when the server is about to close.
    return503OnClosing: false,
  });
  // A page of another site can send text/plain without asking first; JSON it cannot.
  app.removeContentTypeParser("text/plain");
  const { schema, sdl } = definition.buildSchema();
  const draining = drainable(app, watching.drainMs);
  watchRequests(app, watching, options.signingKeys.length > 0);
  const warn: Warn = (failure, message) => log.warn(failure, message);
  serveGraph(app, {
    schema,
    factsOf: factsSource(app, { ...options, subgraph: definition.name }),
    contextOf: (facts) => definition.createContext(database, { ...facts, warn }),
    log,
  });
  app.get("/health", async () => ({ status: "ok" }));
  const canAnswer = atMostEvery(READINESS_MS, () => answers(database), options.realTime);
  // By it the gateway sees whether this is the schema that was composed.
  const checksum = schemaChecksum(sdl);
  app.get("/ready", async (_request, reply) => {
    const isReady = !draining.isDraining() && (await canAnswer());
    return reply.status(isReady ? 200 : 503).send({ ready: isReady, schema: checksum });
  });
  const address = await app.listen(listen);
  return {
    address,
    async close() {
      await draining.drain();
      const tooLate = setTimeout(() => app.server.closeAllConnections(), FINISH_MS);
      await app.close();
      clearTimeout(tooLate);
    },
  };
}

async function answers(database: Database): Promise<boolean> {
  const signal = AbortSignal.timeout(READINESS_MS);
  return database.prepared("select 1 as answer", [], signal).then(
    () => true,
    () => false,
  );
}

function requireSignatures({ environment, signingKeys }: ServeOptions): void {
  if (environment !== "production" || signingKeys.length > 0) return;
  throw new Error(
    "In production a subgraph answers signed calls only: set SIGNING_KEYS to the gateway's keys and start again",
  );
}
