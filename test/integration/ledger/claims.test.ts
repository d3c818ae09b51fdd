import { describe, expect, it } from "vitest";
import type { ClaimStatus } from "../../../subgraphs/kit/contract/enums.js";
import {
  type ClaimMove,
  fileClaim,
  moveClaim,
} from "../../../subgraphs/kit/ledger/claims.repository.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { openAffiliate } from "../affiliate.js";
import { claimsOf as claimsIn, GIVEN_AT, newClaim, somebody } from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { db } = database.serving;
const claimsOf = (beneficiaryId: string) => claimsIn(database, beneficiaryId);

const FILED = {
  claimId: "clm_test",
  outageId: "9999",
  subject: null,
  remedyId: null,
  status: "SUBMITTED",
  filedAt: GIVEN_AT,
  decidedAt: null,
  lossWon: 300_000,
  reasonCode: null,
  ruleVersion: null,
  reasonInputs: null,
  details: { shop: "Test" },
};
const FIRST_EVENT = {
  sequence: 1,
  status: "SUBMITTED",
  at: GIVEN_AT,
  actor: "agt_test",
  why: null,
};

/** A claim that was filed and nothing more. */
async function filedClaim(): Promise<string> {
  const claim = newClaim();
  await fileClaim(db, claim);
  return claim.beneficiaryId;
}

const STEP = {
  claimId: "clm_test",
  at: new Date("2022-11-20T10:00:00+09:00"),
  actor: "agt_other",
  why: "Looked at it",
};
const REASON = { code: "LIKED", ruleVersion: "liking@1", inputs: { lossWon: 300_000 } };

function move(
  beneficiaryId: string,
  from: ClaimStatus[],
  to: ClaimStatus,
  more: Partial<ClaimMove> = {},
) {
  return moveClaim(db, { ...STEP, beneficiaryId, from, to, ...more });
}

describe("filing a claim", () => {
  it("writes it and its first event", async () => {
    const claim = newClaim();

    const filed = await fileClaim(db, claim);

    const { beneficiaryId } = claim;
    expect(filed).toBe(true);
    expect(await claimsOf(beneficiaryId)).toEqual({
      claims: [{ beneficiaryId, ...FILED }],
      events: [FIRST_EVENT],
    });
  });

  it("writes neither when the event cannot be written", async () => {
    const claim = newClaim({ actor: null as never });

    await expect(fileClaim(db, claim)).rejects.toMatchObject({
      cause: { code: "23502", column_name: "actor" },
    });

    expect(await claimsOf(claim.beneficiaryId)).toEqual({ claims: [], events: [] });
  });

  it("under an id that is taken changes nothing", async () => {
    const claim = newClaim();
    await fileClaim(db, claim);
    const before = await claimsOf(claim.beneficiaryId);

    const again = await fileClaim(db, { ...claim, lossWon: 1, details: {} });

    expect(again).toBe(false);
    expect(await claimsOf(claim.beneficiaryId)).toEqual(before);
  });

  it("twenty times at once is one claim with one event", async () => {
    const claim = newClaim();

    const filed = await Promise.all(Array.from({ length: 20 }, () => fileClaim(db, claim)));

    const { beneficiaryId } = claim;
    expect(filed.filter(Boolean)).toEqual([true]);
    expect(await claimsOf(beneficiaryId)).toEqual({
      claims: [{ beneficiaryId, ...FILED }],
      events: [FIRST_EVENT],
    });
  });
});

describe("a claim of a subject", () => {
  it("is not filed while another of the same subject is open", async () => {
    const claim = newClaim({ subject: "SHOP" });
    await fileClaim(db, claim);
    const before = await claimsOf(claim.beneficiaryId);

    const again = await fileClaim(db, { ...claim, claimId: "clm_again" });

    expect(again).toBe(false);
    expect(await claimsOf(claim.beneficiaryId)).toEqual(before);
  });

  it("is one when two are filed at once", async () => {
    const claim = newClaim({ subject: "SHOP" });

    const filed = await Promise.all(
      ["clm_1", "clm_2"].map((claimId) => fileClaim(db, { ...claim, claimId })),
    );

    const { claims } = await claimsOf(claim.beneficiaryId);
    expect(filed.toSorted()).toEqual([false, true]);
    expect(claims.map(({ claimId }) => claimId)).toEqual([filed[0] ? "clm_1" : "clm_2"]);
  });

  it("may be filed beside one of another subject or outage, and when the first is closed", async () => {
    const claim = newClaim({ subject: "SHOP" });
    const { beneficiaryId } = claim;
    await fileClaim(db, claim);

    const beside = [
      await fileClaim(db, { ...claim, claimId: "clm_2", subject: "PASS" }),
      await fileClaim(db, { ...claim, claimId: "clm_3", outageId: "9998" }),
      await fileClaim(db, newClaim({ subject: "SHOP" })),
    ];
    await move(beneficiaryId, ["SUBMITTED"], "WITHDRAWN");
    const after = await fileClaim(db, { ...claim, claimId: "clm_4" });

    expect([...beside, after]).toEqual([true, true, true, true]);
  });
});

describe("a step of a claim", () => {
  const event = (status: string) => {
    const { at, actor, why } = STEP;
    return { sequence: 2, status, at, actor, why };
  };

  it.each(["NEEDS_DOCUMENTS", "IN_REVIEW", "WITHDRAWN"] as const)(
    "to %s decides nothing, and adds who took it, when and why",
    async (to) => {
      const beneficiaryId = await filedClaim();

      const moved = await move(beneficiaryId, ["SUBMITTED"], to);

      expect(moved).toBe(true);
      expect(await claimsOf(beneficiaryId)).toEqual({
        claims: [{ beneficiaryId, ...FILED, status: to }],
        events: [FIRST_EVENT, event(to)],
      });
    },
  );

  it.each([
    ["APPROVED", "X1"],
    ["REJECTED", null],
    ["TRANSFERRED", null],
  ] as const)("to %s keeps when it was decided, on which remedy and why", async (to, remedyId) => {
    const beneficiaryId = await filedClaim();

    const moved = await move(beneficiaryId, ["SUBMITTED", "IN_REVIEW"], to, {
      decision: { remedyId, reason: REASON },
    });

    expect(moved).toBe(true);
    expect(await claimsOf(beneficiaryId)).toEqual({
      claims: [
        {
          beneficiaryId,
          ...FILED,
          status: to,
          remedyId,
          decidedAt: STEP.at,
          reasonCode: "LIKED",
          ruleVersion: "liking@1",
          reasonInputs: { lossWon: 300_000 },
        },
      ],
      events: [FIRST_EVENT, event(to)],
    });
  });

  it("is not taken from where it does not start, and leaves no trace", async () => {
    const beneficiaryId = await filedClaim();
    const before = await claimsOf(beneficiaryId);

    expect(await move(beneficiaryId, ["IN_REVIEW", "NEEDS_DOCUMENTS"], "APPROVED")).toBe(false);
    expect(await move(beneficiaryId, [], "APPROVED")).toBe(false);
    expect(await claimsOf(beneficiaryId)).toEqual(before);
  });

  it("that the law does not know is not taken, whatever it is meant from", async () => {
    const beneficiaryId = await filedClaim();
    await move(beneficiaryId, ["SUBMITTED"], "REJECTED", {
      decision: { remedyId: null, reason: REASON },
    });
    const before = await claimsOf(beneficiaryId);

    expect(await move(beneficiaryId, ["REJECTED"], "APPROVED")).toBe(false);
    expect(await claimsOf(beneficiaryId)).toEqual(before);
  });

  it("of nobody's or somebody else's claim is not taken", async () => {
    const beneficiaryId = await filedClaim();
    const before = await claimsOf(beneficiaryId);

    expect(await move(somebody(), ["SUBMITTED"], "APPROVED")).toBe(false);
    expect(await move(beneficiaryId, ["SUBMITTED"], "APPROVED", { claimId: "clm_other" })).toBe(
      false,
    );
    expect(await claimsOf(beneficiaryId)).toEqual(before);
  });

  it("is not taken when its event cannot be written", async () => {
    const beneficiaryId = await filedClaim();
    const before = await claimsOf(beneficiaryId);

    await expect(
      move(beneficiaryId, ["SUBMITTED"], "IN_REVIEW", { actor: null as never }),
    ).rejects.toMatchObject({ cause: { code: "23502", column_name: "actor" } });

    expect(await claimsOf(beneficiaryId)).toEqual(before);
  });

  it("is one of two when two people decide at once, and its reason is the winner's", async () => {
    const beneficiaryId = await filedClaim();
    const deciding = (to: ClaimStatus, code: string) =>
      move(beneficiaryId, ["SUBMITTED"], to, {
        decision: { remedyId: null, reason: { ...REASON, code } },
      });

    const moved = await Promise.all([
      deciding("APPROVED", "LIKED"),
      deciding("REJECTED", "NOT_LIKED"),
    ]);

    const taken = moved[0] ? ["APPROVED", "LIKED"] : ["REJECTED", "NOT_LIKED"];
    const after = await claimsOf(beneficiaryId);
    expect(moved.toSorted()).toEqual([false, true]);
    expect(after.claims.map(({ status, reasonCode }) => [status, reasonCode])).toEqual([taken]);
    expect(after.events.map(({ sequence, status }) => [sequence, status])).toEqual([
      [1, "SUBMITTED"],
      [2, taken[0]],
    ]);
  });
});
