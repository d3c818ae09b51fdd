import { Command, InvalidArgumentError } from "commander";
import type { CommandSurroundings } from "../surroundings.js";

/** What can be said on the command line of `npm run gateway`. */
export type GatewayOptions = { supergraph?: string; port?: number; host?: string };

export function gatewayCommand({ out, err }: Pick<CommandSurroundings, "out" | "err">): Command {
  return new Command("npm run gateway --")
    .description("Serves any Federation 2 supergraph whose subgraphs run elsewhere.")
    .option(
      "--supergraph <where>",
      "a file, a directory of <version>.graphql files or an http(s) address (SUPERGRAPH)",
    )
    .option("--port <port>", "listen on this port; 0 is any free one (PORT, or 4000)", port)
    .option("--host <host>", "listen on this address (HOST, or 127.0.0.1)")
    .addHelpText(
      "after",
      `
Subgraphs answer where the supergraph says, or where PRODUCTS_URL says for one that is called products. A new supergraph
is served within two seconds; one that cannot be served is refused, and the last good one goes on.

Calls are signed with SIGNING_KEYS or PRODUCTS_SIGNING_KEYS; without them each is sent with the caller's own
Authorization. Whose tokens are believed here is JWKS_URL, JWT_ISSUER and JWT_AUDIENCE; without them nobody's are looked
at. NODE_ENV=production keeps the schema to itself and limits how often one may ask.`,
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err });
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("Give a port from 0 to 65535.");
}
