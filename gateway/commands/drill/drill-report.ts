import type { Faults } from "./fault.js";
import type { DrillCheck } from "./run-drill.js";

/** What came of one case. */
export type DrillOutcome = { faults: Faults; checks: readonly DrillCheck[] };

/** One case as an operator reads it: what was broken, and what each operation answered. */
export function outcomeText({ faults, checks }: DrillOutcome): string {
  const broken = Object.entries(faults).map(([name, fault]) => `${name} ${fault}`);
  const width = Math.max(...checks.map(({ question }) => question.length));
  const lines = checks.flatMap(({ question, ms, codes, problems }) => [
    `  ${problems.length === 0 ? "pass" : "FAIL"}  ${question.padEnd(width)}  ${String(ms).padStart(5)} ms  ${codes.join(", ") || "no error"}`,
    ...problems.map((problem) => `        ${problem}`),
  ]);
  return `${broken.join(", ")}\n${lines.join("\n")}\n\n`;
}

/** The last line: whether all is well. */
export function verdictText(outcomes: readonly DrillOutcome[]): string {
  const checks = outcomes.flatMap((outcome) => outcome.checks);
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  const of = `${checks.length} answers under ${outcomes.length} ${outcomes.length === 1 ? "fault" : "faults"}`;
  return failed === 0
    ? `All ${of} were right: the rest was there, totals were honest, nothing of the inside was told.\n`
    : `${failed} of ${of} were wrong.\n`;
}
