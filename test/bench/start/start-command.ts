import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { processSurroundings } from "../../../gateway/commands/process-surroundings.js";
import { thisMachine } from "../request/machine.js";
import { wholeNumber } from "../whole-number.js";
import { measureStart } from "./measure-start.js";
import { startReport } from "./start-report.js";

type Options = { rounds: number; json?: string };

/** `npm run bench -- start`. */
export function startCommand(): Command {
  return new Command("start")
    .description("npm start to its first answer, without a data folder and with one: time, memory.")
    .option("--rounds <number>", "of one start of each; medians count", wholeNumber, 5)
    .option("--json <file>", "writes every figure of every round, too")
    .addHelpText("after", "\nStarts what `npm run build` made.")
    .action(async ({ rounds, json }: Options) => {
      const machine = thisMachine();
      const { progress, signal } = processSurroundings();
      const shown = progress("rounds", rounds);
      const starts = await measureStart(rounds, signal, shown.to).finally(shown.end);
      const measured = { machine, starts };
      process.stdout.write(startReport(measured));
      if (json !== undefined) await writeFile(json, `${JSON.stringify(measured, null, 2)}\n`);
    });
}
