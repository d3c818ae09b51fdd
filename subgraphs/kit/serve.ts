import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import fastifyApollo, { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Registry } from "prom-client";
import { atMostEvery } from "./at-most-every.js";
import { requestOrigin } from "./audit/request-origin.js";
import type { Clock } from "./clock.js";
import type { Database } from "./database/connection.js";
import { drainable } from "./draining.js";
import { formatClientError } from "./errors/client-errors.js";
import { noReporting } from "./no-reporting.js";
import { watchServed } from "./observability/database-watch.js";
import { watchRequests } from "./observability/served-requests.js";
import type { Tracing } from "./observability/trace.js";
import { schemaChecksum } from "./schema-checksum.js";
import { acceptOnceAmongAll, type SharedNonces } from "./signature/shared-nonces.js";
import { acceptSignedCalls } from "./signature/signed-calls.js";
import type { SigningKey } from "./signature/signing-keys.js";
import { createCallVerifier } from "./signature/verify-call.js";
import type { RequestFacts, SubgraphContext, SubgraphDefinition, Warn } from "./subgraph.types.js";
import { untilGone } from "./until-gone.js";
import { requestViewer } from "./viewer/request-viewer.js";
import type { TokenVerifier } from "./viewer/token.js";

/** How long the database is given to say that it is there, and how long that is believed. */
const READINESS_MS = 1_000;

/** How a server is watched, and how it ends; null for what nobody asked for. */
export type ServeWatching = {
  registry: Registry | null;
  tracing: Tracing | null;
  /** For so long /ready says no before the server stops to listen, in milliseconds. */
  drainMs: number;
};

const UNWATCHED: ServeWatching = { registry: null, tracing: null, drainMs: 0 };

/** What a subgraph is served with. */
export type ServeOptions = {
  database: Database;
  /** Production refuses to start where calls are not signed. */
  environment: "development" | "test" | "production";
  /**
   * What the gateway signs with. With keys only signed calls are answered, the signature says who asks, and a token is
   * not looked at; without any, `identity` decides.
   */
  signingKeys: readonly SigningKey[];
  /** What several processes of this subgraph remember of signed calls together; each by itself where it is absent. */
  sharedNonces?: SharedNonces;
  /** Checks callers' tokens where calls are not signed; absent where they are. */
  identity?: TokenVerifier | undefined;
  /** The real time, by which signatures lapse; `clock` may be the demo's. */
  realTime: Clock;
  clock: Clock;
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
    // The gateway that asked over a connection that was open is answered, also when the server is about to close.
    return503OnClosing: false,
  });
  const { schema, sdl } = definition.buildSchema();
  const apollo = new ApolloServer<SubgraphContext>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: log as never,
    // Timings in every answer, to whoever asks for them, are none of a caller's business.
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginInlineTraceDisabled(),
      ...noReporting(),
    ],
    formatError: (formatted, original) =>
      formatClientError(formatted, original, { reference: () => `err_${randomUUID()}`, log }),
  });
  await apollo.start();
  const draining = drainable(app, watching.drainMs);
  watchRequests(app, watching, options.signingKeys.length > 0);
  const factsOf = factsSource(definition, app, options);
  const warn: Warn = (failure, message) => log.warn(failure, message);
  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["POST"],
    context: async (request, reply) => {
      const facts = await factsOf(request);
      return definition.createContext(database, { ...facts, signal: untilGone(reply), warn });
    },
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
      await apollo.stop();
      await app.close();
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

/**
 * Who asks, when and from where. A signed call says all of it, so that every subgraph sees the request as its gateway
 * does. Where calls are not signed, the token says who, and the rest is what this server sees.
 */
function factsSource(
  { name: subgraph }: SubgraphDefinition,
  app: FastifyInstance,
  { signingKeys: keys, sharedNonces, identity, clock, realTime: now, log }: ServeOptions,
): (request: FastifyRequest) => RequestFacts | Promise<RequestFacts> {
  if (keys.length > 0) {
    const verify = createCallVerifier({ subgraph, keys, now });
    const callOf = acceptSignedCalls(
      app,
      sharedNonces ? acceptOnceAmongAll(verify, sharedNonces) : verify,
      log,
    );
    return (received) => {
      const { viewer, request } = callOf(received);
      return { viewer, ...request };
    };
  }
  if (!identity) throw new Error("a subgraph that checks no signatures has to check tokens");
  return async (received) => {
    const { authorization } = received.raw.headersDistinct;
    const viewer = await requestViewer(identity, authorization, log);
    return { viewer, now: clock(), origin: requestOrigin(received) };
  };
}
