import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { DatabaseHandle } from "./connection.js";

const ROWS_PER_STATEMENT = 5_000;

/**
 * Inserts many rows in few statements, inside whatever transaction the handle is. One JSON parameter per statement
 * instead of one parameter per value, which PostgreSQL limits to 65,535. A column that a row leaves out is null:
 * defaults do not apply.
 */
export async function bulkInsert<Table extends PgTable>(
  handle: DatabaseHandle,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  const name = sql.identifier(getTableName(table));
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const records = recordsOf(table, rows.slice(start, start + ROWS_PER_STATEMENT));
    await handle.execute(
      sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${records}::jsonb)`,
    );
  }
}

/** Rows of a table as the one JSON parameter that `jsonb_populate_recordset` makes rows of again. */
export function recordsOf<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): string {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name]);
  const records = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(
      columns.map(([key = "", column = ""]) => [column, values[key] ?? null]),
    );
  });
  return JSON.stringify(records);
}
