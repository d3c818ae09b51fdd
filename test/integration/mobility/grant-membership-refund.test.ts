import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { grantMembershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/grant-membership-refund.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { driverMemberships, taxiContracts } from "../../../subgraphs/mobility/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const PAID = {
  at: new Date("2022-10-20T14:00:00+09:00"),
  actor: "opr_test_mobility",
  why: "First wave",
};

async function subscribe(
  beneficiaryId: string,
  plan: "PRO_MEMBERSHIP" | "PRO_SERVICE",
  monthlyFeeWon: number,
  endedOn: string | null = null,
) {
  await owner.db
    .insert(driverMemberships)
    .values({ beneficiaryId, plan, startedOn: "2021-01-01", endedOn, monthlyFeeWon });
}

describe("granting the membership refund", () => {
  it.each([
    ["PRO_MEMBERSHIP", 39_000, "M1", 7_550],
    ["PRO_SERVICE", 22_000, "M2", 4_260],
  ] as const)(
    "gives a %s of %i won a month as %s, with who gave it and why",
    async (plan, fee, remedyId, won) => {
      const beneficiaryId = `ptn_${plan}`;
      await subscribe(beneficiaryId, plan, fee);

      const outcome = await grantMembershipRefund(serving.db, plan, { beneficiaryId, ...PAID });

      expect(outcome).toEqual({ outcome: "RECORDED" });
      expect(await ledgerOf(database, beneficiaryId)).toEqual({
        ...NOTHING,
        grants: [
          {
            ...GRANTED,
            remedyId,
            won,
            grantedAt: PAID.at,
            reasonCode: "MEMBERSHIP_FEE_REFUND",
            idempotencyKey: `${remedyId.toLowerCase()}-1015`,
          },
        ],
        grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", ...PAID }],
      });
    },
  );

  it("gives it once when it is asked for twice at the same time", async () => {
    const request = { beneficiaryId: "ptn_twice", ...PAID };
    await subscribe(request.beneficiaryId, "PRO_MEMBERSHIP", 39_000);

    const outcomes = await Promise.all([
      grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", request),
      grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("leaves the sum as it was given when the facts are corrected afterwards", async () => {
    const request = { beneficiaryId: "ptn_corrected", ...PAID };
    await subscribe(request.beneficiaryId, "PRO_MEMBERSHIP", 39_000);
    await grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", request);
    const before = await ledgerOf(database, request.beneficiaryId);
    await owner.db
      .update(driverMemberships)
      .set({ monthlyFeeWon: 29_000 })
      .where(eq(driverMemberships.beneficiaryId, request.beneficiaryId));

    const outcome = await grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", request);

    expect(outcome).toEqual({ outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(before);
  });

  it("refuses who was not subscribed on the record date, and writes nothing", async () => {
    const request = { beneficiaryId: "ptn_left", ...PAID };
    await subscribe(request.beneficiaryId, "PRO_MEMBERSHIP", 39_000, "2022-10-14");

    const outcome = await grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "NO_MEMBERSHIP_ON_RECORD_DATE",
        ruleVersion: "membership-refund@1",
        inputs: { plan: "PRO_MEMBERSHIP", recordDate: "2022-10-15" },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it("counts the last day of a subscription, and refuses a taxi that was in the franchise that day", async () => {
    const lastDay = { beneficiaryId: "ptn_last_day", ...PAID };
    const franchised = { beneficiaryId: "ptn_franchised", ...PAID };
    await subscribe(lastDay.beneficiaryId, "PRO_MEMBERSHIP", 39_000, "2022-10-15");
    await subscribe(franchised.beneficiaryId, "PRO_MEMBERSHIP", 39_000);
    await owner.db.insert(taxiContracts).values({
      beneficiaryId: franchised.beneficiaryId,
      service: "BLUE",
      role: "PRIVATE_DRIVER",
      startedOn: "2022-10-15",
      endedOn: "2022-10-15",
    });

    const outcomes = [
      await grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", lastDay),
      await grantMembershipRefund(serving.db, "PRO_MEMBERSHIP", franchised),
    ];

    expect(outcomes).toEqual([
      { outcome: "RECORDED" },
      {
        outcome: "REFUSED",
        code: "NOT_ENTITLED",
        reason: {
          code: "FRANCHISE_TAXI",
          ruleVersion: "membership-refund@1",
          inputs: { plan: "PRO_MEMBERSHIP", recordDate: "2022-10-15" },
        },
      },
    ]);
    expect(await ledgerOf(database, franchised.beneficiaryId)).toEqual(NOTHING);
  });
});
