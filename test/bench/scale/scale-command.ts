import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { processSurroundings } from "../../../gateway/commands/process-surroundings.js";
import { thisMachine } from "../request/machine.js";
import { wholeNumber } from "../whole-number.js";
import type { ScaleRun } from "./ask-in-turns.js";
import { measureScale, peopleInAll } from "./measure-scale.js";
import { parseSizes } from "./parse-sizes.js";
import { findingsOf } from "./scale-findings.js";
import { scaleReport } from "./scale-report.js";

type Options = ScaleRun & { sizes: number[]; json?: string };

const SIZES = [10_000, 100_000, 1_000_000];

/** `npm run bench -- scale`. */
export function scaleCommand(): Command {
  return new Command("scale")
    .description("Look-up, search and total as the number of people grows; sizes on disk; plans.")
    .option("--sizes <numbers>", "of people, parted by commas", parseSizes, SIZES)
    .option("--rounds <number>", "in which the sizes take turns", wholeNumber, 5)
    .option("--requests <number>", "of each turn and question", wholeNumber, 100)
    .option("--warm-up <number>", "of each question and size, before it counts", wholeNumber, 150)
    .option("--json <file>", "writes every figure, too")
    .addHelpText(
      "after",
      [
        "\nA million people take 3 GB of disk and some minutes. Ends with 1 when a statement reads a large table of people",
        "as a whole, or when a question reads twice the pages that it reads with the fewest people.",
      ].join("\n"),
    )
    .action(async ({ sizes, rounds, requests, warmUp, json }: Options) => {
      const machine = thisMachine();
      const run = { rounds, requests, warmUp };
      const shown = processSurroundings().progress(
        "people, counted in each database",
        peopleInAll(sizes),
      );
      const measured = await measureScale(sizes, run, shown.to).finally(shown.end);
      const scale = { machine, run, sizes: measured };
      process.stdout.write(scaleReport(scale));
      if (json !== undefined) await writeFile(json, `${JSON.stringify(scale, null, 2)}\n`);
      if (findingsOf(measured).length > 0) process.exitCode = 1;
    });
}
