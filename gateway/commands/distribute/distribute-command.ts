import postgres from "postgres";
import {
  type CitusState,
  type ClusterPlan,
  carryOut,
  planCluster,
} from "../../../subgraphs/kit/sharding/cluster.js";
import type { Step } from "../../../subgraphs/kit/sharding/plan.rules.js";
import { registry, type SubgraphEntry } from "../../../subgraphs/registry.js";
import { openDatabases } from "../../databases.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type DistributeOptions, distributeCommand } from "./distribute-options.js";

/** `npm run distribute`: makes a subgraph's database a cluster's. */
export function runDistributeCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  return withFailuresSaid(surroundings, async () => {
    const command = distributeCommand(surroundings).parse(argv, { from: "user" });
    const entry = entryNamed(command.args[0] ?? "");
    const options = command.opts<DistributeOptions>();
    const databases = await openDatabases(surroundings.settings(), [entry]);
    try {
      const ownerUrl = databases.ownerUrlOf(entry.name);
      if (ownerUrl === null) throw new CommandError(ownerMissing(entry.name), 1);
      const { catalogTables = [] } = await entry.load();
      const plan = await planCluster(ownerUrl, catalogTables, options.shards);
      refuseObstacles(entry.name, plan);
      return options.dryRun
        ? showPlan(entry.name, plan, surroundings)
        : await spread(entry.name, ownerUrl, plan, surroundings);
    } finally {
      await databases.close();
    }
  });
}

function showPlan(
  name: string,
  { citus, preparations, moves }: ClusterPlan,
  { out, err }: CommandSurroundings,
): ExitCode {
  const steps = [...preparations, ...moves];
  for (const { what, sql } of steps) out(`-- ${what}\n${sql};\n\n`);
  if (citus !== "READY") err(`${NOT_YET[citus]}\n`);
  err(
    steps.length === 0
      ? `${name}: there is nothing left to do.\n`
      : `${name}: ${steps.length} steps; nothing was changed.\n`,
  );
  return 0;
}

async function spread(
  name: string,
  ownerUrl: string,
  plan: ClusterPlan,
  { err, signal }: CommandSurroundings,
): Promise<ExitCode> {
  const { citus, moves } = plan;
  if (citus === "MISSING") throw new CommandError(NOT_YET.MISSING, 1);
  if (moves.length === 0) {
    err(`${name}: there is nothing left to do.\n`);
    return 0;
  }
  let current: Step | null = null;
  try {
    await carryOut(ownerUrl, plan, (step) => {
      signal.throwIfAborted();
      current = step;
      err(`${step.what}\n`);
    });
  } catch (error) {
    if (error instanceof postgres.PostgresError) throw stepFailed(current, error, citus);
    throw error;
  }
  err(`${name}: done. Start what serves it anew: it reads a cluster's tables person by person.\n`);
  return 0;
}

const NOT_YET: Record<Exclude<CitusState, "READY">, string> = {
  MISSING: `This PostgreSQL has no Citus, so its tables stay on one machine. On every node of the cluster install the package
citus of the same major version as its PostgreSQL (citusdata/citus says how; managed services offer it, too), add citus to
shared_preload_libraries and restart. The PostgreSQL that npm start brings along has no extensions beyond its own: use a
server of yours, TALK_DATABASE_URL and TALK_OWNER_DATABASE_URL for talk.`,
  CREATABLE:
    "This PostgreSQL has Citus, and this database not yet: only a superuser may create the extension.",
};

function stepFailed(
  step: Step | null,
  { code, message, hint }: postgres.PostgresError,
  citus: CitusState,
): CommandError {
  const what = `"${step?.what}" failed: ${message}.`;
  const told = hint ? ` ${hint.replace(/\.?$/, ".")}` : "";
  const fix =
    citus === "CREATABLE"
      ? " Run create extension citus as a superuser in this database on every node, and then this command again."
      : " No table was moved: run it again when this is put right.";
  return new CommandError(`${what}${told}${fix} (${code})`, 1);
}

/** @throws CommandError naming what stands in the way, when something does */
function refuseObstacles(name: string, { obstacles }: ClusterPlan): void {
  if (obstacles.length === 0) return;
  const lines = obstacles.map(({ table, what }) => `  ${table}: ${what}`);
  throw new CommandError(
    `${name} cannot be spread as it is, and nothing was changed:\n${lines.join("\n")}`,
    1,
  );
}

function ownerMissing(name: string): string {
  return `Only the owner of its tables can spread ${name}: set ${name.toUpperCase()}_OWNER_DATABASE_URL.`;
}

/** @throws CommandError with the names there are */
function entryNamed(name: string): SubgraphEntry {
  const entry = registry.find((candidate) => candidate.name === name.toLowerCase());
  if (entry) return entry;
  const names = registry.map((candidate) => candidate.name).join(", ");
  throw new CommandError(`There is no subgraph "${name}". Give one of ${names}.`);
}
