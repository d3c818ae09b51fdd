import { readFile } from "node:fs/promises";
import Fastify, { LogController } from "fastify";
import { createEngine } from "../../../../gateway/engine/engine.js";
import { addGraphRoute } from "../../../../gateway/http/graph-route.js";
import { createHardenedApp, type HardenedApp } from "../../../../gateway/http/hardened-app.js";
import { createRateLimits, type RateLimits } from "../../../../gateway/limits/rate-limits.js";
import { type LoadedSubgraph, loadSubgraphs } from "../../../../gateway/load-subgraphs.js";
import { UNWATCHED } from "../../../../gateway/observability/open-observability.js";
import { reportRequests } from "../../../../gateway/observability/request-report.js";
import { projectFile } from "../../../../gateway/project-files.js";
import { DEFAULT_CALLS } from "../../../../gateway/settings/call-variables.js";
import { inThisProcess } from "../../../../gateway/subgraph-call/reached-subgraph.js";
import { openSubgraphCalls } from "../../../../gateway/subgraph-call/subgraph-calls.js";
import type { SecurityPart } from "../security/security-part.js";
import { addBareRoute } from "./bare-route.js";
import type { BenchServer, Surroundings } from "./bench-server.types.js";
import { unaudited, unsealed, unverified } from "./left-out.js";
import { productionHttp } from "./ours/production.js";
import { savedDocuments } from "./saved-documents.js";

/** Counts nothing. */
const NO_RATES: RateLimits = {
  client: async () => null,
  viewer: async () => null,
  search: async () => null,
  reveal: async () => null,
};

/**
 * The gateway's own modules put together with these parts of its security and no others. The product has no such switch:
 * the parts are left out by what is put together here.
 */
export function assembled(parts: ReadonlySet<SecurityPart>): BenchServer {
  return {
    async start(surroundings) {
      const http = productionHttp();
      const { log, clock } = surroundings;
      const rates = parts.has("rates") ? createRateLimits(http.rates) : NO_RATES;
      const metrics = null;
      const { app, reports } = parts.has("headers")
        ? await createHardenedApp({ http, rates, watching: UNWATCHED, metrics, log })
        : plainApp(rates, surroundings);
      const [supergraph, trusted, subgraphs] = await Promise.all([
        readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
        savedDocuments(),
        loadSubgraphs(),
      ]);
      const reached = inThisProcess(
        subgraphs.map((subgraph) => withParts(subgraph, parts)),
        surroundings.databaseOf,
      );
      const calls = openSubgraphCalls(reached, DEFAULT_CALLS, {
        failure: ({ cause, ...failure }) => log.error({ ...failure, err: cause }, "a call failed"),
        breaker: (subgraph, state) => log.warn({ subgraph, breaker: state }, "a breaker moved"),
      });
      const addRoute = parts.has("limits") ? addGraphRoute : addBareRoute;
      const stopGraph = await addRoute(app, {
        engine: createEngine(supergraph, calls.call),
        identity: parts.has("token") ? surroundings.identity : unverified(),
        clock,
        totalMs: DEFAULT_CALLS.totalMs,
        http,
        rates,
        trusted,
        reports,
        metrics,
        log,
      });
      return {
        address: await app.listen({ host: "127.0.0.1", port: 0 }),
        async close() {
          await stopGraph();
          await app.close();
          await calls.close();
        },
      };
    },
  };
}

/** What an HTTP server is without a word about security, but for the rate of a client if that is asked for. */
function plainApp(rates: RateLimits, { log }: Surroundings): Pick<HardenedApp, "app" | "reports"> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  });
  if (rates !== NO_RATES) {
    app.addHook("onRequest", async (request) => {
      await rates.client(request.ip);
    });
  }
  const reports = reportRequests(app, { ...UNWATCHED, metrics: null, log });
  return { app, reports };
}

function withParts(subgraph: LoadedSubgraph, parts: ReadonlySet<SecurityPart>): LoadedSubgraph {
  let { definition } = subgraph;
  if (!parts.has("audit")) definition = unaudited(definition);
  if (!parts.has("sealing")) definition = unsealed(definition);
  return { ...subgraph, definition };
}
