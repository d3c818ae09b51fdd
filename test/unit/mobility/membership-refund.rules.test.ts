import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  Membership,
  MembershipPlan,
  MobilityFacts,
  TaxiContract,
} from "../../../subgraphs/mobility/facts.js";
import { membershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/membership-refund.rules.js";

const RULE = "membership-refund@1";
const PRO_MEMBERSHIP: Membership = {
  plan: "PRO_MEMBERSHIP",
  monthlyFeeWon: 39_000,
  from: "2022-03-01",
  to: null,
};
const PRO_SERVICE: Membership = { ...PRO_MEMBERSHIP, plan: "PRO_SERVICE", monthlyFeeWon: 22_000 };
const BLUE: TaxiContract = {
  service: "BLUE",
  role: "PRIVATE_DRIVER",
  from: "2022-01-01",
  to: null,
};

function driver(facts: Partial<MobilityFacts>): MobilityFacts {
  return { memberships: [], taxiContracts: [], ...facts };
}

describe("membership refund", () => {
  it.each<[Membership, number]>([
    [PRO_MEMBERSHIP, 7_550],
    [PRO_SERVICE, 4_260],
  ])("gives back six thirty-firsts of the monthly fee, as was paid: %j", (membership, won) => {
    const { plan, monthlyFeeWon } = membership;

    const decision = membershipRefund(plan, driver({ memberships: [membership] }));

    expect(decision).toEqual({
      entitled: true,
      amount: { won },
      reason: {
        code: "MEMBERSHIP_FEE_REFUND",
        ruleVersion: RULE,
        inputs: {
          plan,
          recordDate: "2022-10-15",
          memberFrom: "2022-03-01",
          memberTo: null,
          monthlyFeeWon,
          refundDays: 6,
          daysInMonth: 31,
        },
      },
    });
  });

  it.each([
    ["2022-10-15", null, true],
    ["2022-10-16", null, false],
    ["2022-01-01", "2022-10-15", true],
    ["2022-01-01", "2022-10-14", false],
    ["2022-10-15", "2022-10-15", true],
  ])("decides by the record date alone: from %s to %s", (from, to, isEntitled) => {
    const memberships = [{ ...PRO_MEMBERSHIP, from, to }];

    expect(membershipRefund("PRO_MEMBERSHIP", driver({ memberships })).entitled).toBe(isEntitled);
  });

  it("refuses who held the other plan, and who held none", () => {
    const refusal = (plan: MembershipPlan) => ({
      entitled: false,
      reason: {
        code: "NO_MEMBERSHIP_ON_RECORD_DATE",
        ruleVersion: RULE,
        inputs: { plan, recordDate: "2022-10-15" },
      },
    });

    expect(membershipRefund("PRO_SERVICE", driver({ memberships: [PRO_MEMBERSHIP] }))).toEqual(
      refusal("PRO_SERVICE"),
    );
    expect(membershipRefund("PRO_MEMBERSHIP", driver({}))).toEqual(refusal("PRO_MEMBERSHIP"));
  });

  it("refuses Pro Membership to a taxi that was in the franchise on the record date", () => {
    const facts = driver({ memberships: [PRO_MEMBERSHIP], taxiContracts: [BLUE] });

    expect(membershipRefund("PRO_MEMBERSHIP", facts)).toEqual({
      entitled: false,
      reason: {
        code: "FRANCHISE_TAXI",
        ruleVersion: RULE,
        inputs: { plan: "PRO_MEMBERSHIP", recordDate: "2022-10-15" },
      },
    });
  });

  it.each<[string, TaxiContract]>([
    ["left the franchise before", { ...BLUE, to: "2022-10-14" }],
    ["joined the franchise after", { ...BLUE, from: "2022-10-16" }],
    ["drives a Venti taxi", { ...BLUE, service: "VENTI" }],
  ])("does not hold the franchise against a member who %s", (_, contract) => {
    const facts = driver({ memberships: [PRO_MEMBERSHIP], taxiContracts: [contract] });

    expect(membershipRefund("PRO_MEMBERSHIP", facts)).toMatchObject({ amount: { won: 7_550 } });
  });

  it("does not hold a taxi franchise against a designated driver", () => {
    const facts = driver({ memberships: [PRO_SERVICE], taxiContracts: [BLUE] });

    expect(membershipRefund("PRO_SERVICE", facts)).toMatchObject({ amount: { won: 4_260 } });
  });

  it("stays within five won of the exact share and ends in a zero, whatever the fee", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (monthlyFeeWon) => {
        const memberships = [{ ...PRO_SERVICE, monthlyFeeWon }];

        const decision = membershipRefund("PRO_SERVICE", driver({ memberships }));

        const won = decision.entitled ? decision.amount.won : null;
        expect(Math.abs(Number(won) - (monthlyFeeWon * 6) / 31)).toBeLessThanOrEqual(5);
        expect(Number(won) % 10).toBe(0);
      }),
    );
  });
});
