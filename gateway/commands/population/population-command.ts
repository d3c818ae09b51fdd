import { Command, InvalidArgumentError } from "commander";
import { openAsOwner } from "../../../subgraphs/kit/database/prepare-subgraph.js";
import { populationSize } from "../../../subgraphs/kit/demo/seed-population-once.js";
import { registry, type SubgraphEntry } from "../../../subgraphs/registry.js";
import { type Databases, openDatabases } from "../../databases.js";
import { openKeyRing } from "../../key-ring.js";
import { populationOf } from "../../population.js";
import type { Settings } from "../../settings/settings.types.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { writePopulationFiles } from "./population-files.js";
import { splitText } from "./population-split.js";

type Options = { reports: number; out?: string };

/** Numbers of people have six digits in their ids. */
const MOST_REPORTS = 999_999;

/** `npm run population`: loads a synthetic population of any size, or writes it as the files that an import takes. */
export function runPopulationCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err, signal } = surroundings;
  return withFailuresSaid(surroundings, async () => {
    const command = new Command("npm run population --")
      .description(
        "Loads a synthetic population of reporters into a demo database that has none yet. Nobody in it exists.",
      )
      .requiredOption("--reports <number>", "how many; 105116 were published", parseReports)
      .option("--out <folder>", "writes it as CSV files for npm run import instead")
      .configureOutput({ writeOut: out, writeErr: err })
      .exitOverride()
      .parse(argv, { from: "user" });
    const { reports, out: folder } = command.opts<Options>();
    if (folder === undefined) return load(reports, surroundings);
    const files = await writePopulationFiles(folder, reports, signal);
    out(splitText(reports));
    out(`\nTake them in, in this order:\n${files.map((file) => `  ${file.command}\n`).join("")}`);
    return 0;
  });
}

async function load(reports: number, surroundings: CommandSurroundings): Promise<ExitCode> {
  const { out, err, progress, signal } = surroundings;
  const settings = surroundings.settings();
  requireDemo(settings);
  const databases = await openDatabases(settings, registry);
  try {
    const entries = await populated(registry);
    const owners = ownersOf(entries, databases);
    if (await isLoaded(entries, owners, reports)) {
      out(`A population of ${reports.toLocaleString("en-US")} reports is loaded already.\n`);
      return 0;
    }
    const shown = progress("reports, counted in each database", reports * entries.length);
    const written = new Map<string, number>();
    const keys = await openKeyRing(settings);
    const population = populationOf(entries, owners, keys, reports, (subgraph, count) => {
      written.set(subgraph, count);
      shown.to([...written.values()].reduce((sum, one) => sum + one, 0));
    });
    const interrupt = () => void population.interrupt();
    signal.addEventListener("abort", interrupt, { once: true });
    const loaded = await population.load().finally(() => shown.end());
    if (loaded === 0) {
      err("Stopped. Each database has the whole of it or nothing: run the same command again.\n");
      return 1;
    }
    out(splitText(reports));
    return 0;
  } finally {
    await databases.close();
  }
}

/** @throws CommandError where synthetic people would come among real ones */
function requireDemo({ demoData }: Settings): void {
  if (demoData) return;
  throw new CommandError(
    "Synthetic people belong in a demo database only, because what is on record stays there. Set DEMO_DATA=on if this is one.",
    1,
  );
}

/** Those whose databases hold a part of a population. */
async function populated(subgraphs: readonly SubgraphEntry[]): Promise<SubgraphEntry[]> {
  const definitions = await Promise.all(subgraphs.map(({ load }) => load()));
  return subgraphs.filter((_, index) => definitions[index]?.seedPopulation);
}

function ownersOf(entries: readonly SubgraphEntry[], databases: Databases): Map<string, string> {
  return new Map(
    entries.map(({ name }) => {
      const url = databases.ownerUrlOf(name);
      if (url !== null) return [name, url];
      const variable = `${name.toUpperCase()}_OWNER_DATABASE_URL`;
      throw new CommandError(`Only the owner of its tables can load ${name}: set ${variable}.`, 1);
    }),
  );
}

/**
 * Whether every one of the databases has a population of this size.
 * @throws CommandError when one has a population of another size: a ledger is never emptied
 */
async function isLoaded(
  entries: readonly SubgraphEntry[],
  owners: ReadonlyMap<string, string>,
  reports: number,
): Promise<boolean> {
  const sizes = await Promise.all(
    entries.map(async ({ name }) => {
      const owner = openAsOwner(owners.get(name) ?? "", `${name} population`);
      try {
        return await populationSize(owner);
      } finally {
        await owner.close();
      }
    }),
  );
  const other = sizes.find((size) => size !== null && size !== reports);
  if (other !== undefined) {
    throw new CommandError(
      `A population of ${(other ?? 0).toLocaleString("en-US")} reports is there already, and what is on record stays there.` +
        ` Give an empty folder: DATA_DIR=.data-${reports} npm run population -- --reports ${reports}, and npm start with it.`,
      1,
    );
  }
  return sizes.every((size) => size === reports);
}

function parseReports(text: string): number {
  const reports = Number(text);
  if (Number.isInteger(reports) && reports >= 1 && reports <= MOST_REPORTS) return reports;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_REPORTS}.`);
}
