import { describe, expect, it } from "vitest";
import { declineGrant } from "../../../subgraphs/mobility/remedies/decline-grant.js";
import { grantMembershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/grant-membership-refund.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { driverMemberships } from "../../../subgraphs/mobility/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const GIVEN = {
  at: new Date("2022-10-20T14:00:00+09:00"),
  actor: "opr_test_mobility",
  why: null,
};

async function givePoints(beneficiaryId: string) {
  await owner.db.insert(driverMemberships).values({
    beneficiaryId,
    plan: "PRO_SERVICE",
    startedOn: "2021-01-01",
    monthlyFeeWon: 22_000,
  });
  await grantMembershipRefund(serving.db, "PRO_SERVICE", { beneficiaryId, ...GIVEN });
}

function declining(beneficiaryId: string) {
  return {
    outageId: "1015",
    remedyId: "M2",
    beneficiaryId,
    at: new Date("2022-10-25T11:20:00+09:00"),
    actor: beneficiaryId,
    why: "Too little",
  };
}

describe("declining a grant", () => {
  it("keeps the sum and adds who declined it, when and why", async () => {
    const request = declining("ptn_declines");
    await givePoints(request.beneficiaryId);

    const outcome = await declineGrant(serving.db, request);

    const { at, actor, why } = request;
    expect(outcome).toEqual({ outcome: "DECLINED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "M2",
          status: "DECLINED",
          won: 4_260,
          grantedAt: GIVEN.at,
          reasonCode: "MEMBERSHIP_FEE_REFUND",
          idempotencyKey: "m2-1015",
        },
      ],
      grantEvents: [
        { remedyId: "M2", sequence: 1, status: "GRANTED", ...GIVEN },
        { remedyId: "M2", sequence: 2, status: "DECLINED", at, actor, why },
      ],
    });
  });

  it("happens once when it is asked for twice at the same time", async () => {
    const request = declining("ptn_declines_twice");
    await givePoints(request.beneficiaryId);

    const outcomes = await Promise.all([
      declineGrant(serving.db, request),
      declineGrant(serving.db, request),
    ]);

    expect(outcomes).toHaveLength(2);
    expect(outcomes).toContainEqual({ outcome: "DECLINED" });
    expect(outcomes).toContainEqual({ outcome: "REFUSED", code: "NOT_DECLINABLE" });
    const { grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect(grantEvents.map(({ status }) => status)).toEqual(["GRANTED", "DECLINED"]);
  });

  it("is not undone by giving the same again", async () => {
    const request = declining("ptn_declined_for_good");
    await givePoints(request.beneficiaryId);
    await declineGrant(serving.db, request);
    const before = await ledgerOf(database, request.beneficiaryId);

    const again = await grantMembershipRefund(serving.db, "PRO_SERVICE", {
      beneficiaryId: request.beneficiaryId,
      ...GIVEN,
    });

    expect(again).toEqual({ outcome: "REPLAYED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(before);
  });

  it("is refused where nothing was given, and writes nothing", async () => {
    const request = declining("ptn_got_nothing");

    const outcome = await declineGrant(serving.db, request);

    expect(outcome).toEqual({ outcome: "REFUSED", code: "NOT_DECLINABLE" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});
