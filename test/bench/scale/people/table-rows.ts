import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { TransactionSql } from "postgres";
import type { SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import { copyInto, copyRow } from "../../../../subgraphs/kit/import/staging.js";
import {
  grantEventRow,
  grantRow,
  type NewGrant,
} from "../../../../subgraphs/kit/ledger/record-grant.js";
import { grantEvents, grants } from "../../../../subgraphs/kit/ledger/tables.js";
import type { KeyRing } from "../../../../subgraphs/kit/pii/key-ring.js";

/** New rows of one table, with names as in the code; what a row leaves out is null. */
export type TableRows = { table: PgTable; rows: readonly Readonly<Record<string, unknown>>[] };

/** What one subgraph keeps of a page of people, table after table in an order in which they can be filled. */
export type RowsOf = (page: readonly SyntheticReport[], keys: KeyRing) => TableRows[];

/** Rows whose columns are those of the table: anything else does not compile. */
export function rowsOf<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): TableRows {
  return { table, rows };
}

/** Grants with their first events. */
export function ledgerRows(given: readonly NewGrant[]): TableRows[] {
  return [rowsOf(grants, given.map(grantRow)), rowsOf(grantEvents, given.map(grantEventRow))];
}

/** Sends rows by COPY, table after table. The law of the ledger looks at them as at any others. */
export async function copyTables(tx: TransactionSql, tables: readonly TableRows[]): Promise<void> {
  for (const { table, rows } of tables) {
    if (rows.length === 0) continue;
    const columns = Object.entries(getTableColumns(table));
    const names = columns.map(([, { name }]) => name);
    const lines = rows.map((row) =>
      copyRow(
        columns.map(([key, column]) => {
          const value = row[key] ?? null;
          return value === null ? null : column.mapToDriverValue(value);
        }),
      ),
    );
    await copyInto(tx, getTableName(table), names, lines);
  }
}
