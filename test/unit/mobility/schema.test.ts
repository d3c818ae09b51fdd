import { isNonNullType } from "graphql";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../subgraphs/kit/remedies/decision.js";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import type { MobilityFacts } from "../../../subgraphs/mobility/facts.js";
import { programme1015 } from "../../../subgraphs/mobility/outages/1015.js";
import { franchiseFeeWaiver } from "../../../subgraphs/mobility/remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";
import { franchisePoolShares } from "../../../subgraphs/mobility/remedies/franchise-pool/franchise-pool.rules.js";
import { membershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/membership-refund.rules.js";
import { overchargeRefund } from "../../../subgraphs/mobility/remedies/overcharge-refund/overcharge-refund.rules.js";
import { premiumTaxiSupport } from "../../../subgraphs/mobility/remedies/premium-taxi-support/premium-taxi-support.rules.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { ownFieldsOf } from "../own-fields.js";

const { schema } = mobility.buildSchema();

const SINCE = { from: "2022-01-01", to: null };
const DRIVER: MobilityFacts = {
  memberships: [{ plan: "PRO_MEMBERSHIP", monthlyFeeWon: 39_000, ...SINCE }],
  taxiContracts: [{ service: "VENTI", role: "PRIVATE_DRIVER", ...SINCE }],
};
const BLUE_TAXI: MobilityFacts = {
  memberships: [],
  taxiContracts: [{ service: "BLUE", role: "PRIVATE_DRIVER", ...SINCE }],
};
const HAILED = { at: new Date("2022-10-15T20:00:00+09:00"), fareWon: 10_000, streetHail: true };

/** One decision in the beneficiary's favour per rule. */
const decisions: [remedyId: string, Decision | undefined][] = [
  ["M1", membershipRefund("PRO_MEMBERSHIP", DRIVER)],
  ["M3", franchiseFeeWaiver(BLUE_TAXI, [HAILED])],
  [
    "M4",
    franchisePoolShares({
      franchise: "Daegu",
      poolWon: 100_000,
      recipients: [{ beneficiaryId: "ptn_a", weight: 1 }],
    })[0]?.decision,
  ],
  ["M5", premiumTaxiSupport("VENTI", DRIVER)],
  ["M7", overchargeRefund([{ chargedWon: 2_000, dueWon: 1_500 }])],
];

/** Facts that decided and details of the remedy, by the type of the grants they show on. */
const shownFacts = new Map<string, Set<string>>();
for (const [remedyId, decision] of decisions) {
  const { grantType, details } = remedyOf(programme1015, remedyId);
  const facts = shownFacts.get(grantType) ?? new Set<string>();
  for (const fact of Object.keys({ ...details, ...decision?.reason.inputs })) facts.add(fact);
  shownFacts.set(grantType, facts);
}

describe("Mobility's schema", () => {
  it("has a type for the grants of every remedy", () => {
    const missing = programme1015.remedies.filter(({ grantType }) => !schema.getType(grantType));

    expect(missing).toEqual([]);
  });

  it("shows every fact that decided as a field of the grant, and has no field that nothing fills", () => {
    for (const [grantType, facts] of shownFacts) {
      const fields = ownFieldsOf(schema, grantType).map(({ name }) => name);
      expect([grantType, fields.sort()]).toEqual([grantType, [...facts].sort()]);
    }
  });

  it("lets every own field of a grant be null", () => {
    const strict = [...shownFacts.keys()]
      .flatMap((grantType) => ownFieldsOf(schema, grantType))
      .filter(({ type }) => isNonNullType(type));

    expect(strict).toEqual([]);
  });
});
