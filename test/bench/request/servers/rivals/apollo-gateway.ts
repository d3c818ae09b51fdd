import { readFile } from "node:fs/promises";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { projectFile } from "../../../../../gateway/project-files.js";
import type { BenchServer } from "../bench-server.types.js";
import { persistedQueries, savedDocuments } from "../saved-documents.js";
import { servedApollo } from "./served-apollo.js";

type GatewayContext = { authorization: string | undefined };

/** @apollo/gateway over the committed supergraph, in the server that its maker has for it. It passes the token on. */
export const apolloGateway: BenchServer = {
  async start(surroundings) {
    const { addresses, log } = surroundings;
    const gateway = new ApolloGateway({
      supergraphSdl: await readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
      logger: log as never,
      buildService: ({ name }) =>
        new RemoteGraphQLDataSource<GatewayContext>({
          url: addresses[name] ?? "",
          willSendRequest({ request, context }) {
            const { authorization } = context;
            if (authorization) request.http?.headers.set("authorization", authorization);
          },
        }),
    });
    return servedApollo<GatewayContext>(
      { gateway, persistedQueries: persistedQueries(await savedDocuments()) },
      ({ authorization }) => ({ authorization }),
      surroundings,
    );
  },
};
