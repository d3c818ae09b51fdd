import { Command, InvalidArgumentError } from "commander";
import { USUAL_SHARDS } from "../../../subgraphs/kit/sharding/plan.rules.js";
import { registry } from "../../../subgraphs/registry.js";
import type { CommandSurroundings } from "../surroundings.js";

/** What the command line says. */
export type DistributeOptions = { shards: number; dryRun?: boolean };

/** Beyond this many, each statement over everybody pays more for the parts than for the people. */
const MOST_SHARDS = 1_024;

/** `npm run distribute`, as its help tells it. */
export function distributeCommand({ out, err }: Pick<CommandSurroundings, "out" | "err">): Command {
  return new Command("npm run distribute --")
    .description(
      "Makes a subgraph's database a cluster's (Citus): people's tables spread by beneficiary_id, catalog tables whole on every node.",
    )
    .argument("<subgraph>", `one of ${registry.map(({ name }) => name).join(", ")}`)
    .option(
      "--shards <number>",
      "into how many parts people's tables are cut: nodes can be added until each has one",
      shardCount,
      USUAL_SHARDS,
    )
    .option("--dry-run", "prints the SQL and changes nothing")
    .addHelpText("after", HELP)
    .configureOutput({ writeOut: out, writeErr: err })
    .exitOverride();
}

const HELP = `
Which table goes where is read from the database itself: with beneficiary_id, it is spread; the subgraph's catalogTables are
copied to every node; quotas, the audit and notes of tools stay on the node that is asked. What keeps a table from being
spread is said, and nothing is changed then. Running it again does what is still to be done, as after a migration that
added a table.

The database is TALK_DATABASE_URL with TALK_OWNER_DATABASE_URL (and so on), of the cluster's coordinator. The cluster is
yours to make before: PostgreSQL with the extension citus on every node, in shared_preload_libraries, the database and its
two roles on each, and select citus_add_node('host', 5432) for each worker. SCALING.md says when that is worth it.

Ends with 0 when it is done, 1 when it cannot be done, 2 when it cannot be started.`;

function shardCount(text: string): number {
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number >= 1 && number <= MOST_SHARDS) return number;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_SHARDS}.`);
}
