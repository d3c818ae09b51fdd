import { ApolloServer } from "@apollo/server";
import fastifyApollo from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { GraphRouteParts } from "../../../../gateway/http/graph-route.js";
import {
  type GatewayContext,
  gatewayContext,
} from "../../../../gateway/subgraph-call/subgraph-call.js";
import { requestOrigin } from "../../../../subgraphs/kit/audit/request-origin.js";
import { untilGone } from "../../../../subgraphs/kit/until-gone.js";
import { requestViewer } from "../../../../subgraphs/kit/viewer/request-viewer.js";
import { persistedQueries } from "./saved-documents.js";

/**
 * Puts the graph on the app as anyone would with @apollo/server: any valid document is answered, with any variables and
 * at any cost, also from a form.
 * @returns what ends it
 */
export async function addBareRoute(
  app: FastifyInstance,
  { engine, identity, clock, totalMs, rates, trusted, log }: GraphRouteParts,
): Promise<() => Promise<void>> {
  const apollo = new ApolloServer<GatewayContext>({
    gateway: engine,
    persistedQueries: persistedQueries(trusted),
    csrfPrevention: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["POST"],
    context: async (request, reply) => {
      const { authorization } = request.headers;
      const viewer = await requestViewer(identity, authorization, log);
      await rates.viewer(viewer);
      const origin = requestOrigin(request);
      const facts = { viewer, now: clock(), origin, signal: untilGone(reply) };
      return gatewayContext(facts, { totalMs, authorization });
    },
  });
  return () => apollo.stop();
}
