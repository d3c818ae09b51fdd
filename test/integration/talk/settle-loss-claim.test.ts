import { describe, expect, it } from "vitest";
import type { ClaimStatus } from "../../../subgraphs/kit/contract/enums.js";
import { fileClaim, moveClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import type { DocumentKind } from "../../../subgraphs/talk/facts.js";
import { addDocuments } from "../../../subgraphs/talk/remedies/damage-report/claim.repository.js";
import type { ReportNature } from "../../../subgraphs/talk/remedies/damage-report/damage-report.rules.js";
import { requiredDocuments } from "../../../subgraphs/talk/remedies/loss-support/evidence.rules.js";
import { settleLossClaim } from "../../../subgraphs/talk/remedies/loss-support/settle-loss-claim.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;

const FILED_AT = new Date("2022-10-20T10:00:00+09:00");
const AT = new Date("2023-02-10T10:00:00+09:00");
const BY_OPERATOR = { actor: "opr_test", why: "Papers are complete" };

async function openBusiness(beneficiaryId: string, smallBusiness = true) {
  await owner.db.insert(businesses).values({ beneficiaryId, smallBusiness });
}

type Filing = {
  claimId?: string;
  filedAt?: Date;
  nature?: ReportNature;
  documents?: readonly DocumentKind[];
};

/** Files a claim over a loss, with all papers unless said otherwise. @returns what settles it */
async function file(beneficiaryId: string, lossWon: number | null, filing: Filing = {}) {
  const { claimId = beneficiaryId.replace("ptn_", "clm_"), filedAt = FILED_AT } = filing;
  const details = { reporterType: "SMALL_BUSINESS", nature: filing.nature ?? "FREE_WITH_LOSS" };
  const claim = { claimId, beneficiaryId, outageId: "1015", subject: null, filedAt, lossWon };
  await fileClaim(serving.db, { ...claim, details, actor: beneficiaryId, why: null });
  const kinds = filing.documents ?? requiredDocuments(null);
  const received = { receivedAt: filedAt, receivedFrom: beneficiaryId };
  await addDocuments(serving.db, { beneficiaryId, claimId, kinds, ...received });
  return { beneficiaryId, claimId, at: AT, ...BY_OPERATOR };
}

async function move(request: Awaited<ReturnType<typeof file>>, to: ClaimStatus) {
  const { beneficiaryId, claimId } = request;
  const step = { beneficiaryId, claimId, from: ["SUBMITTED"], to, at: FILED_AT } as const;
  await moveClaim(serving.db, { ...step, ...BY_OPERATOR });
}

const settle = (request: Parameters<typeof settleLossClaim>[1]) =>
  settleLossClaim(serving.db, request);

const refusedAs = (code: string) => ({ outcome: "REFUSED", refusal: { reason: { code } } });

/** The refusal among several outcomes. */
const containing = (code: string) => ({
  outcome: "REFUSED",
  refusal: expect.objectContaining({ reason: expect.objectContaining({ code }) }),
});

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

      const outcome = await settle(request);

      const claimId = `clm_${name}`;
      const answer = { outageId: "1015", beneficiaryId, claimId };
      expect(outcome).toEqual({ outcome: "DONE", answer, isReplay: false });
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
        grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", at: AT, ...BY_OPERATOR }],
      });
    },
  );

  it("hands a loss above 500,000 won to the council and pays nothing", async () => {
    await openBusiness("ptn_council");
    const request = await file("ptn_council", 500_001);

    const outcome = await settle(request);

    expect(outcome).toMatchObject({ outcome: "DONE" });
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

  it("pays by the recognised loss, and keeps the claimed one apart on grant and claim", async () => {
    await openBusiness("ptn_recognised");
    const request = await file("ptn_recognised", 900_000);

    await settle({ ...request, recognisedLossWon: 300_000 });

    const [grant] = await owner.sql`
      select remedy_id as "remedyId", won, reason_inputs as inputs from grants where beneficiary_id = 'ptn_recognised'`;
    const [claim] = await owner.sql`
      select loss_won as "lossWon", reason_inputs as inputs from claims where beneficiary_id = 'ptn_recognised'`;
    const inputs = {
      lossWon: 300_000,
      claimedLossWon: 900_000,
      lossTier: "UP_TO_300K",
      overWon: 0,
      upToWon: 300_000,
      paysWon: 30_000,
      claimId: "clm_recognised",
    };
    expect(grant).toEqual({ remedyId: "B1", won: 30_000, inputs });
    expect(claim).toEqual({ lossWon: 900_000, inputs });
  });

  it.each([
    ["no_loss", true, 0, {}, "LOSS_ZERO"],
    ["no_number", true, null, {}, "LOSS_UNKNOWN"],
    ["below_zero", true, -1, {}, "LOSS_NEGATIVE"],
    ["large", false, 100_000, {}, "LOSS_CLAIMANT_NOT_SMALL_BUSINESS"],
    ["paid_service", true, 100_000, { nature: "PAID_SERVICE" }, "NOT_A_LOSS_CLAIM"],
    ["no_papers", true, 100_000, { documents: ["BANK_ACCOUNT_COPY"] }, "DOCUMENTS_INCOMPLETE"],
  ] as const)(
    "refuses %s, and leaves the claim open",
    async (name, small, lossWon, filing, code) => {
      const beneficiaryId = `ptn_${name}`;
      await openBusiness(beneficiaryId, small);
      const request = await file(beneficiaryId, lossWon, filing);
      const before = await ledgerOf(database, beneficiaryId);

      const outcome = await settle(request);

      expect(outcome).toMatchObject(refusedAs(code));
      expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
    },
  );

  it("refuses a claimant who is no business that Talk knows", async () => {
    const request = await file("ptn_stranger", 100_000);

    expect(await settle(request)).toMatchObject(refusedAs("LOSS_CLAIMANT_NOT_A_BUSINESS"));
  });

  it("pays once when two operators settle the same claim at the same time", async () => {
    await openBusiness("ptn_two_operators");
    const request = await file("ptn_two_operators", 200_000);

    const outcomes = await Promise.all([
      settle(request),
      settle({ ...request, actor: "opr_other" }),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["DONE", "REFUSED"]);
    expect(outcomes).toContainEqual(containing("CLAIM_NOT_OPEN"));
    const { claimEvents, grants, grantEvents } = await ledgerOf(database, "ptn_two_operators");
    expect([claimEvents.length, grants.length, grantEvents.length]).toEqual([2, 1, 1]);
  });

  it("pays a business once when two claims of it are settled at the same time, in other tiers too", async () => {
    await openBusiness("ptn_two_claims");
    const low = await file("ptn_two_claims", 200_000, { claimId: "clm_low" });
    const high = await file("ptn_two_claims", 400_000, { claimId: "clm_high" });

    const outcomes = await Promise.all([settle(low), settle(high)]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["DONE", "REFUSED"]);
    expect(outcomes).toContainEqual(containing("ALREADY_SUPPORTED"));
    const { claims, claimEvents, grants } = await ledgerOf(database, "ptn_two_claims");
    expect(claims.map(({ status }) => status).sort()).toEqual(["APPROVED", "SUBMITTED"]);
    expect([claimEvents.length, grants.length]).toEqual([3, 1]);
  });

  it("refuses a second claim over the very same loss and leaves it as it was filed", async () => {
    await openBusiness("ptn_same_loss");
    const first = await file("ptn_same_loss", 200_000, { claimId: "clm_first" });
    const second = await file("ptn_same_loss", 200_000, { claimId: "clm_second" });
    await settle(first);

    const outcome = await settle(second);

    expect(outcome).toMatchObject(refusedAs("ALREADY_SUPPORTED"));
    const { claims } = await ledgerOf(database, "ptn_same_loss");
    expect(claims.map(({ status }) => status)).toEqual(["APPROVED", "SUBMITTED"]);
  });

  it("hands no second claim to the council once the business is supported", async () => {
    await openBusiness("ptn_no_council");
    const first = await file("ptn_no_council", 200_000, { claimId: "clm_small" });
    const second = await file("ptn_no_council", 900_000, { claimId: "clm_large" });
    await settle(first);

    expect(await settle(second)).toMatchObject(refusedAs("ALREADY_SUPPORTED"));
  });

  it.each([
    ["papers were not taken yet", FILED_AT, "2023-01-29T23:59:59.999+09:00", "SUPPORT_NOT_OPEN"],
    ["it came between two intakes", "2022-11-07T00:00:00+09:00", AT, "FILED_OUTSIDE_INTAKE"],
  ])("refuses a claim when %s, and writes nothing", async (_, filedAt, at, code) => {
    const beneficiaryId = `ptn_${code}`;
    await openBusiness(beneficiaryId);
    const request = await file(beneficiaryId, 200_000, { filedAt: new Date(filedAt) });
    const before = await ledgerOf(database, beneficiaryId);

    const outcome = await settle({ ...request, at: new Date(at) });

    expect(outcome).toMatchObject(refusedAs(code));
    expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
  });

  it.each([
    ["WITHDRAWN", "CLAIM_NOT_OPEN"],
    ["TRANSFERRED", "CLAIM_NOT_OPEN"],
    ["IN_REVIEW", "CLAIM_IN_REVIEW"],
  ] as const)("refuses a claim that is %s, and writes nothing", async (status, code) => {
    const beneficiaryId = `ptn_${status}`;
    await openBusiness(beneficiaryId);
    const request = await file(beneficiaryId, 200_000);
    await move(request, status);
    const before = await ledgerOf(database, beneficiaryId);

    const outcome = await settle(request);

    expect(outcome).toMatchObject(refusedAs(code));
    expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
  });

  it("settles a claim that waited for papers", async () => {
    await openBusiness("ptn_waited");
    const request = await file("ptn_waited", 200_000);
    await move(request, "NEEDS_DOCUMENTS");

    expect(await settle(request)).toMatchObject({ outcome: "DONE" });
  });

  it("does not find a claim under another beneficiary", async () => {
    const request = await file("ptn_owner_of_claim", 200_000);

    const outcome = await settle({ ...request, beneficiaryId: "ptn_other" });

    expect(outcome).toMatchObject(refusedAs("CLAIM_UNKNOWN"));
  });
});
