/** Korean won as a safe integer (at most 2^53-1). Never a fraction: a rule that divides must round by name. */
export type Won = number;

/** True when the value can travel as `Won`: an integer inside the safe range. */
export function isWon(value: unknown): value is Won {
  return Number.isSafeInteger(value);
}

/** Rounds to the nearest 10 won, halves up. 7,548.4 → 7,550. Source of the rule: DOMAIN section 4 (39,000 × 6 / 31). */
export function roundToTenWon(value: number): Won {
  return Math.floor(value / 10 + 0.5) * 10;
}

/**
 * Splits a pool so that the parts add up to exactly the pool: every share is its floor, and the won that
 * are left over go one each to the largest remainders (first in order on a tie).
 * @param weights non-negative integers, at least one above zero
 * @throws RangeError when the pool is not a non-negative safe integer or the weights cannot share it
 */
export function splitExactly(poolWon: Won, weights: readonly number[]): Won[] {
  if (!isWon(poolWon) || poolWon < 0)
    throw new RangeError("the pool must be a whole, non-negative number of won");
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError("weights must be whole and non-negative");
  }
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError("at least one weight must be above zero");
  // BigInt: pool × weight passes 2^53 for pools of a few billion won.
  const parts = weights.map((weight) => (BigInt(poolWon) * BigInt(weight)) / total);
  const remainders = weights.map((weight, index) => ({
    index,
    rest: (BigInt(poolWon) * BigInt(weight)) % total,
  }));
  const left = Number(BigInt(poolWon) - parts.reduce((sum, part) => sum + part, 0n));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts.map(Number);
}
