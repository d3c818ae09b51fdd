import { describe, expect, it } from "vitest";
import { recordFromQuota } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import { moveGrant } from "../../../subgraphs/kit/ledger/move-grant.js";
import { openQuota } from "../../../subgraphs/kit/ledger/quota.js";
import { type NewGrant, recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";
import { grantsOf } from "./ledger.fixture.js";
import { countsOf, newQuota, tally } from "./quota.fixture.js";

const database = await openAffiliate(pay);
const { owner, serving } = database;

async function openedQuota(size: number) {
  const quota = newQuota();
  await openQuota(owner.db, { ...quota.key, size });
  const take = (grant: NewGrant = quota.grant()) =>
    recordFromQuota(serving.db, grant, quota.key.quotaId);
  const takeMany = (takers: number) => Promise.all(Array.from({ length: takers }, () => take()));
  return { ...quota, take, takeMany, counts: () => countsOf(owner, quota.key) };
}

/** What a quota and its remedy show when so many were given, and nothing else happened. */
function given(size: number, taken: number) {
  return { size, taken, grants: taken, events: taken };
}

const SOLD_OUT = { outcome: "REFUSED", code: "SOLD_OUT" };

describe("a quota", () => {
  it.each([1, 63, 64, 65, 100])("of %i gives as many, and not one more", async (size) => {
    const { takeMany, counts } = await openedQuota(size);

    const outcomes = await takeMany(size + 5);

    expect(tally(outcomes)).toEqual({ RECORDED: size, SOLD_OUT: 5 });
    expect(await counts()).toEqual(given(size, size));
  });

  it("of 0 gives nothing, and writes nothing for who asks", async () => {
    const { take, grant, counts } = await openedQuota(0);
    const asked = grant();

    expect(await take(asked)).toEqual(SOLD_OUT);

    expect(await ledgerOf(database, asked.beneficiaryId)).toEqual(NOTHING);
    expect(await counts()).toEqual(given(0, 0));
  });

  it("that nobody opened gives nothing", async () => {
    const { key, grant } = newQuota();

    expect(await recordFromQuota(serving.db, grant(), key.quotaId)).toEqual(SOLD_OUT);
  });

  it.each([-1, 0.5, Number.NaN])("of %d is refused: it is a number of things", async (size) => {
    await expect(openQuota(owner.db, { ...newQuota().key, size })).rejects.toThrow(RangeError);
  });

  it.each([
    [100, 150],
    [1, 100],
    [0, 3],
    [63, 65],
  ])("raised from %i to %i gives exactly the difference more", async (from, to) => {
    const { key, takeMany, counts } = await openedQuota(from);
    await takeMany(from + 1);

    await openQuota(owner.db, { ...key, size: to });

    expect(tally(await takeMany(to - from + 2))).toEqual({ RECORDED: to - from, SOLD_OUT: 2 });
    expect(await counts()).toEqual(given(to, to));
  });

  it.each([99, 64, 3, 0, 100])("of 100 stays what it is when it is opened as %i", async (size) => {
    const { key, counts } = await openedQuota(100);

    await openQuota(owner.db, { ...key, size });

    expect(await counts()).toEqual(given(100, 0));
  });

  it("has parts of a size that the serving role cannot change", async () => {
    const { key, counts } = await openedQuota(100);

    await expect(openQuota(serving.db, { ...key, size: 150 })).rejects.toMatchObject({
      cause: { code: "42501" },
    });

    expect(await counts()).toEqual(given(100, 0));
  });
});

describe("what is taken from a quota", () => {
  it("is in the ledger as any other grant is, column by column", async () => {
    const { grant, take } = await openedQuota(1);
    const taken = grant({
      amount: { won: null, quantity: 1, unit: "PASS", listPriceWon: 1_900 },
      reason: { code: "LIKED", ruleVersion: "liking@1", inputs: { "it's": '"so"', won: null } },
      why: "전화로 요청 \\ 'x'",
    });
    const recorded = { ...taken, beneficiaryId: grant().beneficiaryId };

    await take(taken);
    await recordGrant(serving.db, recorded);

    const as = ({ beneficiaryId }: NewGrant) => beneficiaryId;
    const rows = async (of: NewGrant) => ({
      ...(await grantsOf(database, as(of))),
      steps: (await ledgerOf(database, as(of))).grantEvents,
    });
    const [expected, actual] = [await rows(recorded), await rows(taken)];
    const unlike = { beneficiaryId: as(taken), inputHash: expect.any(String) };
    expect(actual).toEqual({
      ...expected,
      grants: expected.grants.map((row) => ({ ...row, ...unlike })),
    });
    expect(actual.grants).toHaveLength(1);
  });

  it("is the same grant when it is taken again, also when nothing is left", async () => {
    const { grant, take, counts } = await openedQuota(1);
    const taken = grant();
    await take(taken);

    expect(await take(taken)).toEqual({ outcome: "REPLAYED" });
    expect(await take()).toEqual(SOLD_OUT);
    expect(await counts()).toEqual(given(1, 1));
  });

  it.each([
    ["on other facts", { amount: { won: 1 } }, "IDEMPOTENCY_MISMATCH"],
    ["under another key", { idempotencyKey: "another" }, "ALREADY_GRANTED"],
  ] as const)("is not given again %s, and the place stays free", async (_how, change, code) => {
    const { grant, take, counts } = await openedQuota(2);
    const taken = grant();
    await take(taken);

    expect(await take({ ...taken, ...change })).toEqual({ outcome: "REFUSED", code });

    expect(await counts()).toEqual(given(2, 1));
    expect(await take()).toEqual({ outcome: "RECORDED" });
  });

  it("is not given again when it was revoked, and neither is its place", async () => {
    const { grant, take, counts } = await openedQuota(2);
    const taken = grant();
    await take(taken);
    await moveGrant(serving.db, {
      ...taken,
      issue: 1,
      to: "REVOKED",
      at: taken.grantedAt,
      why: "Taken by a robot",
    });

    expect(await take(taken)).toEqual({ outcome: "REFUSED", code: "GRANT_REVOKED" });
    expect(await counts()).toEqual(given(2, 1));
  });

  it("gives its place back when it cannot be written", async () => {
    const { grant, take, counts } = await openedQuota(1);

    await expect(take(grant({ amount: { won: -1 } }))).rejects.toMatchObject({
      cause: { code: "23514", constraint_name: "grant_won_is_a_safe_amount" },
    });

    expect(await counts()).toEqual(given(1, 0));
    expect(await take()).toEqual({ outcome: "RECORDED" });
  });

  it("gives its place back when its transaction is rolled back", async () => {
    const { key, grant, take, counts } = await openedQuota(1);
    const undo = new Error("undo");

    const undone = serving.db.transaction(async (tx) => {
      expect(await recordFromQuota(tx, grant(), key.quotaId)).toEqual({ outcome: "RECORDED" });
      throw undo;
    });

    await expect(undone).rejects.toBe(undo);
    expect(await counts()).toEqual(given(1, 0));
    expect(await take()).toEqual({ outcome: "RECORDED" });
  });
});

describe("the last place, while somebody is taking it", () => {
  /** Lets another ask while the last place is taken and not yet committed, and ends that as told. */
  async function askDuring(end: "commit" | "roll back") {
    const { key, grant, take, counts } = await openedQuota(1);
    const undo = new Error("undo");
    let asking: ReturnType<typeof take> | undefined;
    await serving.db
      .transaction(async (tx) => {
        await recordFromQuota(tx, grant(), key.quotaId);
        asking = take();
        await untilSomebodyWaits();
        if (end === "roll back") throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return { outcome: await asking, counts: await counts() };
  }

  it("goes to who waits when the first gives it back", async () => {
    expect(await askDuring("roll back")).toEqual({
      outcome: { outcome: "RECORDED" },
      counts: given(1, 1),
    });
  });

  it("is sold out to who waits when the first keeps it", async () => {
    expect(await askDuring("commit")).toEqual({ outcome: SOLD_OUT, counts: given(1, 1) });
  });
});

/** Asks the server until one of its sessions in this database waits for another. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await owner.sql`
      select from pg_locks join pg_stat_activity using (pid)
      where not granted and datname = current_database()`;
    if (row) return;
  }
}
