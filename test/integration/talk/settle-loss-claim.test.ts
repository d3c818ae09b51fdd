import { describe, expect, it } from "vitest";
import type { ClaimStatus } from "../../../subgraphs/kit/contract/enums.js";
import { fileClaim, moveClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import { settleLossClaim } from "../../../subgraphs/talk/remedies/loss-support/settle-loss-claim.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;

const FILED_AT = new Date("2022-10-20T10:00:00+09:00");
const AT = new Date("2023-02-10T10:00:00+09:00");
const BY_AGENT = { actor: "agt_test", why: "Papers are complete" };

async function openBusiness(beneficiaryId: string, smallBusiness = true) {
  await owner.db.insert(businesses).values({ beneficiaryId, smallBusiness });
}

/** Files a claim over a loss. @returns what settles it */
async function file(
  beneficiaryId: string,
  lossWon: number | null,
  { claimId = beneficiaryId.replace("ptn_", "clm_"), filedAt = FILED_AT } = {},
) {
  const claim = { claimId, beneficiaryId, outageId: "1015", filedAt, lossWon, details: {} };
  await fileClaim(serving.db, { ...claim, actor: beneficiaryId, why: null });
  return { beneficiaryId, claimId, at: AT, ...BY_AGENT };
}

async function move(request: Awaited<ReturnType<typeof file>>, to: ClaimStatus) {
  const { beneficiaryId, claimId } = request;
  const step = { beneficiaryId, claimId, from: ["SUBMITTED"], to, at: FILED_AT } as const;
  await moveClaim(serving.db, { ...step, ...BY_AGENT });
}

describe("settling a claim", () => {
  it.each([
    ["tier_1", 300_000, "B1", 30_000, "LOSS_UP_TO_300K"],
    ["tier_2", 300_001, "B2", 50_000, "LOSS_OVER_300K_TO_500K"],
    ["tier_2_end", 500_000, "B2", 50_000, "LOSS_OVER_300K_TO_500K"],
  ])(
    "in %s, for a loss of %i won, approves it and pays in the same step",
    async (name, lossWon, remedyId, won, reasonCode) => {
      const beneficiaryId = `ptn_${name}`;
      await openBusiness(beneficiaryId);
      const request = await file(beneficiaryId, lossWon);

      const outcome = await settleLossClaim(serving.db, request);

      expect(outcome).toMatchObject({
        outcome: "SETTLED",
        status: "APPROVED",
        reason: { code: reasonCode, ruleVersion: "loss-tier@1", inputs: { lossWon } },
      });
      const claimId = `clm_${name}`;
      expect(await ledgerOf(database, beneficiaryId)).toEqual({
        claims: [{ claimId, status: "APPROVED", decidedAt: AT, remedyId, reasonCode }],
        claimEvents: [
          { claimId, status: "SUBMITTED", at: FILED_AT },
          { claimId, status: "APPROVED", at: AT },
        ],
        grants: [
          {
            ...GRANTED,
            remedyId,
            won,
            grantedAt: AT,
            reasonCode,
            idempotencyKey: "loss-support-1015",
          },
        ],
        grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", at: AT, ...BY_AGENT }],
      });
    },
  );

  it("hands a loss above 500,000 won to the council and pays nothing", async () => {
    await openBusiness("ptn_council");
    const request = await file("ptn_council", 500_001);

    const outcome = await settleLossClaim(serving.db, request);

    expect(outcome).toMatchObject({ outcome: "SETTLED", status: "IN_REVIEW" });
    expect(await ledgerOf(database, "ptn_council")).toEqual({
      ...NOTHING,
      claims: [
        {
          claimId: "clm_council",
          status: "IN_REVIEW",
          decidedAt: null,
          remedyId: "B3",
          reasonCode: "LOSS_OVER_500K",
        },
      ],
      claimEvents: [
        { claimId: "clm_council", status: "SUBMITTED", at: FILED_AT },
        { claimId: "clm_council", status: "IN_REVIEW", at: AT },
      ],
    });
  });

  it.each([
    ["no_loss", true, 0, "LOSS_ZERO"],
    ["no_number", true, null, "LOSS_UNKNOWN"],
    ["large", false, 100_000, "LOSS_CLAIMANT_NOT_SMALL_BUSINESS"],
  ])("rejects %s with its reason and pays nothing", async (name, small, lossWon, reasonCode) => {
    const beneficiaryId = `ptn_${name}`;
    await openBusiness(beneficiaryId, small);
    const request = await file(beneficiaryId, lossWon);

    const outcome = await settleLossClaim(serving.db, request);

    expect(outcome).toMatchObject({ outcome: "SETTLED", status: "REJECTED" });
    const { claims, grants } = await ledgerOf(database, beneficiaryId);
    expect(claims).toEqual([
      { claimId: `clm_${name}`, status: "REJECTED", decidedAt: AT, remedyId: null, reasonCode },
    ]);
    expect(grants).toEqual([]);
  });

  it("rejects a claimant who is no business that Talk knows", async () => {
    const request = await file("ptn_stranger", 100_000);

    expect(await settleLossClaim(serving.db, request)).toMatchObject({
      outcome: "SETTLED",
      status: "REJECTED",
      reason: { code: "LOSS_CLAIMANT_NOT_A_BUSINESS" },
    });
  });

  it("pays once when two agents settle the same claim at the same time", async () => {
    await openBusiness("ptn_two_agents");
    const request = await file("ptn_two_agents", 200_000);

    const outcomes = await Promise.all([
      settleLossClaim(serving.db, request),
      settleLossClaim(serving.db, { ...request, actor: "agt_other" }),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["REPLAYED", "SETTLED"]);
    const { claimEvents, grants, grantEvents } = await ledgerOf(database, "ptn_two_agents");
    expect([claimEvents.length, grants.length, grantEvents.length]).toEqual([2, 1, 1]);
  });

  it("pays a business once when two claims of it are settled at the same time, in other tiers too", async () => {
    await openBusiness("ptn_two_claims");
    const low = await file("ptn_two_claims", 200_000, { claimId: "clm_low" });
    const high = await file("ptn_two_claims", 400_000, { claimId: "clm_high" });

    const outcomes = await Promise.all([
      settleLossClaim(serving.db, low),
      settleLossClaim(serving.db, high),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["REFUSED", "SETTLED"]);
    expect(outcomes).toContainEqual({ outcome: "REFUSED", code: "ALREADY_SUPPORTED" });
    const { claims, claimEvents, grants } = await ledgerOf(database, "ptn_two_claims");
    expect(claims.map(({ status }) => status).sort()).toEqual(["APPROVED", "SUBMITTED"]);
    expect([claimEvents.length, grants.length]).toEqual([3, 1]);
  });

  it("refuses a second claim over the very same loss and leaves it as it was filed", async () => {
    await openBusiness("ptn_same_loss");
    const first = await file("ptn_same_loss", 200_000, { claimId: "clm_first" });
    const second = await file("ptn_same_loss", 200_000, { claimId: "clm_second" });
    await settleLossClaim(serving.db, first);

    const outcome = await settleLossClaim(serving.db, second);

    expect(outcome).toEqual({ outcome: "REFUSED", code: "ALREADY_SUPPORTED" });
    const { claims } = await ledgerOf(database, "ptn_same_loss");
    expect(claims.map(({ status }) => status)).toEqual(["APPROVED", "SUBMITTED"]);
  });

  it.each([
    ["papers were not taken yet", FILED_AT, "2023-01-29T23:59:59.999+09:00", "SUPPORT_NOT_OPEN"],
    ["it came between two intakes", "2022-11-07T00:00:00+09:00", AT, "FILED_OUTSIDE_INTAKE"],
  ])("refuses a claim when %s, and writes nothing", async (_, filedAt, at, code) => {
    const beneficiaryId = `ptn_${code}`;
    await openBusiness(beneficiaryId);
    const request = await file(beneficiaryId, 200_000, { filedAt: new Date(filedAt) });
    const before = await ledgerOf(database, beneficiaryId);

    const outcome = await settleLossClaim(serving.db, { ...request, at: new Date(at) });

    expect(outcome).toEqual({ outcome: "REFUSED", code });
    expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
  });

  it.each(["WITHDRAWN", "TRANSFERRED"] as const)(
    "refuses a claim that is %s, and writes nothing",
    async (status) => {
      const beneficiaryId = `ptn_${status}`;
      await openBusiness(beneficiaryId);
      const request = await file(beneficiaryId, 200_000);
      await move(request, status);
      const before = await ledgerOf(database, beneficiaryId);

      const outcome = await settleLossClaim(serving.db, request);

      expect(outcome).toEqual({ outcome: "REFUSED", code: "CLAIM_NOT_OPEN" });
      expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
    },
  );

  it("settles a claim that waited for papers", async () => {
    await openBusiness("ptn_waited");
    const request = await file("ptn_waited", 200_000);
    await move(request, "NEEDS_DOCUMENTS");

    expect(await settleLossClaim(serving.db, request)).toMatchObject({ status: "APPROVED" });
  });

  it("does not find a claim under another beneficiary", async () => {
    const request = await file("ptn_owner_of_claim", 200_000);

    const outcome = await settleLossClaim(serving.db, { ...request, beneficiaryId: "ptn_other" });

    expect(outcome).toEqual({ outcome: "REFUSED", code: "CLAIM_UNKNOWN" });
  });
});
