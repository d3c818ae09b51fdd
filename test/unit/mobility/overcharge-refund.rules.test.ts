import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overchargeRefund } from "../../../subgraphs/mobility/remedies/overcharge-refund/overcharge-refund.rules.js";

const RULE = "overcharge-refund@1";

describe("overcharge refund", () => {
  it("gives back, over all rides together, what was charged above what was due", () => {
    const charges = [
      { chargedWon: 21_500, dueWon: 1_500 },
      { chargedWon: 3_000, dueWon: 2_900 },
      { chargedWon: 1_800, dueWon: 1_800 },
    ];

    expect(overchargeRefund(charges)).toEqual({
      entitled: true,
      amount: { won: 20_100 },
      reason: {
        code: "OVERCHARGE_REFUND",
        ruleVersion: RULE,
        inputs: { overchargedRides: 2, chargedWon: 24_500, dueWon: 4_400 },
      },
    });
  });

  it("gives back one won", () => {
    expect(overchargeRefund([{ chargedWon: 1_501, dueWon: 1_500 }])).toMatchObject({
      amount: { won: 1 },
    });
  });

  it("refuses when nothing was overcharged", () => {
    const refusal = (rides: number) => ({
      entitled: false,
      reason: { code: "NOTHING_OVERCHARGED", ruleVersion: RULE, inputs: { rides } },
    });

    expect(overchargeRefund([])).toEqual(refusal(0));
    expect(
      overchargeRefund([
        { chargedWon: 1_500, dueWon: 1_500 },
        { chargedWon: 1_000, dueWon: 1_500 },
      ]),
    ).toEqual(refusal(2));
  });

  it("leaves the rider with what was due, and with nothing less for a ride charged too little", () => {
    const charge = fc.record({ chargedWon: fc.nat(), dueWon: fc.nat() });
    fc.assert(
      fc.property(fc.array(charge, { maxLength: 20 }), (charges) => {
        const decision = overchargeRefund(charges);

        const refundWon = decision.entitled ? Number(decision.amount.won) : 0;
        const paidWon = charges.reduce((sum, { chargedWon }) => sum + chargedWon, 0) - refundWon;
        expect(paidWon).toBe(
          charges.reduce((sum, { chargedWon, dueWon }) => sum + Math.min(chargedWon, dueWon), 0),
        );
        expect(decision.entitled).toBe(refundWon > 0);
      }),
    );
  });
});
