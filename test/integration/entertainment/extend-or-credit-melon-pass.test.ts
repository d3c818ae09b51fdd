import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { extendOrCreditMelonPass } from "../../../subgraphs/entertainment/remedies/melon-pass/extend-or-credit-melon-pass.js";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import { melonPasses } from "../../../subgraphs/entertainment/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(entertainment);
const { owner, serving } = database;

const APPLIED = {
  at: new Date("2022-10-16T15:00:00+09:00"),
  actor: "opr_test_entertainment",
  why: "Applied to everyone",
};

const GIVEN = { ...GRANTED, grantedAt: APPLIED.at, idempotencyKey: "melon-pass-1015" };
const DAYS = {
  ...GIVEN,
  remedyId: "E1",
  quantity: 3,
  unit: "DAY",
  reasonCode: "PASS_EXTENDED",
};
const CASH = { ...GIVEN, remedyId: "E2", won: 1_500, reasonCode: "PASS_BOUGHT_IN_APP" };

/** A synthetic pass of the golden vector's days. */
async function hold(beneficiaryId: string, paymentChannel: "WEB" | "IN_APP", lastDay: string) {
  await owner.db.insert(melonPasses).values({
    beneficiaryId,
    kind: "TICKET",
    paymentChannel,
    billingDateMovable: paymentChannel === "WEB",
    firstDay: "2022-10-11",
    lastDay,
  });
}

/** Corrects what was known of the seller, as an import would. */
async function correctSeller(beneficiaryId: string, paymentChannel: "WEB" | "IN_APP") {
  await owner.db
    .update(melonPasses)
    .set({ paymentChannel })
    .where(eq(melonPasses.beneficiaryId, beneficiaryId));
}

describe("days or cash for a Melon pass", () => {
  it.each([
    ["WEB", DAYS],
    ["IN_APP", CASH],
  ] as const)("follow the channel it was bought in: %s", async (paymentChannel, grant) => {
    const request = { beneficiaryId: `usr_${paymentChannel}`, ...APPLIED };
    await hold(request.beneficiaryId, paymentChannel, "2022-11-10");

    const outcome = await extendOrCreditMelonPass(serving.db, request);

    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [grant],
      grantEvents: [{ remedyId: grant.remedyId, sequence: 1, status: "GRANTED", ...APPLIED }],
    });
  });

  it("are given once when they are applied twice at the same time", async () => {
    const request = { beneficiaryId: "usr_twice", ...APPLIED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");

    const outcomes = await Promise.all([
      extendOrCreditMelonPass(serving.db, request),
      extendOrCreditMelonPass(serving.db, request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("never both: cash is refused to who has days, when the seller is corrected afterwards", async () => {
    const request = { beneficiaryId: "usr_corrected", ...APPLIED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");
    await extendOrCreditMelonPass(serving.db, request);
    await correctSeller(request.beneficiaryId, "IN_APP");

    const outcome = await extendOrCreditMelonPass(serving.db, request);

    expect(outcome).toEqual({ outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" });
    expect((await ledgerOf(database, request.beneficiaryId)).grants).toEqual([DAYS]);
  });

  it("never both: of two calls at once that saw different sellers, the first to write wins", async () => {
    const request = { beneficiaryId: "usr_race", ...APPLIED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");

    const outcomes = await serving.db.transaction(async (tx) => {
      const [session] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as "pid"`);
      const days = await extendOrCreditMelonPass(tx, request);
      await correctSeller(request.beneficiaryId, "IN_APP");
      const cash = extendOrCreditMelonPass(serving.db, request);
      // The second call has decided on cash and waits to learn whether the first one's days will stay.
      await expect.poll(() => isSomebodyWaitingFor(session?.pid), { timeout: 10_000 }).toBe(true);
      return { days, cash };
    });

    expect(outcomes.days).toEqual({ outcome: "RECORDED" });
    expect(await outcomes.cash).toEqual({ outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [DAYS],
      grantEvents: [{ remedyId: "E1", sequence: 1, status: "GRANTED", ...APPLIED }],
    });
  });

  it("are refused to who held no pass on the record day, and nothing is written", async () => {
    const request = { beneficiaryId: "usr_left", ...APPLIED };
    await hold(request.beneficiaryId, "WEB", "2022-10-14");

    const outcome = await extendOrCreditMelonPass(serving.db, request);

    expect(outcome).toMatchObject({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: { code: "NO_PASS_ON_RECORD_DAY" },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it("are refused to who never had a pass, and nothing is written", async () => {
    const request = { beneficiaryId: "usr_without", ...APPLIED };

    const outcome = await extendOrCreditMelonPass(serving.db, request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: { code: "NO_MELON_PASS", ruleVersion: "melon-pass@1", inputs: {} },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});

async function isSomebodyWaitingFor(pid: number | undefined): Promise<boolean> {
  const [row] = await owner.sql<{ waits: boolean }[]>`
    select exists(select from pg_locks where not granted and ${pid ?? 0} = any(pg_blocking_pids(pid))) as "waits"`;
  return row?.waits === true;
}
