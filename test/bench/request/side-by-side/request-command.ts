import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { projectFile } from "../../../../gateway/project-files.js";
import { compareServers } from "../compare-servers.js";
import { type RequestOptions, runOf, withRequestOptions } from "../request-options.js";
import { type WorkloadName, workloads } from "../workloads/workloads.js";
import { chosenContenders, contenders } from "./contenders.js";
import { expectSameAnswers } from "./same-answers.js";
import { sideBySideChart } from "./side-by-side-chart.js";
import { sideBySideReport } from "./side-by-side-report.js";

type Options = RequestOptions & {
  only?: string[];
  workloads: WorkloadName[];
  chart?: string;
  save?: true;
};

const LETTERS = contenders.map(({ letter }) => letter);
const WORKLOADS = Object.keys(workloads) as WorkloadName[];

/** Every turn takes the slowest of them ten seconds or so. */
const USUAL = { connections: 16, requests: 1_000, alone: 100, warmUp: 2_000, rounds: 7 };

/** What BENCHMARKS.md and the README show. */
const SAVED = {
  json: projectFile("test", "bench", "results", "bench.json"),
  chart: projectFile("test", "bench", "results", "bench.svg"),
};

/** `npm run bench`. */
export function requestCommand(): Command {
  const command = new Command("request")
    .description(
      "Ours beside its rivals, over the same data and SQL. What runs unless told otherwise.",
    )
    .option("--only <letters>", `of ${LETTERS.join(",")}; (a) is always there`, listOf(LETTERS))
    .addOption(
      new Option("--workloads <names>", `what is asked, of ${WORKLOADS.join(",")}`)
        .argParser(listOf(WORKLOADS))
        .default(WORKLOADS, "all"),
    )
    .option("--chart <file>", "draws the ratios as SVG, too")
    .option("--save", "writes both where the README and BENCHMARKS.md have them");
  return withRequestOptions(command, USUAL).action(async (options: Options) => {
    const { only = null, workloads, reports, profiles = null } = options;
    const { chosen, leftOut } = chosenContenders(only);
    for (const line of leftOut) process.stderr.write(`${line}\n`);
    const run = runOf(options);
    const compared = await compareServers(
      { contenders: chosen, workloads, reports, run, profiles },
      async (prepared) => {
        const statements = await expectSameAnswers(prepared);
        process.stderr.write(`${prepared.workload}: all do the same work; measuring.\n`);
        return statements;
      },
    );
    const sideBySide = { ...compared, leftOut };
    process.stdout.write(sideBySideReport(sideBySide));
    const files = [
      [options.json, `${JSON.stringify(sideBySide, null, 2)}\n`, SAVED.json],
      [options.chart, sideBySideChart(sideBySide), SAVED.chart],
    ] as const;
    for (const [asked, text, saved] of files) {
      for (const file of [asked, options.save && saved]) if (file) await write(file, text);
    }
  });
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Reads an option that is a list parted by commas. */
function listOf<Name extends string>(names: readonly Name[]): (text: string) => Name[] {
  return (text) => {
    const asked = text.split(",").map((name) => name.trim());
    const known = names.filter((name) => asked.includes(name));
    if (known.length === asked.length) return known;
    throw new InvalidArgumentError(`Give some of ${names.join(",")}.`);
  };
}
