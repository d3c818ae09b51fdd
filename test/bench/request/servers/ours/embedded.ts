import { createGraphServer } from "../../../../gateway/graph-server.js";
import { loadSubgraphs } from "../../../../gateway/load-subgraphs.js";
import { DEFAULT_CALLS } from "../../../../gateway/settings/call-variables.js";
import { httpSettings } from "../../../../gateway/settings/http-variables.js";
import type { HttpSettings } from "../../../../gateway/settings/settings.types.js";
import { inThisProcess } from "../../../../gateway/subgraph-call/reached-subgraph.js";
import { securityParts } from "../security/security-part.js";
import type { BenchServer } from "./bench-server.types.js";

const ANY_PORT = { host: "127.0.0.1", port: 0 };

/** As production serves, with rates that are counted and that no load reaches. */
export function productionHttp(): HttpSettings {
  const unreached = 999_999_999;
  return httpSettings("production", {
    RATE_LIMIT_CLIENT: unreached,
    RATE_LIMIT_VIEWER: unreached,
    RATE_LIMIT_SEARCH: unreached,
  });
}

/** The gateway as it is, with everything on. */
export const secured: BenchServer = {
  title: "the gateway as production serves it",
  parts: new Set(securityParts),
  async start(surroundings) {
    const server = await createGraphServer({
      ...surroundings,
      subgraphs: inThisProcess(await loadSubgraphs(), surroundings.databaseOf),
      calls: DEFAULT_CALLS,
      log: surroundings.log as never,
      http: productionHttp(),
      demoToken: null,
    });
    return { address: await server.listen(ANY_PORT), close: server.close };
  },
};
