import type { RemedyRun } from "../../../subgraphs/kit/bulk/remedy-run.js";
import type { RunReport } from "../../../subgraphs/kit/bulk/run-report.js";
import { koreanTime } from "../../../subgraphs/kit/korean-calendar.js";
import type { AmountSum } from "../../../subgraphs/kit/remedies/amount-sum.js";

/** What there is to give, one line each. */
export function runsText(affiliate: string, runs: readonly RemedyRun[]): string {
  if (runs.length === 0) return `${affiliate} gives nothing without being asked.\n`;
  const width = Math.max(...runs.map(({ id }) => id.length));
  const lines = runs.map(({ id, title }) => `  ${id.padEnd(width)}  ${title.en}`);
  return [`What ${affiliate} gives without being asked:`, ...lines, ""].join("\n");
}

/** What a run would do, or did. */
export function runText(run: RemedyRun, report: RunReport, at: Date): string {
  const given = Object.values(report.given).reduce((sum, { grants }) => sum + grants, 0);
  const refused = Object.entries(report.refused).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${run.id}  ${run.title.en}`,
    `outage ${run.programme.outageId}, at ${koreanTime(at)} in Korea`,
    "",
    ...counted([
      [report.people, "people looked at"],
      [given, "entitled and without it"],
      [report.hadIt, "have it"],
      [report.hadItOtherwise, "have it on other facts than today's, which stands"],
      [report.revoked, "had it, and it was taken back"],
      ...refused.map(([code, people]) => [people, `refused: ${code}`] as const),
    ]),
    "",
    amountsText("to give", report.given),
  ].join("\n");
}

/** Amounts by remedy, one line each. */
export function amountsText(what: string, amounts: Readonly<Record<string, AmountSum>>): string {
  const lines = Object.entries(amounts).map(
    ([remedyId, sum]) => `  ${remedyId}  ${count(sum.grants, "grant")}  ${amountText(sum)}`,
  );
  return [`${what}:`, ...(lines.length > 0 ? lines : ["  nothing"]), ""].join("\n");
}

/** The same for the audit, which keeps numbers and no names. */
export function givenDetails(amounts: Readonly<Record<string, AmountSum>>) {
  const remedies = Object.entries(amounts);
  return {
    given: remedies.map(([remedyId, { grants }]) => `${remedyId} ${grants}`).join(", "),
    grants: remedies.reduce((sum, [, { grants }]) => sum + grants, 0),
    won: remedies.reduce((sum, [, { won }]) => sum + won, 0),
  };
}

/** `1,178 grants` */
export function count(number: number, one: string): string {
  return `${number.toLocaleString("en-US")} ${one}${number === 1 ? "" : "s"}`;
}

function amountText({ won, quantity, unit }: AmountSum): string {
  if (won > 0) return `${won.toLocaleString("en-US")} won`;
  if (quantity !== null) return `${quantity.toLocaleString("en-US")} ${unit ?? ""}`.trim();
  return "amount not published";
}

function counted(rows: readonly (readonly [number, string])[]): string[] {
  const numbers = rows.map(([number]) => number.toLocaleString("en-US"));
  const width = Math.max(...numbers.map(({ length }) => length));
  return rows.map(([, what], index) => `  ${numbers[index]?.padStart(width)}  ${what}`);
}
