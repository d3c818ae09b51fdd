import { Command } from "commander";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { withBenchDatabase } from "../bench-database.js";
import { wholeNumber } from "../whole-number.js";
import { importReport } from "./import-report.js";
import { type ImportBench, measureImport } from "./measure-import.js";

/** `npm run bench -- import`. */
export function importBenchCommand(): Command {
  return new Command("import")
    .description("Reports imported and assessed per second, beside bare COPY of what comes of it.")
    .option("--reports <number>", "in the file", wholeNumber, 105_116)
    .option("--rounds <number>", "in which the ways take turns; medians count", wholeNumber, 5)
    .action(async (run: ImportBench) => {
      const times = await withBenchDatabase(talk, (urls, adminUrl, ended) =>
        measureImport(urls, adminUrl, run, ended),
      );
      process.stdout.write(importReport(run, times));
    });
}
