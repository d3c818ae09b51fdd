import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * An instant as ISO text in UTC, whatever the session's time zone: it becomes an input of a reason, and the same fact
 * written differently would make a repeated request look like another one.
 */
export function isoInstant(column: PgColumn): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
