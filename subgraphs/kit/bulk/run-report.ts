import { type AmountSum, addAmount, addSums, NO_AMOUNT } from "../remedies/amount-sum.js";
import type { Amount } from "../remedies/decision.js";

/** What a run came to, or would. Every person of the audience is counted once. */
export type RunReport = {
  people: number;
  /** What is given now, by remedy. */
  given: Readonly<Record<string, AmountSum>>;
  /** Have it from before. */
  hadIt: number;
  /** Have it from before on other facts than today's. What was given then stands. */
  hadItOtherwise: number;
  /** Had it, and it was taken back. */
  revoked: number;
  /** Refused by the rule, by reason code. */
  refused: Readonly<Record<string, number>>;
};

export const NOTHING_DONE: RunReport = Object.freeze({
  people: 0,
  given: {},
  hadIt: 0,
  hadItOtherwise: 0,
  revoked: 0,
  refused: {},
});

/** What a run means for one person. */
export type RunOutcome =
  | { outcome: "GIVEN"; remedyId: string; amount: Amount }
  | { outcome: "HAD_IT" | "HAD_IT_OTHERWISE" | "REVOKED" }
  | { outcome: "REFUSED"; code: string };

/** How many grants a report has given, in all. */
export function grantsGiven({ given }: RunReport): number {
  return Object.values(given).reduce((sum, { grants }) => sum + grants, 0);
}

/** Counts the people of a page. */
export function reportOf(outcomes: readonly RunOutcome[]): RunReport {
  const report = { ...NOTHING_DONE, people: outcomes.length };
  const given: Record<string, AmountSum> = {};
  const refused: Record<string, number> = {};
  for (const one of outcomes) {
    switch (one.outcome) {
      case "GIVEN":
        given[one.remedyId] = addAmount(given[one.remedyId] ?? NO_AMOUNT, one.amount);
        break;
      case "REFUSED":
        refused[one.code] = (refused[one.code] ?? 0) + 1;
        break;
      case "HAD_IT":
        report.hadIt += 1;
        break;
      case "HAD_IT_OTHERWISE":
        report.hadItOtherwise += 1;
        break;
      case "REVOKED":
        report.revoked += 1;
        break;
    }
  }
  return { ...report, given, refused };
}

/** Two pages of the same run together. */
export function addReports(a: RunReport, b: RunReport): RunReport {
  return {
    people: a.people + b.people,
    given: merged(a.given, b.given, addSums),
    hadIt: a.hadIt + b.hadIt,
    hadItOtherwise: a.hadItOtherwise + b.hadItOtherwise,
    revoked: a.revoked + b.revoked,
    refused: merged(a.refused, b.refused, (x, y) => x + y),
  };
}

function merged<Value>(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  add: (x: Value, y: Value) => Value,
): Record<string, Value> {
  const sum = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = sum[key];
    sum[key] = before === undefined ? value : add(before, value);
  }
  return sum;
}
