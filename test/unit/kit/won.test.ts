import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWon, roundToTenWon, splitExactly } from "../../../subgraphs/kit/remedies/won.js";

describe("won", () => {
  it("rounds to the nearest ten won", () => {
    expect([7_548.4, 4_258.1, 7_545, 7_544.9, 0].map(roundToTenWon)).toEqual([
      7_550, 4_260, 7_550, 7_540, 0,
    ]);
  });

  it("refuses fractions and what does not fit a JSON number exactly", () => {
    expect([1, 0, -1, Number.MAX_SAFE_INTEGER].every(isWon)).toBe(true);
    expect([0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, "1", 1n].some(isWon)).toBe(false);
  });

  it("splits a pool so that the parts add up to exactly the pool, whatever the weights", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 3_000_000_000_000 }),
        fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 60 }),
        (poolWon, weights) => {
          fc.pre(weights.some((weight) => weight > 0));

          const parts = splitExactly(poolWon, weights);

          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(poolWon);
          expect(parts.every((part) => isWon(part) && part >= 0)).toBe(true);
        },
      ),
    );
  });

  it("gives the won that are left over to the largest remainders, first come first on a tie", () => {
    expect(splitExactly(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitExactly(10, [0, 5, 1])).toEqual([0, 8, 2]);
  });

  it("refuses a pool that nobody can share", () => {
    expect(() => splitExactly(1, [0, 0])).toThrow("above zero");
    expect(() => splitExactly(-1, [1])).toThrow("non-negative");
    expect(() => splitExactly(1, [0.5])).toThrow("whole");
  });
});
