import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TalkFacts } from "../../../subgraphs/talk/facts.js";
import { decideCouncilAward } from "../../../subgraphs/talk/remedies/loss-support/council-award.rules.js";
import {
  missingDocuments,
  requiredDocuments,
} from "../../../subgraphs/talk/remedies/loss-support/evidence.rules.js";
import {
  decideLossSupport,
  type LossRefusalCode,
  type LossSupportDecision,
  refuseLossClaimant,
} from "../../../subgraphs/talk/remedies/loss-support/loss-support.rules.js";

const tier1 = (lossWon: number): LossSupportDecision => ({
  outcome: "FIXED",
  remedyId: "B1",
  decision: {
    entitled: true,
    amount: { won: 30_000 },
    reason: {
      code: "LOSS_UP_TO_300K",
      ruleVersion: "loss-tier@1",
      inputs: {
        lossWon,
        claimedLossWon: lossWon,
        lossTier: "UP_TO_300K",
        overWon: 0,
        upToWon: 300_000,
        paysWon: 30_000,
      },
    },
  },
});
const tier2 = (lossWon: number): LossSupportDecision => ({
  outcome: "FIXED",
  remedyId: "B2",
  decision: {
    entitled: true,
    amount: { won: 50_000 },
    reason: {
      code: "LOSS_OVER_300K_TO_500K",
      ruleVersion: "loss-tier@1",
      inputs: {
        lossWon,
        claimedLossWon: lossWon,
        lossTier: "OVER_300K_TO_500K",
        overWon: 300_000,
        upToWon: 500_000,
        paysWon: 50_000,
      },
    },
  },
});
const council = (lossWon: number): LossSupportDecision => ({
  outcome: "COUNCIL_REVIEW",
  remedyId: "B3",
  reason: {
    code: "LOSS_OVER_500K",
    ruleVersion: "loss-tier@1",
    inputs: { lossWon, claimedLossWon: lossWon, lossTier: "OVER_500K", overWon: 500_000 },
  },
});
const no = (code: LossRefusalCode, lossWon: number | null): LossSupportDecision => ({
  outcome: "REFUSED",
  reason: { code, ruleVersion: "loss-tier@1", inputs: { lossWon, claimedLossWon: lossWon } },
});

describe("sales-loss support", () => {
  it.each([
    { lossWon: 1, expected: tier1 },
    { lossWon: 29_999, expected: tier1 },
    { lossWon: 299_999, expected: tier1 },
    { lossWon: 300_000, expected: tier1 },
    { lossWon: 300_001, expected: tier2 },
    { lossWon: 499_999, expected: tier2 },
    { lossWon: 500_000, expected: tier2 },
    { lossWon: 500_001, expected: council },
    { lossWon: Number.MAX_SAFE_INTEGER, expected: council },
  ])("a loss of $lossWon won is decided in the tier of the published bounds", (vector) => {
    expect(decideLossSupport(vector.lossWon)).toEqual(vector.expected(vector.lossWon));
  });

  it.each([
    { lossWon: null, code: "LOSS_UNKNOWN" },
    { lossWon: 0, code: "LOSS_ZERO" },
    { lossWon: -1, code: "LOSS_NEGATIVE" },
    { lossWon: -300_000, code: "LOSS_NEGATIVE" },
  ] as const)(
    "a loss of $lossWon is refused as $code, and nothing is paid",
    ({ lossWon, code }) => {
      expect(decideLossSupport(lossWon)).toEqual(no(code, lossWon));
    },
  );

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "a loss of %s, which is no exact number of won, never becomes an amount",
    (lossWon) => {
      expect(() => decideLossSupport(lossWon)).toThrow("a loss must be a whole number of won");
    },
  );

  it("pays a larger loss never less, and pays nothing else than the two published sums", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 0 }), (loss, more) => {
        const smaller = paid(decideLossSupport(loss));
        const larger = paid(decideLossSupport(Math.min(loss + more, 500_000)));

        expect([30_000, 50_000]).toContain(smaller);
        expect(larger).toBeGreaterThanOrEqual(smaller);
      }),
    );
  });

  it("computes no sum for any loss above 500,000 won", () => {
    fc.assert(
      fc.property(fc.integer({ min: 500_001, max: Number.MAX_SAFE_INTEGER }), (lossWon) => {
        expect(decideLossSupport(lossWon)).toEqual(council(lossWon));
      }),
    );
  });

  it("is decided by the recognised loss alone; the claimed one is kept beside it", () => {
    const decided = decideLossSupport(300_000, 900_000);

    expect(decided).toMatchObject({ outcome: "FIXED", remedyId: "B1" });
    expect(decided.outcome === "FIXED" && decided.decision.reason.inputs).toEqual({
      lossWon: 300_000,
      claimedLossWon: 900_000,
      lossTier: "UP_TO_300K",
      overWon: 0,
      upToWon: 300_000,
      paysWon: 30_000,
    });
  });

  it("lets only small businesses claim", () => {
    const claimant = (facts: Partial<TalkFacts>) =>
      refuseLossClaimant({ account: null, business: null, ...facts });

    expect(claimant({ business: { smallBusiness: true } })).toBeNull();
    expect(claimant({ business: { smallBusiness: false } })).toEqual({
      code: "LOSS_CLAIMANT_NOT_SMALL_BUSINESS",
      ruleVersion: "loss-tier@1",
      inputs: { smallBusiness: false },
    });
    expect(
      claimant({ account: { domesticNumber: true, registeredAt: "2015-03-01T12:00:00+09:00" } }),
    ).toEqual({ code: "LOSS_CLAIMANT_NOT_A_BUSINESS", ruleVersion: "loss-tier@1", inputs: {} });
  });
});

describe("an award of the council", () => {
  it("is the council's sum, also beyond the average of 250,000 won", () => {
    expect(decideCouncilAward(4_000_000, 1_200_000, 5_000_000)).toEqual({
      entitled: true,
      amount: { won: 1_200_000 },
      reason: {
        code: "COUNCIL_AWARD",
        ruleVersion: "council-award@1",
        inputs: {
          lossWon: 4_000_000,
          claimedLossWon: 5_000_000,
          lossTier: "OVER_500K",
          overWon: 500_000,
          awardWon: 1_200_000,
        },
      },
    });
  });

  it.each([
    { lossWon: 500_000, awardWon: 50_000, code: "COUNCIL_REVIEW_NOT_DUE" },
    { lossWon: 500_001, awardWon: 0, code: "COUNCIL_AWARD_NOT_POSITIVE" },
    { lossWon: 500_001, awardWon: -1, code: "COUNCIL_AWARD_NOT_POSITIVE" },
  ])("of $awardWon for a loss of $lossWon is refused as $code", ({ lossWon, awardWon, code }) => {
    expect(decideCouncilAward(lossWon, awardWon)).toEqual({
      entitled: false,
      reason: {
        code,
        ruleVersion: "council-award@1",
        inputs: { lossWon, claimedLossWon: lossWon, overWon: 500_000, awardWon },
      },
    });
  });

  it("stands from the first won above tier 2", () => {
    expect(decideCouncilAward(500_001, 1).entitled).toBe(true);
  });

  it("is never a fraction of a won", () => {
    expect(() => decideCouncilAward(600_000, 0.5)).toThrow("whole numbers of won");
    expect(() => decideCouncilAward(Number.NaN, 1)).toThrow("whole numbers of won");
  });
});

describe("the papers of a claim", () => {
  const ALWAYS = [
    "SMALL_BUSINESS_CERTIFICATE",
    "SALES_LOSS_EVIDENCE",
    "SERVICE_USE_EVIDENCE",
    "BANK_ACCOUNT_COPY",
  ] as const;
  const BY_POST = [...ALWAYS, "DAMAGE_STATEMENT", "PERSONAL_DATA_CONSENT"] as const;

  it.each([
    { channel: "CHATBOT", documents: ALWAYS },
    { channel: "WEB", documents: ALWAYS },
    { channel: "PHONE", documents: ALWAYS },
    { channel: "POST", documents: BY_POST },
  ] as const)("are the published ones for $channel", ({ channel, documents }) => {
    expect(requiredDocuments(channel)).toEqual(documents);
  });

  it("are missing exactly when they were not handed in", () => {
    fc.assert(
      fc.property(fc.subarray([...BY_POST]), (submitted) => {
        const missing = missingDocuments("POST", submitted);

        expect([...missing, ...submitted].sort()).toEqual([...BY_POST].sort());
      }),
    );
  });

  it("are complete without the postal forms elsewhere", () => {
    expect(missingDocuments("CHATBOT", ALWAYS)).toEqual([]);
    expect(missingDocuments("POST", ALWAYS)).toEqual(["DAMAGE_STATEMENT", "PERSONAL_DATA_CONSENT"]);
  });

  it.each([
    ["CHATBOT", []],
    ["WEB", ["SERVICE_USE_EVIDENCE"]],
    ["PHONE", ["SERVICE_USE_EVIDENCE"]],
    ["POST", ["SERVICE_USE_EVIDENCE", "DAMAGE_STATEMENT", "PERSONAL_DATA_CONSENT"]],
    [null, ["SERVICE_USE_EVIDENCE"]],
  ] as const)(
    "take a screenshot for the use of the service through the chatbot alone: %s",
    (channel, missing) => {
      const submitted = [
        "SMALL_BUSINESS_CERTIFICATE",
        "SALES_LOSS_EVIDENCE",
        "BANK_ACCOUNT_COPY",
        "SERVICE_USE_SCREENSHOT",
      ] as const;

      expect(missingDocuments(channel, submitted)).toEqual(missing);
    },
  );
});

function paid(decision: LossSupportDecision): number {
  return decision.outcome === "FIXED" ? (decision.decision.amount.won ?? 0) : 0;
}
