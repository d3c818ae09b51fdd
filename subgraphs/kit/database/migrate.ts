import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres, { type ISql, type Sql } from "postgres";
import { withConnection } from "./connection.js";
import { DatabaseError } from "./database-error.js";

/**
 * What the serving role may do with one table: with whole rows (`true`) or with these columns. Nothing is granted that
 * is not said here. A new row's identity column needs no right of its own; `select … for update` needs `update`.
 */
export type TableRights = {
  readonly select?: true | readonly string[];
  readonly insert?: true | readonly string[];
  readonly update?: true | readonly string[];
  readonly delete?: true;
};

/** The rights on every table and view of a subgraph's database, by its SQL name. One without rights is `{}`. */
export type ServingRights = Readonly<Record<string, TableRights>>;

/** Where drizzle notes which migrations ran. */
const JOURNAL = "drizzle.__drizzle_migrations";

/**
 * Runs the migrations of the folder that the database has not seen yet. Starts that race wait for each other.
 * @throws DatabaseError DATABASE_NOT_MIGRATED when drizzle passed one over; DATABASE_UNREACHABLE
 */
export async function migrate(ownerUrl: string, folder: string): Promise<void> {
  const [missing] = await withConnection(ownerUrl, async (sql) => {
    // Of the session, so it is gone with the connection whatever happens.
    await sql`select pg_advisory_lock(hashtext('migrations'))`;
    await runMigrations(drizzle(sql), { migrationsFolder: folder });
    return missingMigrations(sql, folder);
  });
  if (!missing) return;
  // drizzle compares with the newest that ran, and passes over without a word what is not newer.
  throw new DatabaseError(
    "DATABASE_NOT_MIGRATED",
    `The migration ${missing} was passed over: it was changed after it ran, or is dated before one that ran`,
    `Restore the file, or generate it anew with npm run db:generate -- ${basename(folder)}`,
  );
}

/**
 * Makes sure the database has seen every migration of the folder. The serving role may ask, too.
 * @throws DatabaseError DATABASE_NOT_MIGRATED, DATABASE_UNREACHABLE
 */
export async function checkMigrated(url: string, folder: string): Promise<void> {
  const [missing] = await withConnection(url, (sql) => missingMigrations(sql, folder));
  if (!missing) return;
  throw new DatabaseError(
    "DATABASE_NOT_MIGRATED",
    `The database of ${basename(folder)} has not seen the migration ${missing}`,
    `Run npm run db:migrate -- ${basename(folder)}`,
  );
}

async function missingMigrations(sql: Sql, folder: string): Promise<string[]> {
  const journal = JSON.parse(await readFile(join(folder, "meta", "_journal.json"), "utf8"));
  const names: string[] = journal.entries.map((entry: { tag: string }) => entry.tag);
  const seen = await seenHashes(sql);
  // drizzle reads the files in the order of the same journal.
  return readMigrationFiles({ migrationsFolder: folder }).flatMap(({ hash }, index) =>
    seen.has(hash) ? [] : [names[index] ?? hash],
  );
}

async function seenHashes(sql: Sql): Promise<Set<string>> {
  try {
    const rows = await sql<{ hash: string }[]>`select hash from ${sql(JOURNAL)}`;
    return new Set(rows.map(({ hash }) => hash));
  } catch (error) {
    // No journal yet, or not open to this role yet: nothing ran that this role could rely on.
    const absent = ["42P01", "3F000", "42501"];
    if (error instanceof postgres.PostgresError && absent.includes(error.code)) return new Set();
    throw error;
  }
}

/**
 * Gives the serving role exactly the rights said, in one transaction: what it had before is taken away, and from PUBLIC,
 * too. It may also read drizzle's journal, for `checkMigrated`.
 * @throws DatabaseError DATABASE_RIGHTS when a table has no entry, an entry no table or column, or when the role is not
 * bound by rights; DATABASE_UNREACHABLE
 */
export async function applyServingRights(
  ownerUrl: string,
  servingRole: string,
  rights: ServingRights,
): Promise<void> {
  await withConnection(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtext('serving rights'))`;
      await refuseMightyRole(tx, servingRole);
      const tables = Object.keys(rights);
      compareTables(await tableNames(tx), tables);

      const role = tx(servingRole);
      for (const schema of new Set(["public", "drizzle", ...tables.map(schemaOf)])) {
        await tx`revoke all on all tables in schema ${tx(schema)} from ${role}, public`;
        await tx`revoke all on all sequences in schema ${tx(schema)} from ${role}, public`;
        await tx`revoke all on schema ${tx(schema)} from ${role}, public`;
        await tx`grant usage on schema ${tx(schema)} to ${role}`;
      }
      await tx`grant select on ${tx(JOURNAL)} to ${role}`;
      for (const [table, tableRights] of Object.entries(rights)) {
        for (const [verb, columns] of Object.entries(tableRights)) {
          const right = tx.unsafe(verb);
          if (columns === true) await tx`grant ${right} on ${tx(table)} to ${role}`;
          else await tx`grant ${right} (${tx(columns)}) on ${tx(table)} to ${role}`;
        }
      }
    }),
  ).catch((error: unknown) => {
    const unknownColumn = error instanceof postgres.PostgresError && error.code === "42703";
    throw unknownColumn ? rightsDoNotFit(error.message) : error;
  });
}

/** A table is named without its schema where that is `public`. */
function schemaOf(table: string): string {
  return table.includes(".") ? (table.split(".")[0] ?? "public") : "public";
}

/** Rights bind neither a superuser, nor the owner, nor who can make itself a member of the owner. */
async function refuseMightyRole(sql: ISql, role: string): Promise<void> {
  const [found] = await sql`
    select rolsuper or rolcreaterole or pg_has_role(pg_roles.oid, datdba, 'member') as "mighty"
    from pg_roles, pg_database where rolname = ${role} and datname = current_database()`;
  if (found?.mighty === false) return;
  throw new DatabaseError(
    "DATABASE_RIGHTS",
    found
      ? `The serving role ${role} is a superuser, owns the database or may become its owner, so no rights bind it`
      : `There is no serving role ${role}`,
    "Serve with a role of its own that has no rights yet",
  );
}

/** Tables, partitioned tables and views, but neither partitions (they are reached through their table) nor an extension's. */
async function tableNames(sql: ISql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select case nspname when 'public' then relname else nspname || '.' || relname end as "name"
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition
      and nspname not in ('information_schema', 'drizzle') and nspname !~ '^pg_'
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    order by 1`;
  return rows.map(({ name }) => name);
}

function compareTables(present: readonly string[], declared: readonly string[]): void {
  const forgotten = present.filter((table) => !declared.includes(table));
  const unknown = declared.filter((table) => !present.includes(table));
  if (forgotten.length + unknown.length === 0) return;
  const problem = [
    ...forgotten.map((table) => `the table ${table} has no entry`),
    ...unknown.map((table) => `the entry ${table} has no table`),
  ].join(", ");
  throw rightsDoNotFit(problem);
}

function rightsDoNotFit(problem: string): DatabaseError {
  return new DatabaseError(
    "DATABASE_RIGHTS",
    `The serving rights do not fit the database: ${problem}`,
    "Say in the subgraph's rights what the serving role may do with every table ({} for nothing)",
  );
}
