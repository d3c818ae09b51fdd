import { Command } from "commander";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { withBenchDatabase } from "../bench-database.js";
import { wholeNumber } from "../whole-number.js";
import { measureQuota, type QuotaRun } from "./measure-quota.js";
import { quotaReport } from "./quota-report.js";

/** `npm run bench -- quota`. */
export function quotaCommand(): Command {
  return new Command("quota")
    .description("Takes per second of what is first come, first served, beside two other ways.")
    .option("--takers <number>", "that take at once", wholeNumber, 64)
    .option("--count <number>", "takes of each way in a round", wholeNumber, 2_000)
    .option("--connections <number>", "to the database", wholeNumber, 16)
    .option("--rounds <number>", "in which the ways take turns; medians count", wholeNumber, 7)
    .action(async (run: QuotaRun) => {
      const rates = await withBenchDatabase(talk, (urls, _, ended) =>
        measureQuota(urls, run, ended),
      );
      process.stdout.write(quotaReport(run, rates));
    });
}
