import { and, eq, inArray, sql } from "drizzle-orm";
import { bulkInsert, recordsOf } from "../database/bulk-insert.js";
import type { DatabaseHandle } from "../database/connection.js";
import type { RecordedStatus } from "../ledger/move-grant.js";
import { grantEventRow, grantRow, type NewGrant } from "../ledger/record-grant.js";
import { grantEvents, grants } from "../ledger/tables.js";

/**
 * Writes many grants with their first events, two statements for all of them, and leaves alone what the ledger has: its
 * indexes decide, as they do for one. The rows are those that the request of one person would have written.
 * @param tx a transaction: a grant without its event is no grant
 * @returns those that were written
 */
export async function recordGrants(
  tx: DatabaseHandle,
  given: readonly NewGrant[],
): Promise<NewGrant[]> {
  if (given.length === 0) return [];
  // In one order, so that of two runs at once none waits for the other in a circle.
  const written = await tx.execute<{ id: string; remedyId: string }>(sql`
    insert into ${grants} select * from jsonb_populate_recordset(null::${grants}, ${recordsOf(grants, given.map(grantRow))}::jsonb)
    order by beneficiary_id, outage_id, remedy_id, issue
    on conflict do nothing returning beneficiary_id as "id", remedy_id as "remedyId"`);
  const ids = new Set(written.map(({ id, remedyId }) => `${id}/${remedyId}`));
  const recorded = given.filter((grant) => ids.has(`${grant.beneficiaryId}/${grant.remedyId}`));
  await bulkInsert(tx, grantEvents, recorded.map(grantEventRow));
  return recorded;
}

/** A grant that somebody of a page has or had. */
export type EarlierGrant = {
  beneficiaryId: string;
  remedyId: string;
  status: RecordedStatus;
  inputHash: string;
};

/** What people were given of some remedies, whether it stands or was taken back, by beneficiary. */
export async function readEarlierGrants(
  handle: DatabaseHandle,
  outageId: string,
  remedyIds: readonly string[],
  beneficiaryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierGrant[]>> {
  const { beneficiaryId, remedyId, status, inputHash } = grants;
  const rows = await handle
    .select({ beneficiaryId, remedyId, status, inputHash })
    .from(grants)
    .where(
      and(
        sql`${beneficiaryId} = any(${sql.param([...beneficiaryIds])}::text[])`,
        eq(grants.outageId, outageId),
        inArray(remedyId, [...remedyIds]),
      ),
    );
  const byPerson = new Map<string, EarlierGrant[]>();
  for (const row of rows) {
    const grant = { ...row, status: row.status as RecordedStatus };
    byPerson.set(row.beneficiaryId, [...(byPerson.get(row.beneficiaryId) ?? []), grant]);
  }
  return byPerson;
}
