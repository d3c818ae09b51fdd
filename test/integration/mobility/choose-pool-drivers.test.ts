import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import { choosePoolDrivers } from "../../../subgraphs/mobility/remedies/franchise-pool/choose-pool-drivers.js";
import { readPoolRecipients } from "../../../subgraphs/mobility/remedies/franchise-pool/franchise-pool.repository.js";
import { shareFranchisePool } from "../../../subgraphs/mobility/remedies/franchise-pool/share-franchise-pool.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { franchisePools } from "../../../subgraphs/mobility/tables.js";
import { ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const OUTAGE_ID = "1015";
const AT = new Date("2023-05-11T10:00:00+09:00");
const OPERATOR = { actor: "opr_test_mobility", kind: "OPERATOR", at: AT } as const;
const PARTNER = { actor: "ptn_test_franchise", kind: "OWNER", at: AT } as const;
const FORBIDDEN = { message: "You may not do this.", extensions: { code: "FORBIDDEN" } };

type Weights = Readonly<Record<string, number>>;

async function agree(franchise: string, partnerId: string | null = PARTNER.actor) {
  await owner.db
    .insert(franchisePools)
    .values({ outageId: OUTAGE_ID, franchise, poolWon: 90_000, agreedOn: "2023-05-11", partnerId });
}

function choose(
  franchise: string,
  weights: Weights,
  as: typeof OPERATOR | typeof PARTNER = PARTNER,
  handle: DatabaseHandle = serving.db,
) {
  const recipients = Object.entries(weights).map(([name, weight]) => ({
    beneficiaryId: `ptn_test_${name}`,
    weight,
  }));
  return choosePoolDrivers(handle, { franchise, recipients, ...as });
}

/** How many connections to this database wait for a lock. */
async function waiting(): Promise<number> {
  const rows = await owner.sql`select distinct pid from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`;
  return rows.length;
}

/** Weight by driver, as the database has it. */
async function listOf(franchise: string): Promise<Weights> {
  const rows = await readPoolRecipients(serving.db, { outageId: OUTAGE_ID, franchise });
  return Object.fromEntries(
    rows.map(({ beneficiaryId, weight }) => [beneficiaryId.replace("ptn_test_", ""), weight]),
  );
}

const chosen = (franchise: string, isReplay = false) => ({
  outcome: "DONE",
  answer: { outageId: OUTAGE_ID, franchise },
  isReplay,
});
const refused = (code: string, inputs: object) => ({
  outcome: "REFUSED",
  refusal: { remedyId: "M4", reason: { code, ruleVersion: "franchise-pool@1", inputs } },
});

describe("choosing the drivers of a franchise", () => {
  it("replaces the whole list, by the partner who runs it and by an operator alike", async () => {
    await agree("Daegu");

    const outcomes = [
      await choose("Daegu", { daegu_a: 2, daegu_b: 1 }),
      await choose("Daegu", { daegu_b: 1, daegu_c: 0 }, OPERATOR),
    ];

    expect(outcomes).toEqual([chosen("Daegu"), chosen("Daegu")]);
    expect(await listOf("Daegu")).toEqual({ daegu_b: 1, daegu_c: 0 });
  });

  it("writes nothing when the list is the same, in whatever order", async () => {
    await agree("Ulsan");
    await choose("Ulsan", { ulsan_a: 2, ulsan_b: 1 });

    const outcomes = [
      await choose("Ulsan", { ulsan_b: 1, ulsan_a: 2 }),
      await choose("Ulsan", { ulsan_b: 2, ulsan_a: 1 }),
    ];

    expect(outcomes).toEqual([chosen("Ulsan", true), chosen("Ulsan")]);
  });

  it("is not for a partner whose franchise it is not, alike whether there is a pool or not", async () => {
    await agree("Suwon", "ptn_test_other_franchise");
    await agree("Osan", null);

    for (const franchise of ["Suwon", "Osan", "Nowhere"]) {
      await expect(choose(franchise, { thief: 1 })).rejects.toMatchObject(FORBIDDEN);
    }
    expect(await listOf("Suwon")).toEqual({});
    expect(await choose("Osan", { osan: 1 }, OPERATOR)).toEqual(chosen("Osan"));
  });

  it("refuses a franchise with which nothing was agreed, and a list with nobody on it", async () => {
    await agree("Sejong");
    await choose("Sejong", { sejong: 1 });

    expect(await choose("Nowhere", { nobody: 1 }, OPERATOR)).toEqual(
      refused("NO_SUCH_POOL", { franchise: "Nowhere" }),
    );
    for (const weights of [{}, { sejong: 0 }]) {
      expect(await choose("Sejong", weights)).toEqual(
        refused("NOBODY_CHOSEN", { franchise: "Sejong" }),
      );
    }
    expect(await listOf("Sejong")).toEqual({ sejong: 1 });
  });

  it("leaves both lists as they are when a driver is on another franchise's, until that one lets go", async () => {
    await agree("Yeosu");
    await agree("Suncheon");
    await choose("Yeosu", { yeosu: 1, both: 0 });
    await choose("Suncheon", { suncheon: 1 });

    const outcome = await choose("Suncheon", { suncheon: 1, both: 5 });
    const lists = [await listOf("Yeosu"), await listOf("Suncheon")];
    await choose("Yeosu", { yeosu: 1 });
    const later = await choose("Suncheon", { suncheon: 1, both: 5 });

    expect(outcome).toEqual(
      refused("DRIVER_ON_OTHER_LIST", { franchise: "Suncheon", driverId: "ptn_test_both" }),
    );
    expect(lists).toEqual([{ yeosu: 1, both: 0 }, { suncheon: 1 }]);
    expect(later).toEqual(chosen("Suncheon"));
    expect(await listOf("Suncheon")).toEqual({ suncheon: 1, both: 5 });
  });

  it("gives a driver whom two franchises want at once to the first, and tells the second", async () => {
    await agree("Gumi");
    await agree("Gimcheon");

    const { first, second } = await serving.db.transaction(async (tx) => {
      const first = await choose("Gumi", { wanted: 1 }, PARTNER, tx);
      const second = choose("Gimcheon", { wanted: 1 });
      await expect.poll(waiting, { interval: 5 }).toBe(1);
      return { first, second };
    });

    expect(first).toEqual(chosen("Gumi"));
    expect(await second).toEqual(
      refused("DRIVER_ON_OTHER_LIST", { franchise: "Gimcheon", driverId: "ptn_test_wanted" }),
    );
    expect(await listOf("Gumi")).toEqual({ wanted: 1 });
  });

  it("ends when the pool is shared, also for a list that comes at the same time", async () => {
    await agree("Jeju");
    await choose("Jeju", { jeju_a: 1, jeju_b: 1 });

    const [, list] = await Promise.all([
      shareFranchisePool(serving.db, { franchise: "Jeju", why: null, ...PARTNER }),
      choose("Jeju", { jeju_a: 1, jeju_c: 1 }),
    ]);
    const later = await choose("Jeju", { jeju_d: 1 }, OPERATOR);

    const sharedAt = AT.toISOString();
    expect(later).toEqual(refused("POOL_ALREADY_SHARED", { franchise: "Jeju", sharedAt }));
    const second = list.outcome === "DONE" ? "jeju_c" : "jeju_b";
    expect(await listOf("Jeju")).toEqual({ jeju_a: 1, [second]: 1 });
    for (const name of ["jeju_a", second]) {
      const { grants } = await ledgerOf(database, `ptn_test_${name}`);
      expect(grants.map(({ won }) => won)).toEqual([45_000]);
    }
    expect(await ledgerOf(database, "ptn_test_jeju_d")).toEqual(NOTHING);
  });

  it("notes when the pool was shared, and nothing else of what was agreed changes", async () => {
    await agree("Andong");
    await choose("Andong", { andong: 1 });

    await shareFranchisePool(serving.db, { franchise: "Andong", why: null, ...PARTNER });

    const [pool] = await serving.db
      .select()
      .from(franchisePools)
      .where(eq(franchisePools.franchise, "Andong"));
    expect(pool).toEqual({
      outageId: OUTAGE_ID,
      franchise: "Andong",
      poolWon: 90_000,
      agreedOn: "2023-05-11",
      partnerId: PARTNER.actor,
      sharedAt: AT,
    });
  });
});
