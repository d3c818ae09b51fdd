import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import {
  type NamedRequest,
  requestOnce,
  type WorkOutcome,
} from "../../../subgraphs/kit/ledger/request-once.js";
import { requests } from "../../../subgraphs/kit/ledger/tables.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";
import { GIVEN_AT, newGrant, somebody } from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { db } = database.serving;

const MISMATCH = "MISMATCH";

function request(change: Partial<NamedRequest> = {}): NamedRequest {
  const input = { name: "give", remedyId: "X1", papers: { shop: "Test", years: [1, 2] } };
  const actor = "agt_test";
  return { beneficiaryId: somebody(), actor, idempotencyKey: "k1", input, at: GIVEN_AT, ...change };
}

/** Work that gives somebody a grant, and counts how often it runs. */
function giving({ beneficiaryId }: NamedRequest, answer: object = { given: "X1" }) {
  let runs = 0;
  return {
    runs: () => runs,
    work: async (tx: DatabaseHandle): Promise<WorkOutcome<object, string>> => {
      runs += 1;
      await recordGrant(tx, newGrant({ beneficiaryId }));
      return { outcome: "DONE", answer };
    },
  };
}

const once = (asked: NamedRequest, work: ReturnType<typeof giving>["work"]) =>
  requestOnce(db, asked, work, MISMATCH);

/** The requests that were noted for somebody, with what came of them. */
function notesOf({ beneficiaryId }: NamedRequest) {
  const { actor, idempotencyKey, at, answer } = requests;
  return db
    .select({ actor, idempotencyKey, at, answer })
    .from(requests)
    .where(eq(requests.beneficiaryId, beneficiaryId))
    .orderBy(actor, idempotencyKey);
}

const NOTE = {
  actor: "agt_test",
  idempotencyKey: "k1",
  at: GIVEN_AT,
  answer: { given: "X1" },
};

describe("a request", () => {
  it("is done once and noted with its answer", async () => {
    const asked = request();
    const { work, runs } = giving(asked);

    const outcome = await once(asked, work);

    expect(outcome).toEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: false });
    expect(runs()).toBe(1);
    expect(await notesOf(asked)).toEqual([NOTE]);
  });

  it("that comes again has the first answer, and does nothing", async () => {
    const asked = request();
    await once(asked, giving(asked).work);
    const before = await ledgerOf(database, asked.beneficiaryId);
    const { work, runs } = giving(asked, { given: "another answer" });

    const again = await once({ ...asked, at: new Date("2023-01-01T00:00:00Z") }, work);

    expect(again).toEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: true });
    expect(runs()).toBe(0);
    expect(await ledgerOf(database, asked.beneficiaryId)).toEqual(before);
    expect(await notesOf(asked)).toEqual([NOTE]);
  });

  it("that finds its work done says so, and still notes it", async () => {
    const asked = request();

    const outcome = await once(asked, async () => ({
      outcome: "DONE",
      answer: { given: "X1" },
      isReplay: true,
    }));

    expect(outcome).toEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: true });
    expect(await notesOf(asked)).toEqual([NOTE]);
  });

  it("five times at once runs its work once, and all have the same answer", async () => {
    const asked = request();
    const { work, runs } = giving(asked);

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => once(asked, work)));

    expect(runs()).toBe(1);
    expect(outcomes.filter((each) => each.outcome === "DONE" && !each.isReplay)).toHaveLength(1);
    expect(outcomes.map((each) => ({ ...each, isReplay: true }))).toEqual(
      Array(5).fill({ outcome: "DONE", answer: { given: "X1" }, isReplay: true }),
    );
    expect((await ledgerOf(database, asked.beneficiaryId)).grantEvents).toHaveLength(1);
    expect(await notesOf(asked)).toEqual([NOTE]);
  });

  it("and another under its key at once: one is done, the other refused", async () => {
    const asked = request();
    const other = { ...asked, input: { name: "give", remedyId: "X2" } };
    const first = giving(asked, { given: "X1" });
    const second = giving(asked, { given: "X2" });

    const outcomes = await Promise.all([once(asked, first.work), once(other, second.work)]);

    const [won, lost] = first.runs() === 1 ? outcomes : outcomes.toReversed();
    const answer = { given: first.runs() === 1 ? "X1" : "X2" };
    expect(first.runs() + second.runs()).toBe(1);
    expect(won).toEqual({ outcome: "DONE", answer, isReplay: false });
    expect(lost).toEqual({ outcome: "REFUSED", refusal: MISMATCH });
    expect(await notesOf(asked)).toEqual([{ ...NOTE, answer }]);
  });

  it.each([
    ["another input", { name: "give", remedyId: "X2" }],
    [
      "more input",
      { name: "give", remedyId: "X1", papers: { shop: "Test", years: [1, 2] }, more: 1 },
    ],
    [
      "its list in another order",
      { name: "give", remedyId: "X1", papers: { shop: "Test", years: [2, 1] } },
    ],
    [
      "another value deep inside",
      { name: "give", remedyId: "X1", papers: { shop: "Tset", years: [1, 2] } },
    ],
    ["no input", null],
  ])("is another one with %s, and is refused under the same key", async (_what, input) => {
    const asked = request();
    await once(asked, giving(asked).work);
    const { work, runs } = giving(asked);

    const outcome = await once({ ...asked, input }, work);

    expect(outcome).toEqual({ outcome: "REFUSED", refusal: MISMATCH });
    expect(runs()).toBe(0);
    expect(await notesOf(asked)).toEqual([NOTE]);
  });

  it("is the same whatever the order of its fields", async () => {
    const asked = request();
    await once(asked, giving(asked).work);
    const input = { papers: { years: [1, 2], shop: "Test" }, remedyId: "X1", name: "give" };

    const again = await once({ ...asked, input }, giving(asked).work);

    expect(again).toEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: true });
  });

  it.each([
    ["another person", { actor: "agt_other" }],
    ["another beneficiary", { beneficiaryId: "usr_test_else" }],
    ["another key", { idempotencyKey: "k2" }],
  ])("is not the same one of %s", async (_whose, change) => {
    const asked = request();
    await once(asked, giving(asked).work);
    const { work, runs } = giving({ ...asked, ...change }, { given: "to another" });

    const outcome = await once({ ...asked, ...change }, work);

    expect(outcome).toEqual({ outcome: "DONE", answer: { given: "to another" }, isReplay: false });
    expect(runs()).toBe(1);
  });
});

describe("a request that is refused", () => {
  const refusing = async (tx: DatabaseHandle, asked: NamedRequest) => {
    await recordGrant(tx, newGrant({ beneficiaryId: asked.beneficiaryId }));
    return { outcome: "REFUSED", refusal: "NOT_YET" } as const;
  };

  it("leaves nothing, not even what its work wrote, and may be sent again under its key", async () => {
    const asked = request();

    const outcome = await once(asked, (tx) => refusing(tx, asked));
    const left = [await ledgerOf(database, asked.beneficiaryId), await notesOf(asked)];
    const later = await once(asked, giving(asked).work);

    expect(outcome).toEqual({ outcome: "REFUSED", refusal: "NOT_YET" });
    expect(left).toEqual([NOTHING, []]);
    expect(later).toEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: false });
    expect(await notesOf(asked)).toEqual([NOTE]);
  });

  it("does not take its key: another input may come under it", async () => {
    const asked = request();
    await once(asked, (tx) => refusing(tx, asked));

    const other = await once({ ...asked, input: { name: "other" } }, giving(asked).work);

    expect(other).toEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: false });
  });

  it("while the same one waits lets that one try", async () => {
    const asked = request();
    let refusals = 0;
    const firstRefuses = async (tx: DatabaseHandle) => {
      refusals += 1;
      return refusals === 1 ? refusing(tx, asked) : giving(asked).work(tx);
    };

    const outcomes = await Promise.all([once(asked, firstRefuses), once(asked, firstRefuses)]);

    expect(outcomes).toContainEqual({ outcome: "REFUSED", refusal: "NOT_YET" });
    expect(outcomes).toContainEqual({ outcome: "DONE", answer: { given: "X1" }, isReplay: false });
    expect(await notesOf(asked)).toEqual([NOTE]);
  });
});

describe("work that throws", () => {
  it.each([
    ["of itself", async () => Promise.reject(new Error("power cut"))],
    ["of the database", (tx: DatabaseHandle) => tx.execute(sql`select 1 / 0`)],
  ])("%s leaves nothing, and may be tried again", async (_what, fail) => {
    const asked = request();
    const failing = once(asked, async (tx) => {
      await recordGrant(tx, newGrant({ beneficiaryId: asked.beneficiaryId }));
      await fail(tx);
      return { outcome: "DONE", answer: {} };
    });

    await expect(failing).rejects.toThrow(/power cut|select 1 \/ 0/);
    expect(await ledgerOf(database, asked.beneficiaryId)).toEqual(NOTHING);
    expect(await notesOf(asked)).toEqual([]);
    expect(await once(asked, giving(asked).work)).toEqual({
      outcome: "DONE",
      answer: { given: "X1" },
      isReplay: false,
    });
  });
});
