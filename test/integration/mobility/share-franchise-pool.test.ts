import { and, asc, eq, like } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

const share = (franchise: string) => shareFranchisePool(serving.db, { franchise, ...SETTLED });

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
    expect(outcome).toEqual({ outcome: "SHARED", drivers: 2 });
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
          expect(outcome).toEqual({ outcome: "SHARED", drivers });
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
    const shared = await sharesOf("Incheon");
    const later = await share("Incheon");

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["REPLAYED", "SHARED"]);
    expect(shared).toEqual([428_572, 285_714, 285_714]);
    expect(later).toEqual({ outcome: "REPLAYED", drivers: 3 });
    expect(await sharesOf("Incheon")).toEqual(shared);
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

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "DRIVER_HAS_OTHER_SHARE",
      beneficiaryId: "ptn_Yeosu_1",
    });
    expect(await sharesOf("Andong")).toEqual([]);
    expect(await sharesOf("Yeosu")).toEqual([250_000, 250_000]);
  });

  it("is not shared a second time among other drivers than the first", async () => {
    await agree("Jeju", 200_000, [1, 0]);
    await share("Jeju");
    await changeWeight("ptn_Jeju_0", 0);
    await changeWeight("ptn_Jeju_1", 1);

    const outcome = await share("Jeju");

    expect(outcome).toEqual({ outcome: "REFUSED", code: "SHARED_OTHERWISE" });
    expect(await sharesOf("Jeju")).toEqual([200_000]);
    expect(await ledgerOf(database, "ptn_Jeju_1")).toEqual(NOTHING);
  });

  it("refuses a franchise with which nothing was agreed and one that chose nobody", async () => {
    await agree("Sejong", 400_000, [0, 0]);

    expect(await share("Sejong")).toEqual({ outcome: "REFUSED", code: "NOBODY_CHOSEN" });
    expect(await share("Nowhere")).toEqual({ outcome: "REFUSED", code: "NO_SUCH_POOL" });
    expect(await sharesOf("Sejong")).toEqual([]);
  });
});
