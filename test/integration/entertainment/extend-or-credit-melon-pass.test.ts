import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { extendOrCreditMelonPass } from "../../../subgraphs/entertainment/remedies/melon-pass/extend-or-credit-melon-pass.js";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import { melonPasses } from "../../../subgraphs/entertainment/tables.js";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import { moveGrant } from "../../../subgraphs/kit/ledger/move-grant.js";
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

/** What stands was given on other facts, and stays. */
const OTHER_FACTS = {
  outcome: "REFUSED",
  code: "IDEMPOTENCY_MISMATCH",
  remedyId: "E2",
  issue: 1,
};

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

    expect(outcome).toEqual({ outcome: "RECORDED", remedyId: grant.remedyId, issue: 1 });
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

    expect(outcome).toEqual(OTHER_FACTS);
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

    expect(outcomes.days).toEqual({ outcome: "RECORDED", remedyId: "E1", issue: 1 });
    expect(await outcomes.cash).toEqual(OTHER_FACTS);
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
      remedyId: "E1",
      issue: 1,
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});

describe("what was given for a Melon pass and taken back", () => {
  const CORRECTED = { ...APPLIED, why: "Bought in a store after all", isCorrection: true };

  /** Gives days and, in a transaction at hand or at once, takes them back. */
  async function takeBackDays(beneficiaryId: string, handle: DatabaseHandle = serving.db) {
    const key = { outageId: "1015", remedyId: "E1", beneficiaryId, issue: 1 };
    await moveGrant(handle, { ...key, ...APPLIED, to: "REVOKED" });
  }

  it("is not given anew by a run over all members, on the same facts or on others", async () => {
    const request = { beneficiaryId: "usr_taken_back", ...APPLIED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");
    await extendOrCreditMelonPass(serving.db, request);
    await takeBackDays(request.beneficiaryId);

    const onTheSame = await extendOrCreditMelonPass(serving.db, request);
    await correctSeller(request.beneficiaryId, "IN_APP");
    const onOthers = await extendOrCreditMelonPass(serving.db, request);

    const revoked = { outcome: "REFUSED", code: "GRANT_REVOKED" };
    expect([onTheSame, onOthers]).toEqual([
      { ...revoked, remedyId: "E1", issue: 2 },
      { ...revoked, remedyId: "E2", issue: 1 },
    ]);
    expect((await ledgerOf(database, request.beneficiaryId)).grants).toEqual([
      { ...DAYS, status: "REVOKED" },
    ]);
  });

  it("is not given anew by a run that overtakes the revocation: it waits for it", async () => {
    const request = { beneficiaryId: "usr_overtaken", ...APPLIED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");
    await extendOrCreditMelonPass(serving.db, request);
    await correctSeller(request.beneficiaryId, "IN_APP");

    const run = await serving.db.transaction(async (tx) => {
      const [session] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as "pid"`);
      await takeBackDays(request.beneficiaryId, tx);
      const cash = extendOrCreditMelonPass(serving.db, request);
      await expect.poll(() => isSomebodyWaitingFor(session?.pid), { timeout: 10_000 }).toBe(true);
      return { cash };
    });

    expect(await run.cash).toMatchObject({ outcome: "REFUSED", code: "GRANT_REVOKED" });
    expect((await ledgerOf(database, request.beneficiaryId)).grants).toEqual([
      { ...DAYS, status: "REVOKED" },
    ]);
  });

  it("is made good as a correction, once, by whichever of two at once is first", async () => {
    const request = { beneficiaryId: "usr_made_good", ...CORRECTED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");
    await extendOrCreditMelonPass(serving.db, { ...request, ...APPLIED, isCorrection: false });
    await takeBackDays(request.beneficiaryId);
    await correctSeller(request.beneficiaryId, "IN_APP");

    const outcomes = await Promise.all([
      extendOrCreditMelonPass(serving.db, request),
      extendOrCreditMelonPass(serving.db, request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    expect((await ledgerOf(database, request.beneficiaryId)).grants).toEqual([
      { ...DAYS, status: "REVOKED" },
      CASH,
    ]);
  });

  it("is given as the next issue when the facts still say the same, and a later run finds that one", async () => {
    const request = { beneficiaryId: "usr_same_again", ...CORRECTED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");
    await extendOrCreditMelonPass(serving.db, { ...request, ...APPLIED, isCorrection: false });
    await takeBackDays(request.beneficiaryId);

    const outcomes = [
      await extendOrCreditMelonPass(serving.db, request),
      await extendOrCreditMelonPass(serving.db, { ...request, isCorrection: false }),
    ];

    expect(outcomes).toEqual([
      { outcome: "RECORDED", remedyId: "E1", issue: 2 },
      { outcome: "REPLAYED", remedyId: "E1", issue: 2 },
    ]);
    const { grants } = await ledgerOf(database, request.beneficiaryId);
    expect(grants.map(({ status }) => status).sort()).toEqual(["GRANTED", "REVOKED"]);
  });

  it("is needed for a correction: without it nothing is given, or it would be a way around the rule", async () => {
    const request = { beneficiaryId: "usr_nothing_back", ...CORRECTED };
    await hold(request.beneficiaryId, "WEB", "2022-11-10");

    const outcome = await extendOrCreditMelonPass(serving.db, request);

    expect(outcome).toMatchObject({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: { code: "NOTHING_TO_CORRECT" },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});

async function isSomebodyWaitingFor(pid: number | undefined): Promise<boolean> {
  const [row] = await owner.sql<{ waits: boolean }[]>`
    select exists(select from pg_locks where not granted and ${pid ?? 0} = any(pg_blocking_pids(pid))) as "waits"`;
  return row?.waits === true;
}
