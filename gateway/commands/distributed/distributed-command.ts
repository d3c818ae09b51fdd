import { once } from "node:events";
import { Command } from "commander";
import { registry } from "../../../subgraphs/registry.js";
import { callVariablesOf } from "../../settings/call-variables.js";
import type { Environment } from "../../settings/variables.js";
import { withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type ChildProcess, startChild } from "./child-process.js";

type Surroundings = Pick<CommandSurroundings, "out" | "err" | "signal"> & {
  environment: () => Environment;
};

/**
 * `npm run distributed`: every subgraph and the gateway as processes of their own on this machine, each line of output
 * under the name of its process. A subgraph that ends is not started again: that is what one would like to see here.
 */
export function runDistributedCommand(
  argv: readonly string[],
  { out, err, signal, environment }: Surroundings,
): Promise<ExitCode> {
  return withFailuresSaid({ err }, async () => {
    new Command("npm run distributed")
      .description("Starts every subgraph and the gateway, each as a process of its own.")
      .addHelpText(
        "after",
        "\nCtrl-C ends all of them. One alone is ended by its process id, which is said when it starts.",
      )
      .exitOverride()
      .configureOutput({ writeOut: out, writeErr: err })
      .parse(argv, { from: "user" });

    const width = Math.max(...registry.map(({ name }) => name.length));
    const say = (name: string) => (line: string) => out(`${name.padEnd(width)} │ ${line}\n`);
    const children: ChildProcess[] = [];
    const { METRICS_PORT: port = "" } = environment();
    // The gateway's own is the one that was asked for; the subgraphs take the ports behind it.
    const metricsOf = (place: number): Environment =>
      port === "" ? {} : { METRICS_PORT: String(port === "0" ? 0 : Number(port) + 1 + place) };
    const start = (name: string, script: string, args: string[], more: Environment) => {
      // All of it is this machine's: an address here does not mean production, as it does elsewhere.
      const env = { NODE_ENV: "development", ...environment(), ...more };
      const child = startChild({ script, args, env, say: say(name) });
      children.push(child);
      return child;
    };
    try {
      const addresses = await Promise.all(
        registry.map(async ({ name }, place) => {
          const child = start(
            name,
            "commands/subgraph.js",
            [name, "--port", "0"],
            metricsOf(place),
          );
          const [, address = ""] = await child.said(/answers at (\S+)/);
          return [callVariablesOf(name).url, address] as const;
        }),
      );
      const gateway = start("gateway", "main.js", [], Object.fromEntries(addresses));
      await Promise.race([gateway.ended, signal.aborted ? null : once(signal, "abort")]);
      return signal.aborted ? 0 : 1;
    } finally {
      await Promise.all(children.map((child) => child.end()));
    }
  });
}
