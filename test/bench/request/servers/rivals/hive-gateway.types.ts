import type { RequestListener } from "node:http";

/** The part of @graphql-hive/gateway-runtime that the bench uses; it compiles where the package is not installed. */
export type HiveRuntime = {
  createGatewayRuntime(
    options: Partial<RouterRuntime> & {
      supergraph: string;
      logging: "error";
      graphqlEndpoint: string;
      /** By subgraph. */
      transportEntries: Readonly<Record<string, { location: string }>>;
      persistedDocuments: { getPersistedOperation(hash: string): Promise<string | null> };
      propagateHeaders: {
        fromClientToSubgraphs(payload: { request: Request }): Record<string, string>;
      };
      plugins(): readonly { onContextBuilding(payload: ContextBuilding): Promise<void> }[];
    },
  ): RequestListener & { [Symbol.asyncDispose]?(): Promise<void> };
};

type ContextBuilding = { context: { request: Request } };

/** The part of @graphql-hive/router-runtime that it takes for its engine. */
export type RouterRuntime = { unifiedGraphHandler: unknown };
