import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import fastifyApollo, { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { requestOrigin } from "../../subgraphs/kit/audit/request-origin.js";
import type { Clock } from "../../subgraphs/kit/clock.js";
import { formatClientError } from "../../subgraphs/kit/errors/client-errors.js";
import { noReporting } from "../../subgraphs/kit/no-reporting.js";
import { untilGone } from "../../subgraphs/kit/until-gone.js";
import { requestViewer } from "../../subgraphs/kit/viewer/request-viewer.js";
import type { Engine } from "../engine/engine.js";
import { operationLimits } from "../limits/operation-limits.js";
import { type RateLimits, rateLimited } from "../limits/rate-limits.js";
import { reportOperations } from "../observability/report-operation.js";
import type { RequestMetrics } from "../observability/request-metrics.js";
import type { RequestReport, RequestReports } from "../observability/request-report.js";
import type { HttpSettings } from "../settings/settings.types.js";
import { type GatewayContext, gatewayContext } from "../subgraph-call/subgraph-call.js";
import { withPersistedQuery } from "../trusted-documents/asked-document.js";
import { createDocumentPolicy } from "../trusted-documents/document-policy.js";
import type { TrustedDocuments } from "../trusted-documents/manifest.js";
import type { Identity } from "../viewer/identity.js";
import { GRAPH_PATH } from "./graph-path.js";
import { refuse } from "./refusal.js";
import { reportSources } from "./reported-sources.js";

/** What answers at /graphql. */
export type GraphRouteParts = {
  engine: Engine;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  /** How long anybody waits for a whole answer, in milliseconds. */
  totalMs: number;
  http: HttpSettings;
  rates: RateLimits;
  trusted: TrustedDocuments;
  /** Takes what becomes known of each request. */
  reports: RequestReports;
  metrics: RequestMetrics | null;
  log: FastifyBaseLogger;
};

/**
 * Puts the graph on the app. A request is checked from the cheapest to the dearest: its address's rate (by the app), its
 * token, the viewer's rate, its document, and once that is valid its variables and its cost. It takes POST alone: what
 * somebody searches for belongs in a body, because every proxy and browser on the way keeps the addresses it saw.
 * @returns what ends it
 */
export async function addGraphRoute(
  app: FastifyInstance,
  parts: GraphRouteParts,
): Promise<() => Promise<void>> {
  const { engine, identity, clock, totalMs, http, rates, trusted, reports, log } = parts;
  const isOpen = http.profile === "development";
  const documents = createDocumentPolicy({ mode: http.trustedDocuments, trusted, log });
  // It keeps parsed and validated documents by their hash, up to 30 MB of them, the latest used.
  const apollo = new ApolloServer<GatewayContext>({
    gateway: engine,
    introspection: isOpen,
    validationOptions: { hideSuggestions: !isOpen },
    includeStacktraceInErrorResponses: false,
    persistedQueries: { cache: documents.store },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    logger: log as never,
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      ...noReporting(),
      operationLimits({ rates, hideSuggestions: !isOpen }),
      reportSources(),
      reportOperations({ trusted, metrics: parts.metrics, showsTrace: isOpen }),
    ],
    formatError: (formatted, original) =>
      formatClientError(formatted, original, { reference: () => `err_${randomUUID()}`, log }),
  });
  await apollo.start();

  app.addHook("preHandler", async (request) => {
    request.body = withPersistedQuery(request.body);
  });
  await app.register(fastifyApollo(apollo), {
    path: GRAPH_PATH,
    method: ["POST"],
    context: reported(reports, async (request, reply, report) => {
      const { authorization } = request.raw.headersDistinct;
      const viewer = await requestViewer(identity, authorization, log);
      report.role = viewer.role;
      const seconds = await rates.viewer(viewer);
      if (seconds !== null) throw rateLimited(seconds);
      documents.check(request.body);
      const origin = requestOrigin(request);
      report.requestId = origin.requestId;
      const facts = { viewer, now: clock(), origin, signal: untilGone(reply) };
      return gatewayContext(facts, { totalMs, authorization: authorization?.[0], report });
    }),
  });
  app.route({
    url: GRAPH_PATH,
    method: ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"],
    handler: (_request, reply) => refuse(reply.header("allow", "POST"), "METHOD_NOT_ALLOWED"),
  });
  return () => apollo.stop();
}

/** Makes a request's context, and reports why there is none. */
function reported(
  reports: RequestReports,
  create: (
    request: FastifyRequest,
    reply: FastifyReply,
    report: RequestReport,
  ) => Promise<GatewayContext>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<GatewayContext> {
  return async (request, reply) => {
    const report = reports.of(request);
    try {
      return await create(request, reply, report);
    } catch (error) {
      const code = error instanceof GraphQLError ? error.extensions.code : undefined;
      report.codes.add(String(code ?? "INTERNAL_SERVER_ERROR"));
      throw error;
    }
  };
}
