import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { franchisePoolShares } from "../../../subgraphs/mobility/remedies/franchise-pool/franchise-pool.rules.js";

const RULE = "franchise-pool@1";

describe("franchise pool", () => {
  it("shares the pool by the weights that were chosen and tells each driver how", () => {
    const shares = franchisePoolShares({
      franchise: "Seoul",
      poolWon: 100_000,
      recipients: [
        { beneficiaryId: "usr_a", weight: 2 },
        { beneficiaryId: "usr_b", weight: 0 },
        { beneficiaryId: "usr_c", weight: 1 },
      ],
    });

    const inputs = { franchise: "Seoul", poolWon: 100_000, totalWeight: 3 };
    const share = (won: number, weight: number) => ({
      entitled: true,
      amount: { won },
      reason: {
        code: "FRANCHISE_POOL_SHARE",
        ruleVersion: RULE,
        inputs: { ...inputs, weight },
      },
    });
    expect(shares).toEqual([
      { beneficiaryId: "usr_a", decision: share(66_667, 2) },
      {
        beneficiaryId: "usr_b",
        decision: {
          entitled: false,
          reason: {
            code: "NOT_CHOSEN_BY_FRANCHISE",
            ruleVersion: RULE,
            inputs: { ...inputs, weight: 0 },
          },
        },
      },
      { beneficiaryId: "usr_c", decision: share(33_333, 1) },
    ]);
  });

  it("gives away exactly the pool, only to drivers with a weight, and to each less than a won off the exact share", () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.array(fc.nat({ max: 2_147_483_647 }), { minLength: 1, maxLength: 40 }),
        (poolWon, weights) => {
          fc.pre(weights.some((weight) => weight > 0));

          const shares = franchisePoolShares({
            franchise: "Seoul",
            poolWon,
            recipients: weights.map((weight, index) => ({ beneficiaryId: `usr_${index}`, weight })),
          });

          const given = shares.map(({ decision }) =>
            decision.entitled ? Number(decision.amount.won) : 0,
          );
          expect(given.reduce((sum, won) => sum + won, 0)).toBe(poolWon);
          const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
          const isFar = given.filter((won, index) => {
            const off = BigInt(won) * total - BigInt(poolWon) * BigInt(weights[index] ?? 0);
            return off >= total || off <= -total;
          });
          expect(isFar).toEqual([]);
          expect(shares.map(({ decision }) => decision.entitled)).toEqual(
            weights.map((weight) => weight > 0),
          );
        },
      ),
    );
  });

  it("refuses to share a pool among nobody", () => {
    const pool = { franchise: "Seoul", poolWon: 100_000 };

    expect(() => franchisePoolShares({ ...pool, recipients: [] })).toThrow(RangeError);
    expect(() =>
      franchisePoolShares({ ...pool, recipients: [{ beneficiaryId: "usr_a", weight: 0 }] }),
    ).toThrow(RangeError);
  });
});
