import { ApolloServer, type ApolloServerOptions, type BaseContext } from "@apollo/server";
import fastifyApollo from "@as-integrations/fastify";
import Fastify, { LogController } from "fastify";
import { requestViewer } from "../../../../../subgraphs/kit/viewer/request-viewer.js";
import type { Viewer } from "../../../../../subgraphs/kit/viewer/viewer.js";
import type { StartedServer, Surroundings } from "../bench-server.types.js";

/** What a rival knows of a request: who asks, by the same check of the same token as ours, and when. */
export type RivalRequest = { viewer: Viewer; now: Date; authorization: string | undefined };

/** @apollo/server on Fastify as its own documentation sets it up, with nothing of ours but the check of the token. */
export async function servedApollo<Context extends BaseContext>(
  options: ApolloServerOptions<Context>,
  contextOf: (request: RivalRequest) => Context,
  { identity, clock, log }: Surroundings,
): Promise<StartedServer> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const apollo = new ApolloServer<Context>({
    ...options,
    logger: log as never,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["POST"],
    context: async ({ headers: { authorization } }) => {
      const viewer = await requestViewer(identity, authorization, log);
      return contextOf({ viewer, now: clock(), authorization });
    },
  });
  return {
    address: await app.listen({ host: "127.0.0.1", port: 0 }),
    async close() {
      await apollo.stop();
      await app.close();
    },
  };
}
