import type { GraphServerParts } from "../../../../../gateway/graph-server.js";
import type { Server } from "../../../../../gateway/server.js";
import { DEFAULT_CALLS } from "../../../../../gateway/settings/call-variables.js";
import { httpSettings } from "../../../../../gateway/settings/http-variables.js";
import type { HttpSettings } from "../../../../../gateway/settings/settings.types.js";
import type { StartedServer, Surroundings } from "../bench-server.types.js";

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

/** The gateway as production has it, but for where its subgraphs are. */
export function production({
  identity,
  clock,
  log,
}: Surroundings): Omit<GraphServerParts, "subgraphs"> {
  return {
    identity,
    clock,
    calls: DEFAULT_CALLS,
    log: log as never,
    http: productionHttp(),
    demoToken: null,
  };
}

/** The gateway on a port of its own. */
export async function listening(server: Server): Promise<StartedServer> {
  return { address: await server.listen(ANY_PORT), close: server.close };
}
