import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import fastifyApollo, { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { requestOrigin } from "../../subgraphs/kit/audit/request-origin.js";
import type { Clock } from "../../subgraphs/kit/clock.js";
import { formatClientError } from "../../subgraphs/kit/errors/client-errors.js";
import { requestViewer } from "../../subgraphs/kit/viewer/request-viewer.js";
import type { Engine } from "../engine.js";
import { operationLimits } from "../limits/operation-limits.js";
import { type RateLimits, rateLimited } from "../limits/rate-limits.js";
import type { HttpSettings } from "../settings/settings.types.js";
import { type GatewayContext, gatewayContext } from "../subgraph-call/subgraph-call.js";
import { withPersistedQuery } from "../trusted-documents/asked-document.js";
import { createDocumentPolicy } from "../trusted-documents/document-policy.js";
import type { TrustedDocuments } from "../trusted-documents/manifest.js";
import type { Identity } from "../viewer/identity.js";

/** What answers at /graphql. */
export type GraphRouteParts = {
  engine: Engine;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  http: HttpSettings;
  rates: RateLimits;
  trusted: TrustedDocuments;
  log: FastifyBaseLogger;
};

/**
 * Puts the graph on the app. A request is checked from the cheapest to the dearest: its address's rate (by the app), its
 * token, the viewer's rate, its document, and once that is valid its variables and its cost.
 * @returns what ends it
 */
export async function addGraphRoute(
  app: FastifyInstance,
  parts: GraphRouteParts,
): Promise<() => Promise<void>> {
  const { engine, identity, clock, http, rates, trusted, log } = parts;
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
      operationLimits({ rates, hideSuggestions: !isOpen }),
    ],
    formatError: (formatted, original) =>
      formatClientError(formatted, original, { reference: () => `err_${randomUUID()}`, log }),
  });
  await apollo.start();

  app.addHook("preHandler", async (request) => {
    request.body = withPersistedQuery(request.body);
  });
  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["GET", "POST"],
    context: async (request) => {
      const { authorization } = request.raw.headersDistinct;
      const viewer = await requestViewer(identity, authorization, log);
      const seconds = await rates.viewer(viewer);
      if (seconds !== null) throw rateLimited(seconds);
      documents.check(request);
      return gatewayContext({ viewer, now: clock(), origin: requestOrigin(request) });
    },
  });
  return () => apollo.stop();
}
