import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  answerDamageClaim,
  withdrawDamageClaim,
} from "../../../subgraphs/pay/remedies/damage-claim/close-damage-claim.js";
import { CLAIM_VERDICTS } from "../../../subgraphs/pay/remedies/damage-claim/damage-claim.rules.js";
import { fileDamageClaim } from "../../../subgraphs/pay/remedies/damage-claim/file-damage-claim.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { accounts } from "../../../subgraphs/pay/tables.js";
import { ledgerOf, NOTHING, openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(pay);
const { owner, serving } = database;
const read = sliceReader(pay, database);

const FILED_AT = new Date("2022-10-19T10:00:00+09:00");
const ANSWER = {
  at: new Date("2022-10-24T11:00:00+09:00"),
  actor: "opr_test_pay",
  why: "Spoke on the phone",
};

let customers = 0;

/** A customer with a report that is open. */
async function report({ at = FILED_AT, lossWon = 50_000 as number | null } = {}) {
  customers += 1;
  const beneficiaryId = `usr_test_pay_${customers}`;
  await owner.db.insert(accounts).values({ beneficiaryId, openedOn: "2019-05-02" });
  const filed = await fileDamageClaim(serving.db, {
    beneficiaryId,
    at,
    actor: beneficiaryId,
    why: null,
    lossWon,
  });
  if (filed.outcome === "REFUSED") throw new Error(filed.refusal.reason.code);
  return filed.answer;
}

describe("a report of damage to Pay", () => {
  it.each(["2022-10-15T15:30:00+09:00", "2022-11-07T00:00:00+09:00", "2023-06-30T23:59:59+09:00"])(
    "is taken whenever it comes, because no dates of the intake were published: %s",
    async (text) => {
      const at = new Date(text);

      const { beneficiaryId, claimId } = await report({ at, lossWon: null });

      expect(await ledgerOf(database, beneficiaryId)).toEqual({
        ...NOTHING,
        claims: [
          { claimId, status: "SUBMITTED", decidedAt: null, remedyId: null, reasonCode: null },
        ],
        claimEvents: [{ claimId, status: "SUBMITTED", at }],
      });
    },
  );

  it.each(CLAIM_VERDICTS)(
    "is answered with a reason and never with a grant: %s",
    async (verdict) => {
      const key = await report();

      const outcome = await answerDamageClaim(serving.db, key, verdict, ANSWER);

      const isSettled = verdict === "SETTLED_WITH_CUSTOMER";
      const status = isSettled ? "APPROVED" : "REJECTED";
      const { beneficiaryId, claimId } = key;
      expect(outcome).toEqual({ outcome: "DONE", answer: key, isReplay: false });
      expect(await ledgerOf(database, beneficiaryId)).toEqual({
        ...NOTHING,
        claims: [
          {
            claimId,
            status,
            decidedAt: ANSWER.at,
            remedyId: isSettled ? "P2" : null,
            reasonCode: verdict,
          },
        ],
        claimEvents: [
          { claimId, status: "SUBMITTED", at: FILED_AT },
          { claimId, status, at: ANSWER.at },
        ],
      });
      expect(
        await read("claims { status lossWon reason { code } } sums { won }", beneficiaryId),
      ).toEqual([{ claims: [{ status, lossWon: 50_000, reason: { code: verdict } }], sums: [] }]);
    },
  );

  it("is answered and withdrawn once, however often that is asked", async () => {
    const answered = await report();
    const withdrawn = await report();

    const outcomes = [];
    for (const _ of [1, 2]) {
      outcomes.push(
        await answerDamageClaim(serving.db, answered, "CLAIM_WITHOUT_DAMAGE", ANSWER),
        await withdrawDamageClaim(serving.db, withdrawn, ANSWER),
      );
    }

    expect(outcomes).toEqual([
      { outcome: "DONE", answer: answered, isReplay: false },
      { outcome: "DONE", answer: withdrawn, isReplay: false },
      { outcome: "DONE", answer: answered, isReplay: true },
      { outcome: "DONE", answer: withdrawn, isReplay: true },
    ]);
    for (const { beneficiaryId } of [answered, withdrawn]) {
      expect((await ledgerOf(database, beneficiaryId)).claimEvents).toHaveLength(2);
    }
  });

  it("that is being withdrawn is answered only once that is known, and then refused", async () => {
    const key = await report();

    const { answer } = await serving.db.transaction(async (tx) => {
      const [session] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as "pid"`);
      await withdrawDamageClaim(tx, key, ANSWER);
      const waiting = answerDamageClaim(serving.db, key, "SETTLED_WITH_CUSTOMER", ANSWER);
      await expect.poll(() => isSomebodyWaitingFor(session?.pid), { timeout: 10_000 }).toBe(true);
      return { answer: waiting };
    });

    expect(await answer).toMatchObject({
      outcome: "REFUSED",
      refusal: { reason: { code: "CLAIM_CLOSED", inputs: { status: "WITHDRAWN" } } },
    });
    expect((await ledgerOf(database, key.beneficiaryId)).claimEvents).toHaveLength(2);
  });

  it("can be filed again once the one before was answered", async () => {
    const { beneficiaryId, ...first } = await report();
    await answerDamageClaim(
      serving.db,
      { beneficiaryId, ...first },
      "CLAIM_CAUSE_NOT_SHOWN",
      ANSWER,
    );
    const again = {
      beneficiaryId,
      at: ANSWER.at,
      actor: beneficiaryId,
      why: null,
      lossWon: 60_000,
    };

    const outcome = await fileDamageClaim(serving.db, again);

    expect(outcome).toMatchObject({ outcome: "DONE" });
    const { claims } = await ledgerOf(database, beneficiaryId);
    expect(claims.map(({ status }) => status).sort()).toEqual(["REJECTED", "SUBMITTED"]);
  });
});

async function isSomebodyWaitingFor(pid: number | undefined): Promise<boolean> {
  const [row] = await owner.sql<{ waits: boolean }[]>`
    select exists(select from pg_locks where not granted and ${pid ?? 0} = any(pg_blocking_pids(pid))) as "waits"`;
  return row?.waits === true;
}
