import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { bulkInsert } from "../../../kit/database/bulk-insert.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { grantEventRow, grantRow, type NewGrant } from "../../../kit/ledger/record-grant.js";
import { grantEvents, grants } from "../../../kit/ledger/tables.js";
import type { Won } from "../../../kit/remedies/won.js";
import { franchisePoolRecipients, franchisePools } from "../../tables.js";
import { POOL_REMEDY_ID, type PoolRecipient } from "./franchise-pool.rules.js";

/** Which franchise's pool, for which outage. */
export type PoolKey = { outageId: string; franchise: string };

/** What was agreed for a franchise: see the table for what its nulls mean. */
export type AgreedPool = { poolWon: Won; partnerId: string | null; sharedAt: Date | null };

/** What was agreed for a franchise; undefined when nothing was. */
export async function readPool(
  handle: DatabaseHandle,
  key: PoolKey,
): Promise<AgreedPool | undefined> {
  const [pool] = await selectPool(handle, key);
  return pool;
}

/**
 * The same, and others that want this pool wait until the transaction ends. The ledger's keys keep a driver from getting
 * two shares, but not two runs from sharing a pool among two lists.
 */
export async function lockPool(
  handle: DatabaseHandle,
  key: PoolKey,
): Promise<AgreedPool | undefined> {
  const [pool] = await selectPool(handle, key).for("update");
  return pool;
}

/**
 * Makes others that change a list of this outage, of whichever franchise, wait until the transaction ends: of two that
 * choose the same driver at once, the second then finds the driver chosen instead of breaking a key.
 */
export async function lockPoolLists(handle: DatabaseHandle, outageId: string): Promise<void> {
  const name = `pool lists ${outageId}`;
  await handle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** Notes that a pool was shared; from now on its list stays as it is. */
export async function markShared(handle: DatabaseHandle, key: PoolKey, at: Date): Promise<void> {
  await handle.update(franchisePools).set({ sharedAt: at }).where(isPool(key));
}

/** The drivers on a franchise's list in a fixed order, because the order decides who gets a won that is left over. */
export function readPoolRecipients(
  handle: DatabaseHandle,
  pool: PoolKey,
): Promise<PoolRecipient[]> {
  const { beneficiaryId, weight } = franchisePoolRecipients;
  return handle
    .select({ beneficiaryId, weight })
    .from(franchisePoolRecipients)
    .where(isOnListOf(pool))
    .orderBy(sql`${beneficiaryId} collate "C"`);
}

/** One of these drivers who is on another franchise's list; undefined when none is. */
export async function readDriverOfOtherList(
  handle: DatabaseHandle,
  { outageId, franchise }: PoolKey,
  driverIds: readonly string[],
): Promise<string | undefined> {
  const { beneficiaryId } = franchisePoolRecipients;
  const [driver] = await handle
    .select({ beneficiaryId })
    .from(franchisePoolRecipients)
    .where(
      and(
        inArray(beneficiaryId, [...driverIds]),
        eq(franchisePoolRecipients.outageId, outageId),
        ne(franchisePoolRecipients.franchise, franchise),
      ),
    )
    .orderBy(sql`${beneficiaryId} collate "C"`)
    .limit(1);
  return driver?.beneficiaryId;
}

/** Puts these drivers on a franchise's list, and nobody else. */
export async function replacePoolRecipients(
  handle: DatabaseHandle,
  pool: PoolKey,
  recipients: readonly PoolRecipient[],
): Promise<void> {
  await handle.delete(franchisePoolRecipients).where(isOnListOf(pool));
  const rows = recipients.map((recipient) => ({ ...recipient, ...pool }));
  await bulkInsert(handle, franchisePoolRecipients, rows);
}

/**
 * The first share that each driver on a franchise's list was ever given, of whichever franchise, whatever became of it:
 * driver → hash of what it was given for.
 */
export async function readGivenShares(
  handle: DatabaseHandle,
  pool: PoolKey,
): Promise<Map<string, string>> {
  const rows = await handle
    .select({ driverId: grants.beneficiaryId, inputHash: grants.inputHash })
    .from(franchisePoolRecipients)
    .innerJoin(
      grants,
      and(
        eq(grants.beneficiaryId, franchisePoolRecipients.beneficiaryId),
        eq(grants.outageId, franchisePoolRecipients.outageId),
        eq(grants.remedyId, POOL_REMEDY_ID),
        eq(grants.issue, 1),
      ),
    )
    .where(isOnListOf(pool));
  return new Map(rows.map(({ driverId, inputHash }) => [driverId, inputHash]));
}

/**
 * Writes shares and their first events in one statement each, so that a thousand take little longer than ten. A driver who
 * has a share is not to be among them: the ledger's keys would take everything back.
 */
export async function recordShares(
  handle: DatabaseHandle,
  shares: readonly NewGrant[],
): Promise<void> {
  await bulkInsert(handle, grants, shares.map(grantRow));
  await bulkInsert(handle, grantEvents, shares.map(grantEventRow));
}

function selectPool(handle: DatabaseHandle, key: PoolKey) {
  const { poolWon, partnerId, sharedAt } = franchisePools;
  return handle.select({ poolWon, partnerId, sharedAt }).from(franchisePools).where(isPool(key));
}

function isPool({ outageId, franchise }: PoolKey) {
  return and(eq(franchisePools.outageId, outageId), eq(franchisePools.franchise, franchise));
}

function isOnListOf({ outageId, franchise }: PoolKey) {
  return and(
    eq(franchisePoolRecipients.outageId, outageId),
    eq(franchisePoolRecipients.franchise, franchise),
  );
}
