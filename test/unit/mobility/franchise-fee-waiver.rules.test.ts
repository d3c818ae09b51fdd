import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MobilityFacts, TaxiContract, TaxiRole } from "../../../subgraphs/mobility/facts.js";
import type { FranchiseRide } from "../../../subgraphs/mobility/remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";
import { franchiseFeeWaiver } from "../../../subgraphs/mobility/remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";

const RULE = "franchise-fee-waiver@1";
const INSIDE = "2022-10-15T23:30:00+09:00";
const PRIVATE_BLUE: TaxiContract = {
  service: "BLUE",
  role: "PRIVATE_DRIVER",
  from: "2022-01-01",
  to: null,
};

function operator(role: TaxiRole): MobilityFacts {
  return { memberships: [], taxiContracts: [{ ...PRIVATE_BLUE, role }] };
}

function hailed(at: string, fareWon: number): FranchiseRide {
  return { at: new Date(at), fareWon, streetHail: true };
}

describe("franchise fee waiver", () => {
  it("waives a fifth of the street-hail fares inside the window and of no other fare", () => {
    const rides = [
      hailed("2022-10-15T14:59:59.999+09:00", 40_000),
      hailed("2022-10-15T15:10:00+09:00", 12_000),
      hailed(INSIDE, 8_500),
      hailed("2022-10-16T08:40:00+09:00", 23_400),
    ];

    expect(franchiseFeeWaiver(operator("PRIVATE_DRIVER"), rides)).toEqual({
      entitled: true,
      amount: { won: 8_780 },
      reason: {
        code: "FRANCHISE_FEE_WAIVED",
        ruleVersion: RULE,
        inputs: {
          payee: "DRIVER",
          windowFrom: "2022-10-15T06:00:00.000Z",
          windowUntil: "2022-10-16T00:00:00.000Z",
          streetHailRides: 3,
          streetHailFaresWon: 43_900,
          feePercent: 20,
        },
      },
    });
  });

  it.each([
    ["2022-10-15T14:59:59.999+09:00", false],
    ["2022-10-15T15:00:00.000+09:00", true],
    ["2022-10-15T06:00:00.000Z", true],
    ["2022-10-16T08:59:59.999+09:00", true],
    ["2022-10-16T09:00:00.000+09:00", false],
  ])("counts a ride that begins at %s: %s", (at, isInside) => {
    const decision = franchiseFeeWaiver(operator("PRIVATE_DRIVER"), [hailed(at, 10_000)]);

    expect(decision.entitled).toBe(isInside);
  });

  it("leaves the waiver of a corporate taxi with the company, not with its driver", () => {
    const rides = [hailed(INSIDE, 10_000)];

    expect(franchiseFeeWaiver(operator("COMPANY"), rides)).toMatchObject({
      amount: { won: 2_000 },
      reason: { inputs: { payee: "COMPANY" } },
    });
    expect(franchiseFeeWaiver(operator("COMPANY_DRIVER"), rides)).toEqual({
      entitled: false,
      reason: {
        code: "WAIVER_GOES_TO_COMPANY",
        ruleVersion: RULE,
        inputs: { recordDate: "2022-10-15", role: "COMPANY_DRIVER" },
      },
    });
  });

  it("refuses who did not operate a franchise taxi on the record date", () => {
    const refusal = {
      entitled: false,
      reason: {
        code: "NOT_A_FRANCHISE_OPERATOR",
        ruleVersion: RULE,
        inputs: { recordDate: "2022-10-15" },
      },
    };
    const strangers: MobilityFacts["taxiContracts"][] = [
      [],
      [{ ...PRIVATE_BLUE, to: "2022-10-14" }],
      [{ ...PRIVATE_BLUE, from: "2022-10-16" }],
      [{ ...PRIVATE_BLUE, service: "BLACK" }],
    ];

    for (const taxiContracts of strangers) {
      expect(franchiseFeeWaiver({ memberships: [], taxiContracts }, [])).toEqual(refusal);
    }
  });

  it("refuses when every fare in the window came through a call", () => {
    const called = { ...hailed(INSIDE, 10_000), streetHail: false };

    expect(franchiseFeeWaiver(operator("COMPANY"), [called])).toMatchObject({
      entitled: false,
      reason: { code: "NO_STREET_HAIL_FARES", inputs: { streetHailRides: 0 } },
    });
  });

  it("adds the fares up before it rounds, once, to the nearest won", () => {
    const fares = [1_001, 1_001, 1_001];

    expect(
      franchiseFeeWaiver(
        operator("COMPANY"),
        fares.map((fare) => hailed(INSIDE, fare)),
      ),
    ).toMatchObject({ amount: { won: 601 } });
  });

  it("is never more than two fifths of a won away from a fifth of the fares", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_000, max: 500_000 }), { minLength: 1, maxLength: 50 }),
        (fares) => {
          const decision = franchiseFeeWaiver(
            operator("COMPANY"),
            fares.map((fare) => hailed(INSIDE, fare)),
          );

          const won = decision.entitled ? decision.amount.won : null;
          const totalWon = fares.reduce((sum, fare) => sum + fare, 0);
          expect(Number.isSafeInteger(won)).toBe(true);
          expect(Math.abs(Number(won) * 5 - totalWon)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});
