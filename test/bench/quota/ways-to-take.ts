import { and, eq, lt, sql } from "drizzle-orm";
import { parse } from "graphql";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { runPrepared } from "../../../subgraphs/kit/database/run-prepared.js";
import { recordOf } from "../../../subgraphs/kit/ledger/give-from-quota.js";
import { decidedGrant, recordFromQuota } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import {
  grantEventRow,
  grantRow,
  type NewGrant,
} from "../../../subgraphs/kit/ledger/record-grant.js";
import { grantEvents, grants, quotaParts } from "../../../subgraphs/kit/ledger/tables.js";
import { programme1015 } from "../../../subgraphs/talk/outages/1015.js";
import type { GiftId } from "../../../subgraphs/talk/remedies/gift-package/take-gift.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";

/** The quota that is kept as one counter. */
export const COUNTER = { outageId: programme1015.outageId, quotaId: "one-counter" };
/** Since when the accounts exist that take. */
export const REGISTERED_AT = new Date("2015-01-01T00:00:00Z");

const PASS: GiftId = "T5";
const TAKEN_AT = new Date("2023-01-06T12:00:00+09:00");

/** Gives the pass to an account that has none; fails when it was not given. */
export type WayToTake = (database: Database, beneficiaryId: string) => Promise<void>;

const GIVE = `
  given as (
    insert into grants select row.* from jsonb_populate_record(null::grants, $1::jsonb) as row returning status
  ), begun as (
    insert into grant_events
    select row.* from given, jsonb_populate_record(null::grant_events, $2::jsonb) as row
  )`;
const GIVE_PLAINLY = `with ${GIVE} select from given`;
const COUNT_AND_GIVE = `
  with counted as (
    update quota_parts set taken = taken + 1
    where outage_id = '${COUNTER.outageId}' and quota_id = '${COUNTER.quotaId}' and taken < size
    returning part
  ), ${GIVE} select from given, counted`;

/** The ways that are compared. All leave the same rows: the grant and its first event. */
export const waysToTake = {
  /** What anyone would write who has no quota to keep. */
  plain: ({ db }, beneficiaryId) =>
    db.transaction(async (tx) => {
      const grant = passFor(beneficiaryId);
      await tx.insert(grants).values(grantRow(grant));
      await tx.insert(grantEvents).values(grantEventRow(grant));
    }),
  /** The ledger's way. */
  quota: async ({ db }, beneficiaryId) => {
    const { outcome } = await recordFromQuota(db, passFor(beneficiaryId), PASS);
    if (outcome !== "RECORDED") throw new Error(`the pass was not given: ${outcome}`);
  },
  /** One row that counts all takers, as a quota is usually kept. */
  counter: ({ db }, beneficiaryId) =>
    db.transaction(async (tx) => {
      const grant = passFor(beneficiaryId);
      const { outageId, quotaId, taken, size } = quotaParts;
      const counted = await tx
        .update(quotaParts)
        .set({ taken: sql`${taken} + 1` })
        .where(and(eq(outageId, COUNTER.outageId), eq(quotaId, COUNTER.quotaId), lt(taken, size)))
        .returning({ taken });
      if (counted.length === 0) throw new Error("the counter is at its end");
      await tx.insert(grants).values(grantRow(grant));
      await tx.insert(grantEvents).values(grantEventRow(grant));
    }),
  /** As `plain`, with as few round trips as the ledger's way. */
  plainAtOnce: ({ db }, beneficiaryId) => atOnce(db, GIVE_PLAINLY, passFor(beneficiaryId)),
  /** As `counter`, with as few round trips as the ledger's way. */
  counterAtOnce: ({ db }, beneficiaryId) => atOnce(db, COUNT_AND_GIVE, passFor(beneficiaryId)),
} satisfies Record<string, WayToTake>;

function atOnce(db: Database["db"], statement: string, grant: NewGrant): Promise<void> {
  return db.transaction(async (tx) => {
    const rows = [recordOf(grants, grantRow(grant)), recordOf(grantEvents, grantEventRow(grant))];
    const given = await runPrepared(tx, statement, rows);
    if (given.length === 0) throw new Error("the pass was not given");
  });
}

/** The whole mutation as the gateway has it carried out: viewer, facts, rule, request, grant, and the answer read back. */
export function mutationWay(): WayToTake {
  const execute = createCompiledExecutor(talk.buildSchema().schema);
  const document = parse(`mutation ($input: TalkTakeDrawerPassInput!) {
    takeTalkDrawerPass(input: $input) { ... on TalkTakeDrawerPassOk { grant { id status } } }
  }`);
  return async (database, beneficiaryId) => {
    const viewer = { role: "user", id: beneficiaryId } as const;
    const context = talk.createContext(database, { viewer, now: TAKEN_AT });
    const input = { outageId: programme1015.outageId, idempotencyKey: beneficiaryId };
    const { data, errors } = await execute({ document, variables: { input }, context });
    const { grant } = (data?.takeTalkDrawerPass ?? {}) as { grant?: { status: string } };
    if (grant?.status !== "GRANTED") throw new Error(errors?.[0]?.message ?? "it was refused");
  };
}

function passFor(beneficiaryId: string): NewGrant {
  const account = { domesticNumber: true, registeredAt: REGISTERED_AT.toISOString() };
  const remedy = programme1015.remedies.find(({ id }) => id === PASS);
  const decision = remedy?.offer?.({ account, business: null }, TAKEN_AT);
  if (!decision?.entitled) throw new Error("the pass is not offered");
  const request = { beneficiaryId, at: TAKEN_AT, actor: beneficiaryId, why: null };
  return decidedGrant(programme1015, PASS, decision, request);
}
