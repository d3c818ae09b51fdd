import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Affiliate } from "../../kit/contract/enums.js";
import type { Database, DatabaseHandle } from "../../kit/database/connection.js";
import { isoInstant } from "../../kit/database/iso-instant.js";
import { lastKnownSlices } from "../tables.js";
import type { ReportedSlice } from "../totals/slice-report.js";
import { DATED_ANEW_MS, type KeptMark } from "./last-known.rules.js";

/** Whose slice it is. */
export type SliceKey = { beneficiaryId: string; outageId: string; affiliate: Affiliate };

/** A slice as it stands in the table: what is in it is to be read with distrust. */
export type KeptSlice = SliceKey & KeptMark & { slice: unknown };

/** A slice as an affiliate told it. */
export type ToldSlice = SliceKey & KeptMark & { slice: ReportedSlice };

/** So many are forgotten at once, within what one statement may take. */
const FORGOTTEN_AT_ONCE = 1_000;

const OF_PEOPLE = text(sql`select ${lastKnownSlices.beneficiaryId} as "beneficiaryId",
    ${lastKnownSlices.outageId} as "outageId", ${lastKnownSlices.affiliate} as "affiliate",
    ${lastKnownSlices.slice} as "slice", ${lastKnownSlices.sliceHash} as "sliceHash",
    ${isoInstant(lastKnownSlices.asOf)} as "asOf"
  from ${lastKnownSlices} where ${lastKnownSlices.beneficiaryId} = any($1::text[])`);

/** Every slice that is kept of these people. */
export async function slicesOf(
  database: Database,
  beneficiaryIds: readonly string[],
): Promise<KeptSlice[]> {
  type Row = Omit<KeptSlice, "asOf"> & { asOf: string };
  const rows = await database.prepared<Row>(OF_PEOPLE, [beneficiaryIds]);
  return rows.map((row) => ({ ...row, asOf: new Date(row.asOf) }));
}

/**
 * Keeps slices in place of what was kept before. Of several readers who learned the same at once the first one writes:
 * the condition is that of `isNews`, for what another reader has written since.
 * @returns how many were written
 */
export async function keepSlices(
  handle: DatabaseHandle,
  slices: readonly ToldSlice[],
): Promise<number> {
  const { beneficiaryId, outageId, affiliate, sliceHash, asOf } = lastKnownSlices;
  const told = sql`excluded.as_of`;
  const span = sql`make_interval(secs => ${DATED_ANEW_MS / 1000})`;
  const written = await handle
    .insert(lastKnownSlices)
    .values([...slices])
    .onConflictDoUpdate({
      target: [beneficiaryId, outageId, affiliate],
      set: {
        slice: sql`excluded.slice`,
        sliceHash: sql`excluded.slice_hash`,
        asOf: told,
      },
      setWhere: sql`${sliceHash} <> excluded.slice_hash and ${asOf} <= ${told}
        or ${asOf} <= ${told} - ${span} or ${asOf} >= ${told} + ${span}`,
    })
    .returning({ affiliate });
  return written.length;
}

/** Forgets some of the slices that were told before an instant. */
export async function forgetSlices(handle: DatabaseHandle, before: Date): Promise<void> {
  const { beneficiaryId, outageId, affiliate, asOf } = lastKnownSlices;
  const key = sql`${beneficiaryId}, ${outageId}, ${affiliate}`;
  await handle.execute(sql`
    delete from ${lastKnownSlices} where (${key}) in
      (select ${key} from ${lastKnownSlices} where ${asOf} < ${before.toISOString()}::timestamptz
        limit ${FORGOTTEN_AT_ONCE})`);
}

function text(statement: SQL): string {
  return new PgDialect().sqlToQuery(statement).sql;
}
