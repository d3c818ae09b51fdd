import { once } from "node:events";
import { createLog } from "../../log.js";
import type { Environment } from "../../settings/variables.js";
import { readRouterSettings } from "../../settings.js";
import { foreseenFailure } from "../../start-failure.js";
import { startRouter } from "../../supergraph/router.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type GatewayOptions, gatewayCommand } from "./gateway-options.js";

/** What the command needs: the process around it, and its variables. */
type Surroundings = Pick<CommandSurroundings, "out" | "err" | "signal"> & {
  environment: () => Environment;
};

const CHOICES = {
  port: "--port 4001",
  host: "--host 127.0.0.1",
  supergraph: "--supergraph, or SUPERGRAPH",
};

/** `npm run gateway`: serves a supergraph of somebody else's subgraphs until it is told to stop. */
export function runGatewayCommand(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  return withFailuresSaid(surroundings, async () => {
    const options = gatewayCommand(surroundings)
      .parse(argv, { from: "user" })
      .opts<GatewayOptions>();
    const { out, signal } = surroundings;
    const environment = surroundings.environment();
    const { listen, log, supergraph } = readRouterSettings(environment, []);
    const where = options.supergraph ?? supergraph;
    if (where === null) {
      throw new CommandError("Which supergraph? Give --supergraph, or set SUPERGRAPH.");
    }
    const router = await startRouter({
      where,
      listen: { host: options.host ?? listen.host, port: options.port ?? listen.port },
      settingsFor: (subgraphs) => readRouterSettings(environment, subgraphs),
      log: createLog(log.level),
    }).catch((error: unknown) => {
      const foreseen = foreseenFailure(error, CHOICES);
      throw foreseen === null ? error : new CommandError(foreseen, 1);
    });
    try {
      out(`the gateway answers at ${router.address}/graphql\n`);
      if (router.metricsAddress) out(`its metrics are at ${router.metricsAddress}/metrics\n`);
      if (!signal.aborted) await once(signal, "abort");
    } finally {
      await router.stop();
    }
    return 0;
  });
}
