import { describe, expect, it } from "vitest";
import type { Decision, Reason } from "../../../subgraphs/kit/remedies/decision.js";
import type { MobilityFacts, TaxiRole, TaxiService } from "../../../subgraphs/mobility/facts.js";
import { mobilityReasons } from "../../../subgraphs/mobility/reasons.js";
import { franchiseFeeWaiver } from "../../../subgraphs/mobility/remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";
import {
  becausePool,
  franchisePoolShares,
} from "../../../subgraphs/mobility/remedies/franchise-pool/franchise-pool.rules.js";
import { membershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/membership-refund.rules.js";
import { overchargeRefund } from "../../../subgraphs/mobility/remedies/overcharge-refund/overcharge-refund.rules.js";
import { premiumTaxiSupport } from "../../../subgraphs/mobility/remedies/premium-taxi-support/premium-taxi-support.rules.js";

const SINCE = { from: "2022-01-01", to: null };
const NOBODY: MobilityFacts = { memberships: [], taxiContracts: [] };
const MEMBER: MobilityFacts = {
  memberships: [{ plan: "PRO_MEMBERSHIP", monthlyFeeWon: 39_000, ...SINCE }],
  taxiContracts: [],
};
const RIDES = [
  { at: new Date("2022-10-15T20:00:00+09:00"), fareWon: 43_900, streetHail: true },
] as const;

function taxi(service: TaxiService, role: TaxiRole): MobilityFacts {
  return { memberships: [], taxiContracts: [{ service, role, ...SINCE }] };
}

const decisions: Decision[] = [
  membershipRefund("PRO_MEMBERSHIP", MEMBER),
  membershipRefund("PRO_SERVICE", NOBODY),
  membershipRefund("PRO_MEMBERSHIP", taxi("BLUE", "PRIVATE_DRIVER")),
  franchiseFeeWaiver(taxi("BLUE", "COMPANY"), RIDES),
  franchiseFeeWaiver(taxi("BLUE", "COMPANY"), []),
  franchiseFeeWaiver(taxi("BLUE", "COMPANY_DRIVER"), RIDES),
  franchiseFeeWaiver(NOBODY, RIDES),
  ...franchisePoolShares({
    franchise: "Daegu",
    poolWon: 1_000_000,
    recipients: [
      { beneficiaryId: "usr_a", weight: 1 },
      { beneficiaryId: "usr_b", weight: 0 },
    ],
  }).map(({ decision }) => decision),
  premiumTaxiSupport("BLACK", taxi("BLACK", "PRIVATE_DRIVER")),
  premiumTaxiSupport("VENTI", NOBODY),
  overchargeRefund([{ chargedWon: 21_500, dueWon: 1_500 }]),
  overchargeRefund([]),
];

const POOL = { franchise: "Daegu" };
const SHARED = { ...POOL, sharedAt: "2023-05-11T01:00:00.000Z" };
const DRIVER = { ...POOL, driverId: "ptn_test_driver" };
const poolNoes: Reason[] = [
  becausePool("NO_SUCH_POOL", POOL),
  becausePool("NOBODY_CHOSEN", POOL),
  becausePool("POOL_ALREADY_SHARED", SHARED),
  becausePool("SHARED_OTHERWISE", SHARED),
  becausePool("DRIVER_ON_OTHER_LIST", DRIVER),
  becausePool("DRIVER_HAS_OTHER_SHARE", DRIVER),
];
const reasons = [...decisions.map(({ reason }) => reason), ...poolNoes];

const textOf = (reason: Reason, lang: "ko" | "en") =>
  mobilityReasons[reason.code as keyof typeof mobilityReasons][lang](reason.inputs);

describe("Mobility's reasons", () => {
  it("has texts for exactly the codes its rules decide for and its mutations refuse with", () => {
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(Object.keys(mobilityReasons)));
  });

  it("finds every fact a text speaks of among the inputs that decided", () => {
    for (const reason of reasons) {
      for (const lang of ["ko", "en"] as const) {
        expect(textOf(reason, lang)).toMatch(/^.+\.$/);
        expect(textOf(reason, lang)).not.toMatch(/undefined|null|NaN/);
      }
    }
  });

  it("names the figures that decided", () => {
    const [refund, , , waiver] = reasons as [Reason, Reason, Reason, Reason];

    expect(textOf(refund, "ko")).toBe(
      "2022-10-15 기준 프로 멤버십(월 39,000원) 이용 중이어서, 월 이용료의 31분의 6(6일분)을 10원 단위로 반올림하여 포인트로 지급했습니다.",
    );
    expect(textOf(waiver, "en")).toBe(
      "The 20% franchise fee was not charged on 43,900 won of street-hail fares (rides: 1) from 15:00 on 2022-10-15 until 09:00 on 10-16. It stays with the corporate taxi's company.",
    );
  });
});
