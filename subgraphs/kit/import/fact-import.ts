import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { TransactionSql } from "postgres";
import type { Column, Columns } from "./columns.js";
import { headerName } from "./columns.js";
import { breaks, type Fault } from "./fault.js";
import type { BatchWriter, ImportDefinition, RefusedRow } from "./import.types.js";
import { copyInto, copyRow, LINE, openStaging } from "./staging.js";

const STAGING = "import_facts";

type Properties<Table extends PgTable> = keyof Table["$inferSelect"];

/** A rule that a row has to keep. */
export type FactGuard = Omit<Fault, "column"> & {
  /** The code's meaning for `--help`. */
  meaning: string;
  /** The column it is about, as the header names it. */
  column: string;
  /** SQL: whether `staged`, a row of the file, keeps it. Not more often than once per row, so it may read other tables. */
  holds: string;
};

type FactDeclaration<Table extends PgTable, Kept extends Properties<Table>> = {
  /** As the command names it. */
  name: string;
  /** What a row is, in one sentence. */
  describes: string;
  table: Table;
  /** Columns that this system fills by itself: empty in a new row, and left alone in one that is corrected. */
  kept?: readonly Kept[];
  /** Rules beside the table's checks, which look at one row alone. */
  guards?: readonly FactGuard[];
  /** One for every other column of the table, of the table's own type: one that is forgotten does not compile. */
  columns: {
    readonly [Property in Exclude<Properties<Table>, Kept>]: Column<
      Table["$inferSelect"][Property]
    >;
  };
};

/**
 * Takes facts into their table. What is there under the same key and differs is corrected: facts are what the affiliate
 * knows, and its file is how it says so.
 */
export function factImport<Table extends PgTable, Kept extends Properties<Table> = never>({
  name,
  describes,
  table,
  columns,
  guards = [],
}: FactDeclaration<Table, Kept>): ImportDefinition {
  const sqlNames = new Map(
    Object.entries(getTableColumns(table)).map(([property, column]) => [property, column.name]),
  );
  const key = keyOf(table, sqlNames);
  return {
    name,
    describes,
    columns: columns as Columns,
    key,
    codes: {
      ...codesOf(table),
      ...Object.fromEntries(guards.map((one) => [one.code, one.meaning])),
    },
    writer: () => factWriter(getTableName(table), Object.keys(columns), key, guards),
  };
}

function factWriter(
  table: string,
  properties: readonly string[],
  key: readonly string[],
  guards: readonly FactGuard[],
): BatchWriter {
  const names = properties.map(headerName);
  let laws: readonly Law[] | undefined;
  return {
    async write(tx, rows) {
      // One import of a table at a time: two that hold rows the other one waits for would end each other.
      await tx`select pg_advisory_xact_lock(hashtext(${`import ${table}`}))`;
      laws ??= [...(await lawsOf(tx, table)), ...guards];
      await openStaging(tx, STAGING, table);
      const staged = (function* () {
        for (const { line, values } of rows) {
          yield copyRow([line, ...properties.map((property) => values[property])]);
        }
      })();
      await copyInto(tx, STAGING, [LINE, ...names], staged);
      const refused = await takeOutBroken(tx, laws);
      return { ...(await upsert(tx, table, names, key.map(headerName))), refused };
    },
  };
}

/** A rule as it is put to the rows of a file. */
type Law = Fault & { holds: string };

/** The table's checks as PostgreSQL has them, so that a file is judged by the very rules the table keeps. */
async function lawsOf(tx: TransactionSql, table: string): Promise<Law[]> {
  const checks = await tx<{ name: string; holds: string; column: string }[]>`
    select conname as "name", pg_get_expr(conbin, conrelid) as "holds",
      (select string_agg(attname, ', ' order by attnum) from pg_attribute
        where attrelid = conrelid and attnum = any(conkey)) as "column"
    from pg_constraint where conrelid = ${`"${table}"`}::regclass and contype = 'c' order by conname`;
  return checks.map(({ name, holds, column }) => ({ ...brokenCheck(name), holds, column }));
}

function brokenCheck(constraint: string): Omit<Fault, "column"> {
  const rule = constraint.replaceAll("_", " ");
  const ko = `테이블의 규칙을 어깁니다: ${rule}.`;
  return {
    code: breaks(constraint),
    reason: { ko, en: `It breaks a rule of the table: ${rule}.` },
  };
}

async function takeOutBroken(tx: TransactionSql, laws: readonly Law[]): Promise<RefusedRow[]> {
  if (laws.length === 0) return [];
  const tests = laws.map(({ holds }, index) => `(${index}, (${holds}))`);
  const broken = await tx.unsafe<{ line: number; law: number }[]>(
    `select staged.${LINE} as "line", law.number as "law"
     from ${STAGING} as staged, lateral (values ${tests.join(", ")}) as law(number, holds)
     where law.holds is false order by 1, 2`,
  );
  if (broken.length === 0) return [];
  const lines = broken.map(({ line }) => line);
  await tx`delete from import_facts where import_line = any(${lines}::bigint[])`;
  return broken.flatMap(({ line, law }) => {
    const found = laws[law];
    return found ? [{ line, column: found.column, code: found.code, reason: found.reason }] : [];
  });
}

async function upsert(
  tx: TransactionSql,
  table: string,
  names: readonly string[],
  key: readonly string[],
): Promise<{ inserted: number; changed: number }> {
  const listed = names.map((name) => `"${name}"`).join(", ");
  const rest = names.filter((name) => !key.includes(name)).map((name) => `"${name}"`);
  const [counts] = await tx.unsafe<{ inserted: number; changed: number }[]>(
    `with written as (
       insert into "${table}" as held (${listed})
       select ${listed} from ${STAGING} order by ${LINE}
       on conflict (${key.map((name) => `"${name}"`).join(", ")}) do update
       set (${rest.join(", ")}) = row(${rest.map((name) => `excluded.${name}`).join(", ")})
       where (${rest.map((name) => `held.${name}`).join(", ")})
         is distinct from (${rest.map((name) => `excluded.${name}`).join(", ")})
       -- Of a row that was there before, the upsert is the latest transaction to have locked it.
       returning xmax = 0 as is_new)
     select count(*) filter (where is_new)::int as "inserted",
       count(*) filter (where not is_new)::int as "changed" from written`,
  );
  return counts ?? { inserted: 0, changed: 0 };
}

/** The properties of the primary key: two rows with the same ones are the same row. */
function keyOf(table: PgTable, sqlNames: ReadonlyMap<string, string>): string[] {
  const { primaryKeys, columns } = getTableConfig(table);
  const [declared] = primaryKeys;
  const names = declared
    ? declared.columns.map((column) => column.name)
    : columns.filter((column) => column.primary).map((column) => column.name);
  return [...sqlNames].flatMap(([property, name]) => (names.includes(name) ? [property] : []));
}

function codesOf(table: PgTable): Record<string, string> {
  return Object.fromEntries(
    getTableConfig(table).checks.map(({ name }) => [
      breaks(name),
      `Rule of the table: ${name.replaceAll("_", " ")}.`,
    ]),
  );
}
