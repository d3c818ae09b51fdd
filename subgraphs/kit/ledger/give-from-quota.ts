import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { DatabaseHandle } from "../database/connection.js";
import { isDistributed } from "../database/distributed-handles.js";
import { runPrepared } from "../database/run-prepared.js";
import { isQuota, PARTS, type QuotaKey } from "./quota.js";
import { grantEventRow, grantRow, type NewGrant } from "./record-grant.js";
import { grantEvents, grants, quotaParts } from "./tables.js";

/** GIVEN: the grant is written and counted. STANDS_ALREADY and NONE_LEFT: nothing is written, nothing is counted. */
export type GivenFromQuota = "GIVEN" | "STANDS_ALREADY" | "NONE_LEFT";

/**
 * Writes a grant with its first event and counts its quota up by one, or does neither; for the transaction at hand: when
 * that fails, the place is free again. Takes whichever part nobody is busy with. Only when all that is left is being taken
 * does it wait to see whether that stays so. One transaction takes from a quota once: two that took twice could each wait
 * for what the other holds.
 */
export async function giveFromQuota(
  tx: DatabaseHandle,
  quota: QuotaKey,
  grant: NewGrant,
): Promise<GivenFromQuota> {
  if (isDistributed(tx)) return giveAcrossNodes(tx, quota, grant);
  const rows = [
    recordOf(grants, grantRow(grant)),
    recordOf(grantEvents, grantEventRow(grant)),
  ] as const;
  for (let statement = GIVE_IDLE; ; statement = GIVE_BUSY) {
    // A start of its own for each taker: from the same one, all would look over the same locked parts first.
    const start = Math.floor(Math.random() * PARTS);
    const params = [quota.outageId, quota.quotaId, start, ...rows];
    const [given] = await runPrepared<Given>(tx, statement, params);
    if (given?.isGiven) return "GIVEN";
    if (given?.taken != null) {
      await returnToQuota(tx, quota, given.taken);
      return "STANDS_ALREADY";
    }
    if (!given?.isLeft) return "NONE_LEFT";
    // Somebody took the last of the part that was tried, so every turn is one step nearer to the end.
  }
}

/** `taken`: the part that was counted up. `isLeft`: whether any part had something left when the statement began. */
type Given = Counted & { isGiven: boolean };
type Counted = { taken: number | null; isLeft: boolean };

/** Tries a part and counts it up: what every way of giving begins with. */
function counting(locking: string): string {
  return `
    with tried as (
      select part from quota_parts
      where outage_id = $1 and quota_id = $2 and taken < size
      order by (part + $3::integer) % ${PARTS} limit 1 ${locking}
    ), counted as (
      update quota_parts set taken = taken + 1
      where outage_id = $1 and quota_id = $2 and part = (select part from tried) and taken < size
      returning part
    )`;
}

const IS_LEFT = `exists (select part from tried) or exists (
        select part from quota_parts where outage_id = $1 and quota_id = $2 and taken < size
      ) as "isLeft"`;

/** One statement for all of it: the part is held for as short as can be, and a taker makes one round trip. */
function giveStatement(locking: string): string {
  return `${counting(locking)}, given as (
      insert into grants
      select row.* from counted, jsonb_populate_record(null::grants, $4::jsonb) as row
      on conflict do nothing returning status
    ), begun as (
      insert into grant_events
      select row.* from given, jsonb_populate_record(null::grant_events, $5::jsonb) as row
    )
    select (select part from counted) as taken, exists (select from given) as "isGiven", ${IS_LEFT}`;
}

/** Never waits. It may be left with locks on parts that filled up meanwhile, until the transaction ends. */
const GIVE_IDLE = giveStatement("for update skip locked");
/**
 * Waits for the one part it picked, and picks anew in another statement. Were it to go on to the next part by the same
 * snapshot, it could wait for one that has long been full and whose lock is held by somebody who waits for it in turn.
 */
const GIVE_BUSY = giveStatement("");

/**
 * The same in a cluster, where the parts and the beneficiary's grants are on different nodes: one statement for each, in
 * one transaction that the nodes commit together or not at all. The part is held for longer.
 */
async function giveAcrossNodes(
  tx: DatabaseHandle,
  quota: QuotaKey,
  grant: NewGrant,
): Promise<GivenFromQuota> {
  for (let statement = COUNT_IDLE; ; statement = COUNT_BUSY) {
    const start = Math.floor(Math.random() * PARTS);
    const params = [quota.outageId, quota.quotaId, start];
    const [counted] = await runPrepared<Counted>(tx, statement, params);
    if (counted?.taken != null) {
      const given = await tx
        .insert(grants)
        .values(grantRow(grant))
        .onConflictDoNothing()
        .returning({ status: grants.status });
      if (given.length === 0) {
        await returnToQuota(tx, quota, counted.taken);
        return "STANDS_ALREADY";
      }
      await tx.insert(grantEvents).values(grantEventRow(grant));
      return "GIVEN";
    }
    if (!counted?.isLeft) return "NONE_LEFT";
  }
}

const [COUNT_IDLE, COUNT_BUSY] = ["for update skip locked", ""].map(
  (locking) => `${counting(locking)} select (select part from counted) as taken, ${IS_LEFT}`,
) as [string, string];

async function returnToQuota(tx: DatabaseHandle, quota: QuotaKey, part: number): Promise<void> {
  await tx
    .update(quotaParts)
    .set({ taken: sql`${quotaParts.taken} - 1` })
    .where(and(isQuota(quota), eq(quotaParts.part, part)));
}

/** A row as JSON by the names of its columns, for `jsonb_populate_record`: one parameter holds all of it. */
export function recordOf<Table extends PgTable>(table: Table, row: Table["$inferInsert"]): string {
  const values: Record<string, unknown> = row;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(getTableColumns(table)).map(([key, { name }]) => [name, values[key]]),
    ),
  );
}
