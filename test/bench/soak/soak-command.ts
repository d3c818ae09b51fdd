import { Command } from "commander";
import { untilSignal } from "../../../gateway/signals.js";
import { thisMachine } from "../request/machine.js";
import { wholeNumber } from "../whole-number.js";
import { measureSoak } from "./measure-soak.js";
import { soakReport } from "./soak-report.js";
import { withDemoGateway } from "./soak-target.js";

type Options = { minutes: number; rate: number; warmUp: number };

/** `npm run bench -- soak`. */
export function soakCommand(): Command {
  return new Command("soak")
    .description("The gateway asked at a steady rate for long: errors, latency, growth of memory.")
    .option("--minutes <number>", "that count", wholeNumber, 10)
    .option("--rate <number>", "requests a second", wholeNumber, 50)
    .option("--warm-up <seconds>", "before they count", wholeNumber, 120)
    .addHelpText("after", "\nAsks what `npm run build` made. Ends with 1 when a request failed.")
    .action(async ({ minutes, rate, warmUp }: Options) => {
      const ended = new AbortController();
      void untilSignal().then((signal) => ended.abort(new Error(`ended by ${signal}`)));
      const machine = thisMachine();
      const run = { warmUp: warmUp * rate, requests: minutes * 60 * rate, rate };
      const soak = await withDemoGateway((target) => measureSoak(target, run, ended.signal));
      process.stdout.write(soakReport({ machine, run, soak }));
      if (soak.failed > 0) process.exitCode = 1;
    });
}
