import { once } from "node:events";
import { createLog } from "../../log.js";
import type { Environment } from "../../settings/variables.js";
import { readRouterSettings } from "../../settings.js";
import { startRouter } from "../../supergraph/router.js";
import { SupergraphRefused } from "../../supergraph/supergraph.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type GatewayOptions, gatewayCommand } from "./gateway-options.js";

/** What the command needs: the process around it, and its variables. */
type Surroundings = Pick<CommandSurroundings, "out" | "err" | "signal"> & {
  environment: () => Environment;
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
      throw foreseen(error, where) ?? error;
    });
    try {
      out(`the gateway answers at ${router.address}/graphql\n`);
      if (!signal.aborted) await once(signal, "abort");
    } finally {
      await router.stop();
    }
    return 0;
  });
}

function foreseen(error: unknown, where: string): CommandError | null {
  if (error instanceof SupergraphRefused) {
    return new CommandError(`The supergraph of ${where} cannot be served: ${error.message}.`, 1);
  }
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code !== "EADDRINUSE") return null;
  return new CommandError("The port is in use: give another one with --port.", 1);
}
