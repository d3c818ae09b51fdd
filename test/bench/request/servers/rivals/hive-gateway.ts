import { setMaxListeners } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { projectFile } from "../../../../../gateway/project-files.js";
import { requestViewer } from "../../../../../subgraphs/kit/viewer/request-viewer.js";
import type { BenchServer, Surroundings } from "../bench-server.types.js";
import { savedDocuments } from "../saved-documents.js";
import type { HiveRuntime, RouterRuntime } from "./hive-gateway.types.js";

// As variables: neither the compiler nor the bundler looks for what need not be installed.
const RUNTIME: string = "@graphql-hive/gateway-runtime";
const ROUTER_RUNTIME: string = "@graphql-hive/router-runtime";

/** Hive Gateway with the engine that it has by itself. */
export const hiveGateway: BenchServer = {
  start: (surroundings) => serve(surroundings, {}),
};

/** Hive Gateway with the planner of Hive Router for its engine. */
export const hiveRouterRuntime: BenchServer = {
  async start(surroundings) {
    const { unifiedGraphHandler } = (await import(ROUTER_RUNTIME)) as RouterRuntime;
    return serve(surroundings, { unifiedGraphHandler });
  },
};

/** Its runtime on the server of Node, as its documentation sets it up without its command line. It passes the token on. */
async function serve(
  { identity, log, addresses }: Surroundings,
  engine: Partial<RouterRuntime>,
): ReturnType<BenchServer["start"]> {
  // It has more of them on a request's signal than Node thinks right, and Node would say so again and again.
  setMaxListeners(0);
  const { createGatewayRuntime } = (await import(RUNTIME)) as HiveRuntime;
  const [supergraph, saved] = await Promise.all([
    readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
    savedDocuments(),
  ]);
  const runtime = createGatewayRuntime({
    ...engine,
    supergraph,
    logging: "error",
    graphqlEndpoint: "/graphql",
    transportEntries: Object.fromEntries(
      Object.entries(addresses).map(([name, location]) => [name, { location }]),
    ),
    persistedDocuments: { getPersistedOperation: async (hash) => saved.get(hash) ?? null },
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({
        authorization: request.headers.get("authorization") ?? "",
      }),
    },
    plugins: () => [
      {
        async onContextBuilding({ context }) {
          const authorization = context.request.headers.get("authorization") ?? undefined;
          await requestViewer(identity, authorization, log);
        },
      },
    ],
  });
  const server = createServer(runtime);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await runtime[Symbol.asyncDispose]?.();
    },
  };
}
