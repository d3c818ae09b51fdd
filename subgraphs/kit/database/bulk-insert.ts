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
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name]);
  const name = sql.identifier(getTableName(table));
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const records = rows.slice(start, start + ROWS_PER_STATEMENT).map((row) => {
      const values = row as Record<string, unknown>;
      return Object.fromEntries(
        columns.map(([key = "", column = ""]) => [column, values[key] ?? null]),
      );
    });
    await handle.execute(
      sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(records)}::jsonb)`,
    );
  }
}
