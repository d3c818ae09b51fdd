import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { copyInto } from "../../../subgraphs/kit/import/staging.js";

/** The tables that an import of reports writes, in an order in which they can be filled. */
const TABLES = ["claims", "claim_events", "grants", "grant_events", "claim_documents"] as const;

/** The finished rows of each table, as COPY reads them. */
export type LedgerCopy = readonly {
  table: string;
  columns: readonly string[];
  lines: readonly string[];
  rows: number;
}[];

/**
 * Takes the finished rows out of a database, by way of a folder of its server's.
 * @param adminUrl the superuser's way into that database: nobody else may write files
 */
export async function readLedger(adminUrl: string): Promise<LedgerCopy> {
  const folder = await mkdtemp(join(tmpdir(), "compensation-bench-copy-"));
  try {
    // The server may run under another account.
    await chmod(folder, 0o777);
    return await withConnection(adminUrl, (sql) =>
      Promise.all(
        TABLES.map(async (table) => {
          const columns = await sql<{ name: string }[]>`
            select attname as "name" from pg_attribute
            where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
            order by attnum`;
          const file = join(folder, table);
          await sql.unsafe(`copy "${table}" to '${file}'`);
          const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
          return { table, columns: columns.map(({ name }) => name), lines, rows: lines.length };
        }),
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The fastest way there is to fill the same tables: no file is read, nothing is decided, nothing is looked up. */
export function copyLedger(url: string, ledger: LedgerCopy): Promise<void> {
  return withConnection(url, async (sql) => {
    // One transaction: the law looks at the whole when it ends.
    await sql.begin(async (tx) => {
      for (const { table, columns, lines } of ledger) await copyInto(tx, table, columns, lines);
    });
  });
}

/** Takes triggers and foreign keys off the tables, to see what they cost. */
export async function withoutLaw(url: string): Promise<void> {
  await withConnection(url, async (sql) => {
    for (const table of TABLES) {
      const keys = await sql<{ name: string }[]>`
        select conname as "name" from pg_constraint
        where conrelid = ${table}::regclass and contype = 'f'`;
      for (const { name } of keys)
        await sql`alter table ${sql(table)} drop constraint ${sql(name)}`;
      await sql`alter table ${sql(table)} disable trigger user`;
    }
  });
}
