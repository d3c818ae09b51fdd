import { type Amount, amountFields } from "./decision.js";
import type { Won } from "./won.js";

/** Many grants of one remedy, added up. Won and units never mix: what is counted in one is nothing in the other. */
export type AmountSum = {
  grants: number;
  /** Their won together; 0 for things in kind. */
  won: Won;
  /** Their units together; null when there are none, or when the number of one of them was never published. */
  quantity: number | null;
  /** What they are counted in; null for won, for unknown, or when not all are counted in the same. */
  unit: string | null;
};

export const NO_AMOUNT: AmountSum = Object.freeze({
  grants: 0,
  won: 0,
  quantity: null,
  unit: null,
});

/** The sum with one more grant in it. */
export function addAmount(sum: AmountSum, amount: Amount): AmountSum {
  const { won, quantity, unit } = amountFields(amount);
  return addSums(sum, { grants: 1, won: won ?? 0, quantity, unit });
}

/** Two sums of the same remedy. */
export function addSums(a: AmountSum, b: AmountSum): AmountSum {
  if (a.grants === 0) return b;
  if (b.grants === 0) return a;
  const isSameUnit = a.unit === b.unit;
  const isKnown = isSameUnit && a.quantity !== null && b.quantity !== null;
  return {
    grants: a.grants + b.grants,
    won: a.won + b.won,
    quantity: isKnown ? (a.quantity ?? 0) + (b.quantity ?? 0) : null,
    unit: isSameUnit ? a.unit : null,
  };
}
