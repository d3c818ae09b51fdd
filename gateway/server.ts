import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../subgraphs/kit/clock.js";
import { addConsoleRoutes, type ConsoleOptions } from "./console/serve-console.js";
import type { Engine } from "./engine/engine.js";
import type { Graphiql } from "./graphiql/graphiql.js";
import { addGraphRoute } from "./http/graph-route.js";
import { createHardenedApp } from "./http/hardened-app.js";
import { refuse } from "./http/refusal.js";
import { createRateLimits } from "./limits/rate-limits.js";
import { UNWATCHED, type Watching } from "./observability/open-observability.js";
import { requestMetrics } from "./observability/request-metrics.js";
import type { Readiness } from "./readiness.js";
import type { HttpSettings } from "./settings/settings.types.js";
import type { SharedMemory } from "./shared-state/shared-memory.js";
import type { TrustedDocuments } from "./trusted-documents/manifest.js";
import type { Identity } from "./viewer/identity.js";

/** What the server is made of. */
export type ServerParts = {
  engine: Engine;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  /** How long anybody waits for a whole answer, in milliseconds. */
  totalMs: number;
  readiness: () => Promise<Readiness>;
  http: HttpSettings;
  trusted: TrustedDocuments;
  /** Where requests are counted with other gateways; null or absent where this one counts by itself. */
  shared?: SharedMemory | null;
  /** How it is watched; by nobody unless said otherwise. */
  watching?: Watching;
  /** Null where no explorer is served. */
  graphiql: Graphiql | null;
  /** Null or absent where no support console is served. */
  console?: ConsoleOptions | null;
  log: FastifyBaseLogger;
};

export type Server = {
  /** Starts to listen and gives the address; port 0 takes any free one. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Says at /ready that it ends, answers what is under way, for ten seconds at most, and closes. */
  close(): Promise<void>;
};

/** Serves the graph over HTTP: /graphql, /console, /graphiql, /health, /ready. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { http, graphiql, watching = UNWATCHED } = parts;
  const { registry } = watching;
  const rates = createRateLimits(http.rates, parts.shared);
  const metrics = registry && requestMetrics(registry);
  const served = await createHardenedApp({ ...parts, watching, rates, metrics });
  const { app, draining, reports, isOverloaded } = served;
  const stopGraph = await addGraphRoute(app, { ...parts, rates, reports, metrics });

  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    const obstacles = [
      ...(draining.isDraining() ? ["this process is ending"] : []),
      ...(isOverloaded() ? ["there is more to do than can be done"] : []),
    ];
    // Not worth a question to six databases.
    if (obstacles.length > 0) return reply.status(503).send({ ready: false, why: obstacles });
    const readiness = await parts.readiness();
    return reply.status(readiness.ready ? 200 : 503).send(readiness);
  });
  if (graphiql) {
    app.get("/", (_request, reply) => reply.redirect("/graphiql"));
    // Its page names what it loads in a policy of its own, and its workers would be bound by one that allows nothing.
    const helmet = { contentSecurityPolicy: false };
    app.get("/graphiql*", { helmet }, async (request, reply) => {
      const path = new URL(request.url, "http://localhost").pathname;
      const answer = await graphiql.answer(path, request.headers["accept-encoding"]);
      return answer ? reply.headers(answer.headers).send(answer.body) : refuse(reply, "NOT_FOUND");
    });
  }
  if (parts.console) addConsoleRoutes(app, parts.console);
  return {
    listen: ({ host, port }) => app.listen({ host, port }),
    async close() {
      await draining.drain();
      // It closes what is still open after ten seconds.
      await stopGraph();
      await app.close();
    },
  };
}
