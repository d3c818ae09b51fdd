import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  LogController,
} from "fastify";
import { type Draining, drainable } from "../../subgraphs/kit/draining.js";
import { LIMITS } from "../limits/limits.js";
import type { RateLimits } from "../limits/rate-limits.js";
import type { Watching } from "../observability/open-observability.js";
import type { RequestMetrics } from "../observability/request-metrics.js";
import { type RequestReports, reportRequests } from "../observability/request-report.js";
import type { HttpSettings } from "../settings/settings.types.js";
import { measurePressure, type Pressure, refuseUnderPressure } from "./overload.js";
import { codeOf, refuse } from "./refusal.js";

/** What the server in front of the routes is made of. */
export type HardenedAppParts = {
  http: HttpSettings;
  rates: Pick<RateLimits, "client">;
  watching: Watching;
  /** Takes the figures of requests to the graph; null where none are gathered. */
  metrics: RequestMetrics | null;
  log: FastifyBaseLogger;
};

/** The app, and how it fares. */
export type HardenedApp = {
  app: FastifyInstance;
  draining: Draining;
  reports: RequestReports;
  isOverloaded: Pressure;
};

/** How long a client may take to send its request; a connection that trickles longer is closed. */
const REQUEST_TIMEOUT_MS = 30_000;

const HSTS_SECONDS = 365 * 24 * 60 * 60;
const PREFLIGHT_SECONDS = 600;

/** The liveness probe is answered whatever its address has asked before. */
const LIVENESS = "/health";

/** An HTTP server without routes. What is refused before a route sees it is refused here. */
export async function createHardenedApp(parts: HardenedAppParts): Promise<HardenedApp> {
  const { http, rates, watching, metrics, log } = parts;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: [...http.trustedProxies],
    forceCloseConnections: "idle",
    // Whoever asked over a connection that was open is answered, also when the server is about to close.
    return503OnClosing: false,
  });
  // A page of another site can send text/plain without asking first; JSON it cannot.
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const code = codeOf(error);
    if (code === "INTERNAL_SERVER_ERROR") log.error({ err: error }, "request failed");
    return refuse(reply, code);
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, "NOT_FOUND"));

  const reports = reportRequests(app, { ...watching, metrics, log });
  const draining = drainable(app, watching.drainMs);
  const isOverloaded = watching.isOverloaded ?? (await measurePressure(app, watching.overloadMs));
  await app.register(helmet, securityHeaders(http));
  if (http.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...http.corsOrigins],
      methods: ["POST"],
      maxAge: PREFLIGHT_SECONDS,
    });
  }
  // Answers are about people. What may be kept says so itself.
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
  refuseUnderPressure(app, isOverloaded);
  app.addHook("onRequest", async (request, reply) => {
    if (request.routeOptions.url === LIVENESS) return;
    const seconds = await rates.client(request.ip);
    if (seconds === null) return;
    reply.header("retry-after", seconds);
    return refuse(reply, "RATE_LIMITED", { retryAfterSeconds: seconds });
  });
  return { app, draining, reports, isOverloaded };
}

/** JSON is no page: nothing may be loaded by it or around it. GraphiQL's page has a policy of its own. */
function securityHeaders({ profile }: HttpSettings) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" as const },
    // Production stands behind TLS; on a developer's machine it would close http://localhost for a year.
    strictTransportSecurity: profile === "production" && { maxAge: HSTS_SECONDS },
  };
}
