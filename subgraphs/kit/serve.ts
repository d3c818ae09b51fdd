import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import fastifyApollo, { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import type { Clock } from "./clock.js";
import type { Database } from "./database/connection.js";
import { formatClientError } from "./errors/client-errors.js";
import type { SubgraphContext, SubgraphDefinition } from "./subgraph.types.js";
import { requestViewer } from "./viewer/request-viewer.js";
import type { TokenVerifier } from "./viewer/token.js";

/** What a subgraph is served with. */
export type ServeOptions = {
  database: Database;
  /** Checks the caller's token: a subgraph on its own believes nobody's word about who asks. */
  identity: TokenVerifier;
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

/** Serves one subgraph as a server of its own: /graphql for a router, /health for whoever runs it. */
export async function serveSubgraph(
  definition: SubgraphDefinition,
  { database, identity, clock, listen, log }: ServeOptions,
): Promise<ServedSubgraph> {
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
  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["POST"],
    context: async ({ headers }) => {
      const viewer = await requestViewer(identity, headers.authorization, log);
      return definition.createContext(database, { viewer, now: clock() });
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
