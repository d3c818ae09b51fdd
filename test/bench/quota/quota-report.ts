import { median } from "../statistics.js";
import type { MeasuredWay, QuotaRun, Rates } from "./measure-quota.js";

const TITLES: Record<MeasuredWay, string> = {
  plain: "(a) plain inserts of grant and event, no quota",
  quota: "(b) recordFromQuota",
  counter: "(c) one counter row and the same inserts",
  plainAtOnce: "(d) as (a), in one prepared statement",
  counterAtOnce: "(e) as (c), in one prepared statement",
  mutation: "(f) takeTalkDrawerPass, the whole mutation in process",
};

/** The measurement as a table: medians over the rounds, their spread, and (b) beside the others. */
export function quotaReport(run: QuotaRun, rates: Rates): string {
  const { takers, count, connections, rounds } = run;
  const ours = median(rates.quota);
  const lines = Object.entries(TITLES).map(([way, title]) => {
    const measured = rates[way as MeasuredWay];
    const middle = median(measured);
    const spread = `${rate(Math.min(...measured))} – ${rate(Math.max(...measured))}`;
    const beside = way === "quota" ? "" : `b is ${(ours / middle).toFixed(2)} of it`;
    return `${title.padEnd(56)}${rate(middle).padStart(8)}   ${spread.padEnd(18)} ${beside}`;
  });
  return [
    `${takers} takers at once over ${connections} connections; ${count} takes each in ${rounds} rounds by turns.`,
    `${"".padEnd(56)}${"takes/s".padStart(8)}   ${"slowest – fastest".padEnd(18)}`,
    ...lines.map((line) => line.trimEnd()),
    "",
  ].join("\n");
}

function rate(takesPerSecond: number): string {
  return Math.round(takesPerSecond).toLocaleString("en-US");
}
