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
import { requestOrigin } from "./audit/request-origin.js";
import type { Clock } from "./clock.js";
import type { Database } from "./database/connection.js";
import { formatClientError } from "./errors/client-errors.js";
import { acceptSignedCalls } from "./signature/signed-calls.js";
import type { SigningKey } from "./signature/signing-keys.js";
import { createCallVerifier } from "./signature/verify-call.js";
import type { SubgraphContext, SubgraphDefinition } from "./subgraph.types.js";
import { requestViewer } from "./viewer/request-viewer.js";
import type { TokenVerifier } from "./viewer/token.js";
import type { Viewer } from "./viewer/viewer.js";

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
  /** Checks the caller's token: a subgraph on its own believes nobody's word about who asks. */
  identity: TokenVerifier;
  /** The real time, by which signatures lapse; `clock` may be the demo's. */
  realTime: Clock;
  clock: Clock;
  listen: { host: string; port: number };
  log: FastifyBaseLogger;
};

export type ServedSubgraph = {
  /** `http://127.0.0.1:4001` */
  address: string;
  /** Answers what is under way and closes; the database stays open, it is the caller's. */
  close(): Promise<void>;
};

/**
 * Serves one subgraph as a server of its own: /graphql for a router, /health for whoever runs it.
 * @throws Error in production without signing keys, with the fix
 */
export async function serveSubgraph(
  definition: SubgraphDefinition,
  options: ServeOptions,
): Promise<ServedSubgraph> {
  const { database, clock, listen, log } = options;
  requireSignatures(options);
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const apollo = new ApolloServer<SubgraphContext>({
    schema: definition.buildSchema().schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: log as never,
    // Timings in every answer, to whoever asks for them, are none of a caller's business.
    plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginInlineTraceDisabled()],
    formatError: (formatted, original) =>
      formatClientError(formatted, original, { reference: () => `err_${randomUUID()}`, log }),
  });
  await apollo.start();
  const viewerOf = viewerSource(definition, app, options);
  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["POST"],
    context: async (request) => {
      const viewer = await viewerOf(request);
      const origin = requestOrigin(request);
      return definition.createContext(database, { viewer, now: clock(), origin });
    },
  });
  app.get("/health", async () => ({ status: "ok" }));
  const address = await app.listen(listen);
  return {
    address,
    async close() {
      await apollo.stop();
      await app.close();
    },
  };
}

function requireSignatures({ environment, signingKeys }: ServeOptions): void {
  if (environment !== "production" || signingKeys.length > 0) return;
  throw new Error(
    "In production a subgraph answers signed calls only: set SIGNING_KEYS to the gateway's keys and start again",
  );
}

/** Who sends a request: by its signature where calls are signed, by its token where they are not. */
function viewerSource(
  { name: subgraph }: SubgraphDefinition,
  app: FastifyInstance,
  { signingKeys: keys, identity, realTime: now, log }: ServeOptions,
): (request: FastifyRequest) => Viewer | Promise<Viewer> {
  if (keys.length > 0) {
    return acceptSignedCalls(app, createCallVerifier({ subgraph, keys, now }), log);
  }
  return ({ raw }) => requestViewer(identity, raw.headersDistinct.authorization, log);
}
