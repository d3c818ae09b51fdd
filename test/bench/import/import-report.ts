import { median } from "../statistics.js";
import { type ImportBench, type ImportTimes, WAYS, type Way } from "./measure-import.js";

const TITLES: Record<Way, string> = {
  copy: "(a)  bare COPY of the finished claims, events and grants",
  copyWithoutLaw: "(a2) as (a), without triggers and foreign keys",
  import: "(b)  the import of the file: read, assessed, written",
};

/** What an import must reach of (a). */
const TARGET = 0.3;

/** The measurement as a table: medians over the rounds, their spread, and (b) beside the others. */
export function importReport(
  { reports, rounds }: ImportBench,
  { seconds, rows, peakMegabytes }: ImportTimes,
): string {
  const ours = median(seconds.import);
  const lines = WAYS.map((way) => {
    const middle = median(seconds[way]);
    const spread = `${perSecond(rows, Math.max(...seconds[way]))} – ${perSecond(rows, Math.min(...seconds[way]))}`;
    const beside = way === "import" ? "" : `b is ${(middle / ours).toFixed(2)} of it`;
    return `${TITLES[way].padEnd(60)}${middle.toFixed(2).padStart(6)} s ${perSecond(rows, middle).padStart(9)}   ${spread.padEnd(20)} ${beside}`.trimEnd();
  });
  const peaks = peakMegabytes.map(
    ([count, megabytes]) => `${megabytes} MB for ${count.toLocaleString("en-US")} reports`,
  );
  return [
    `${reports.toLocaleString("en-US")} reports make ${rows.toLocaleString("en-US")} rows; ${rounds} rounds by turns, each on an empty database.`,
    `${"".padEnd(60)}${"median".padStart(8)} ${"rows/s".padStart(9)}   slowest – fastest`,
    ...lines,
    `The import alone: ${perSecond(reports, ours)} reports/s. The target is ${TARGET} of (a).`,
    `Most memory, the process and all it has loaded: ${peaks.join(", ")}.`,
    "",
  ].join("\n");
}

function perSecond(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString("en-US");
}
