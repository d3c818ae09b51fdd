import { and, asc, eq, like, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declineGrant, revokeGrant } from "../../../subgraphs/kit/ledger/grant-life.js";
import { grants } from "../../../subgraphs/kit/ledger/tables.js";
import { shareFranchisePool } from "../../../subgraphs/mobility/remedies/franchise-pool/share-franchise-pool.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { franchisePoolRecipients, franchisePools } from "../../../subgraphs/mobility/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const OUTAGE_ID = "1015";
const SETTLED = {
  at: new Date("2023-05-11T10:00:00+09:00"),
  actor: "opr_test_mobility",
  why: "Settlement",
};

/** Agrees on a pool and puts drivers on the franchise's list: their ids are `ptn_<franchise>_0` and so on. */
async function agree(franchise: string, poolWon: number, weights: readonly number[]) {
  await owner.db
    .insert(franchisePools)
    .values({ outageId: OUTAGE_ID, franchise, poolWon, agreedOn: "2023-05-11" });
  await owner.db.insert(franchisePoolRecipients).values(
    weights.map((weight, index) => ({
      beneficiaryId: `ptn_${franchise}_${index}`,
      outageId: OUTAGE_ID,
      franchise,
      weight,
    })),
  );
}

async function changeWeight(beneficiaryId: string, weight: number) {
  await owner.db
    .update(franchisePoolRecipients)
    .set({ weight })
    .where(eq(franchisePoolRecipients.beneficiaryId, beneficiaryId));
}

/** Won by driver, as the ledger has it. */
async function sharesOf(franchise: string): Promise<(number | null)[]> {
  const rows = await serving.db
    .select({ won: grants.won })
    .from(grants)
    .where(and(eq(grants.remedyId, "M4"), like(grants.beneficiaryId, `ptn_${franchise}_%`)))
    .orderBy(asc(grants.beneficiaryId));
  return rows.map(({ won }) => won);
}

const share = (franchise: string) =>
  shareFranchisePool(serving.db, { franchise, kind: "OPERATOR", ...SETTLED });

const shared = (franchise: string, isReplay = false) => ({
  outcome: "DONE",
  answer: { outageId: OUTAGE_ID, franchise },
  isReplay,
});

const refused = (code: string, inputs: object) => ({
  outcome: "REFUSED",
  refusal: { remedyId: "M4", reason: { code, ruleVersion: "franchise-pool@1", inputs } },
});
const SHARED_AT = SETTLED.at.toISOString();

describe("sharing a franchise's pool", () => {
  it("records one share per chosen driver, none for a driver left out, and who settled it", async () => {
    await agree("Daegu", 100_000, [2, 0, 1]);

    const outcome = await share("Daegu");

    const grant = {
      ...GRANTED,
      remedyId: "M4",
      grantedAt: SETTLED.at,
      reasonCode: "FRANCHISE_POOL_SHARE",
      idempotencyKey: "m4-1015",
    };
    const grantEvents = [{ remedyId: "M4", sequence: 1, status: "GRANTED", ...SETTLED }];
    expect(outcome).toEqual(shared("Daegu"));
    expect(await ledgerOf(database, "ptn_Daegu_0")).toEqual({
      ...NOTHING,
      grants: [{ ...grant, won: 66_667 }],
      grantEvents,
    });
    expect(await ledgerOf(database, "ptn_Daegu_1")).toEqual(NOTHING);
    expect(await ledgerOf(database, "ptn_Daegu_2")).toEqual({
      ...NOTHING,
      grants: [{ ...grant, won: 33_333 }],
      grantEvents,
    });
  });

  it("gives away exactly the pool, also one that no 32 bits hold", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 3_000_000_000 }),
        fc.array(fc.nat({ max: 2_147_483_647 }), { minLength: 1, maxLength: 8 }),
        async (poolWon, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          runs += 1;
          const franchise = `property-${runs}`;
          await agree(franchise, poolWon, weights);

          const outcome = await share(franchise);

          const drivers = weights.filter((weight) => weight > 0).length;
          const shares = await sharesOf(franchise);
          expect(outcome).toEqual(shared(franchise));
          expect(shares).toHaveLength(drivers);
          expect(shares.reduce<number>((sum, won) => sum + Number(won), 0)).toBe(poolWon);
        },
      ),
      {
        numRuns: 12,
        examples: [
          [3_000_000_000, [1, 1, 1, 1, 1, 1, 1]],
          [9_007_199_254_740_991, [2_147_483_647, 2_147_483_646, 1]],
          [2, [1, 1, 1]],
        ],
      },
    );
  });

  it("happens once when it is asked for twice at the same time, and changes nothing when asked later", async () => {
    await agree("Incheon", 1_000_000, [3, 2, 2]);

    const outcomes = await Promise.all([share("Incheon"), share("Incheon")]);
    const given = await sharesOf("Incheon");
    const later = await share("Incheon");

    expect(outcomes).toContainEqual(shared("Incheon"));
    expect(outcomes).toContainEqual(shared("Incheon", true));
    expect(given).toEqual([428_572, 285_714, 285_714]);
    expect(later).toEqual(shared("Incheon", true));
    expect(await sharesOf("Incheon")).toEqual(given);
    expect((await ledgerOf(database, "ptn_Incheon_0")).grantEvents).toHaveLength(1);
  });

  it("gives nobody anything when the last driver has another share already", async () => {
    await agree("Yeosu", 500_000, [1, 1]);
    await share("Yeosu");
    await agree("Andong", 300_000, [1, 1]);
    await owner.db
      .update(franchisePoolRecipients)
      .set({ franchise: "Andong" })
      .where(eq(franchisePoolRecipients.beneficiaryId, "ptn_Yeosu_1"));

    const outcome = await share("Andong");

    expect(outcome).toEqual(
      refused("DRIVER_HAS_OTHER_SHARE", { franchise: "Andong", driverId: "ptn_Yeosu_1" }),
    );
    expect(await sharesOf("Andong")).toEqual([]);
    expect(await sharesOf("Yeosu")).toEqual([250_000, 250_000]);
  });

  it("is not shared a second time among other drivers than the first", async () => {
    await agree("Jeju", 200_000, [1, 0]);
    await share("Jeju");
    await changeWeight("ptn_Jeju_0", 0);
    await changeWeight("ptn_Jeju_1", 1);

    const outcome = await share("Jeju");

    expect(outcome).toEqual(
      refused("SHARED_OTHERWISE", { franchise: "Jeju", sharedAt: SHARED_AT }),
    );
    expect(await sharesOf("Jeju")).toEqual([200_000]);
    expect(await ledgerOf(database, "ptn_Jeju_1")).toEqual(NOTHING);
  });

  it("is not shared a second time by other weights, nor when an import put new drivers in place of all", async () => {
    await agree("Mokpo", 300_000, [1, 2]);
    await share("Mokpo");
    await changeWeight("ptn_Mokpo_0", 2);
    const otherWeights = await share("Mokpo");
    await owner.db
      .update(franchisePoolRecipients)
      .set({ beneficiaryId: sql`replace(beneficiary_id, 'ptn_Mokpo', 'ptn_new_Mokpo')` })
      .where(eq(franchisePoolRecipients.franchise, "Mokpo"));
    const otherDrivers = await share("Mokpo");

    const otherwise = refused("SHARED_OTHERWISE", { franchise: "Mokpo", sharedAt: SHARED_AT });
    expect([otherWeights, otherDrivers]).toEqual([otherwise, otherwise]);
    expect(await sharesOf("Mokpo")).toEqual([100_000, 200_000]);
    expect(await sharesOf("new_Mokpo")).toEqual([]);
  });

  it("stays shared when a driver declined the share and another's was taken back", async () => {
    await agree("Tongyeong", 300_000, [1, 1, 1]);
    await share("Tongyeong");
    const key = { outageId: OUTAGE_ID, remedyId: "M4", issue: 1 };
    const step = { at: SETTLED.at, actor: "opr_test_other", why: "Left in 2022" };
    await declineGrant(serving.db, { ...key, beneficiaryId: "ptn_Tongyeong_0" }, step);
    await revokeGrant(serving.db, { ...key, beneficiaryId: "ptn_Tongyeong_1" }, step);

    const outcome = await share("Tongyeong");

    expect(outcome).toEqual(shared("Tongyeong", true));
    expect(await sharesOf("Tongyeong")).toEqual([100_000, 100_000, 100_000]);
  });

  it("refuses a franchise with which nothing was agreed and one that chose nobody", async () => {
    await agree("Sejong", 400_000, [0, 0]);

    expect(await share("Sejong")).toEqual(refused("NOBODY_CHOSEN", { franchise: "Sejong" }));
    expect(await share("Nowhere")).toEqual(refused("NO_SUCH_POOL", { franchise: "Nowhere" }));
    expect(await sharesOf("Sejong")).toEqual([]);
  });
});
