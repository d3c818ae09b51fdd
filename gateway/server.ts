import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import fastifyApollo, { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyReply,
  LogController,
} from "fastify";
import type { Clock } from "../subgraphs/kit/clock.js";
import { formatClientError } from "../subgraphs/kit/errors/client-errors.js";
import { ERROR_CODES, type ErrorCode, meaningOf } from "../subgraphs/kit/errors/error-codes.js";
import { requestViewer } from "../subgraphs/kit/viewer/request-viewer.js";
import type { Engine } from "./engine.js";
import type { Graphiql } from "./graphiql/graphiql.js";
import type { Readiness } from "./readiness.js";
import { type GatewayContext, gatewayContext } from "./subgraph-call/subgraph-call.js";
import type { Identity } from "./viewer/identity.js";

/** What the server is made of. */
export type ServerParts = {
  engine: Engine;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  readiness: () => Promise<Readiness>;
  /** Null where no explorer is served and the schema is not told. */
  graphiql: Graphiql | null;
  log: FastifyBaseLogger;
};

export type Server = {
  /** Starts to listen and gives the address; port 0 takes any free one. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Answers what is under way and closes. */
  close(): Promise<void>;
};

/** A query of 256 KB is larger than any that a person writes. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** Serves the graph over HTTP: /graphql, /graphiql, /health, /ready. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { engine, identity, clock, graphiql, log } = parts;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: "idle",
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway: engine,
    introspection: graphiql !== null,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    logger: log as never,
    stopOnTerminationSignals: false,
    plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginLandingPageDisabled()],
    formatError: (formatted, original) =>
      formatClientError(formatted, original, { reference: () => `err_${randomUUID()}`, log }),
  });
  await apollo.start();

  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const code = codeOf(error);
    if (code === "INTERNAL_SERVER_ERROR") log.error({ err: error }, "request failed");
    return refuse(reply, code);
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, "NOT_FOUND"));

  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["GET", "POST"],
    context: async ({ headers }) => {
      const viewer = await requestViewer(identity, headers.authorization, log);
      return gatewayContext({ viewer, now: clock() });
    },
  });
  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    const readiness = await parts.readiness();
    return reply.status(readiness.ready ? 200 : 503).send(readiness);
  });
  if (graphiql) {
    app.get("/", (_request, reply) => reply.redirect("/graphiql"));
    app.get("/graphiql*", async (request, reply) => {
      const path = new URL(request.url, "http://localhost").pathname;
      const answer = await graphiql.answer(path, request.headers["accept-encoding"]);
      return answer ? reply.headers(answer.headers).send(answer.body) : refuse(reply, "NOT_FOUND");
    });
  }
  return {
    listen: ({ host, port }) => app.listen({ host, port }),
    async close() {
      await apollo.stop();
      await app.close();
    },
  };
}

/** What went wrong before @apollo/server saw the request. */
function codeOf({ code, statusCode }: FastifyError): ErrorCode {
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return "PAYLOAD_TOO_LARGE";
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return "UNSUPPORTED_MEDIA_TYPE";
  return statusCode !== undefined && statusCode < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR";
}

/** An answer in the shape of a GraphQL error, so that a client reads every refusal in one way. */
function refuse(reply: FastifyReply, code: ErrorCode): FastifyReply {
  const { httpStatus, retryable } = ERROR_CODES[code];
  return reply
    .status(httpStatus)
    .send({ errors: [{ message: meaningOf(code), extensions: { code, retryable } }] });
}
