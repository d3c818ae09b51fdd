import { Command, InvalidArgumentError } from "commander";
import { registry } from "../../../subgraphs/registry.js";
import type { CommandSurroundings } from "../surroundings.js";

/** What can be said on the command line of `npm run subgraph`. */
export type SubgraphOptions = { port?: number; host: string; tokens: boolean };

/** Subgraphs that are told no port take these and the following, in the order of the register. */
const FIRST_PORT = 4100;

/** The port a subgraph answers on unless it is told another one. */
export function usualPort(subgraph: string): number {
  return FIRST_PORT + registry.findIndex(({ name }) => name === subgraph);
}

export function subgraphCommand({ out, err }: Pick<CommandSurroundings, "out" | "err">): Command {
  return new Command("npm run subgraph --")
    .description("Serves one subgraph as a process of its own, with its own database.")
    .argument("<name>", `one of ${registry.map(({ name }) => name).join(", ")}`)
    .option("--port <port>", `listen on this port; 0 is any free one (${portsText()})`, port)
    .option("--host <host>", "listen on this address", "127.0.0.1")
    .option(
      "--tokens",
      "believe callers' tokens instead of the gateway's signature, to try another router; never in production",
      false,
    )
    .addHelpText(
      "after",
      `
A gateway reaches it by its address, as in NODE_ENV=development TALK_URL=http://127.0.0.1:${usualPort("talk")} npm start, and signs
its calls with a key that both have: TALK_SIGNING_KEYS or SIGNING_KEYS, or without them a key in DATA_DIR, for processes
that share one. A gateway that is told an address and no NODE_ENV runs as in production.

The database is TALK_DATABASE_URL or DATABASE_URL, or without either PostgreSQL from npm in DATA_DIR, shared with the
other processes that use it.`,
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err });
}

function portsText(): string {
  return registry.map(({ name }) => `${name} ${usualPort(name)}`).join(", ");
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("Give a port from 0 to 65535.");
}
