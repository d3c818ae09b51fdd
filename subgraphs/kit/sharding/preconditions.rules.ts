import { LAWS_BY_ROW } from "./law-by-row.js";
import { type PlacedTable, SHARD_KEY } from "./placement.js";

/** Why a database cannot be spread over a cluster as it is. */
export type Obstacle = { table: string; what: string };

type Rule = (table: PlacedTable, tables: ReadonlyMap<string, PlacedTable>) => string[];

/** Every rule a table has to keep before its rows can be on different nodes. */
const RULES: readonly Rule[] = [
  placed,
  keyedByPerson,
  uniqueWithinPerson,
  referencesWithinPerson,
  referencesWhatIsEverywhere,
  judgedByRow,
  triggersStayOnTheirShard,
];

/** What keeps the tables from being spread; nothing when they can be. */
export function obstacles(tables: readonly PlacedTable[]): Obstacle[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return tables.flatMap((table) =>
    RULES.flatMap((rule) => rule(table, byName)).map((what) => ({ table: table.name, what })),
  );
}

function placed({ placement }: PlacedTable): string[] {
  if (placement !== null) return [];
  return [`it has no ${SHARD_KEY}, and nobody declared it a catalog table`];
}

/** Citus spreads a table by a column that every unique key of it holds: nobody could tell otherwise what is unique. */
function keyedByPerson({ placement, primaryKey }: PlacedTable): string[] {
  if (placement !== "PERSON" || primaryKey.includes(SHARD_KEY)) return [];
  return [`its primary key has no ${SHARD_KEY}`];
}

function uniqueWithinPerson({ placement, uniques }: PlacedTable): string[] {
  if (placement !== "PERSON") return [];
  return uniques
    .filter(({ columns }) => !columns.includes(SHARD_KEY))
    .map(({ name }) => `${name} is to be unique over all beneficiaries`);
}

/** A reference from one person's row to another's would cross nodes. */
function referencesWithinPerson(table: PlacedTable, tables: ReadonlyMap<string, PlacedTable>) {
  if (table.placement !== "PERSON") return [];
  return table.foreignKeys
    .filter(({ references }) => tables.get(references)?.placement === "PERSON")
    .filter(({ columns, referencedColumns }) => {
      const place = columns.indexOf(SHARD_KEY);
      return place < 0 || referencedColumns[place] !== SHARD_KEY;
    })
    .map(({ name, references }) => `${name} refers to ${references} without ${SHARD_KEY}`);
}

/** Every node has the catalog; the home tables only one, and no node but theirs can look a row up there. */
function referencesWhatIsEverywhere(
  { placement, foreignKeys }: PlacedTable,
  tables: ReadonlyMap<string, PlacedTable>,
) {
  const within: Record<string, readonly string[]> = {
    PERSON: ["PERSON", "CATALOG"],
    CATALOG: ["CATALOG"],
    HOME: ["HOME", "CATALOG"],
  };
  return foreignKeys
    .filter(({ references }) => {
      const target = tables.get(references)?.placement ?? "";
      return placement !== null && !within[placement]?.includes(target);
    })
    .map(({ name, references }) => `${name} refers to ${references}, which is not where it is`);
}

/** The rows of a whole statement, joined with tables, is a query Citus has no plan for on a shard. */
function judgedByRow({ name, placement, triggers }: PlacedTable): string[] {
  if (placement === "HOME") return [];
  return triggers
    .filter(({ readsStatement }) => readsStatement)
    .filter(
      (trigger) => !LAWS_BY_ROW.some((law) => law.table === name && law.trigger === trigger.name),
    )
    .map(
      (trigger) => `${trigger.name} judges the rows of a whole statement, and has no form by row`,
    );
}

/**
 * A trigger on a shard may look at that shard and at those of the same person, which Citus finds by a comparison with the
 * person's id; and it may not write. Only PL/pgSQL and SQL say what they do.
 */
function triggersStayOnTheirShard(
  { placement, triggers }: PlacedTable,
  tables: ReadonlyMap<string, PlacedTable>,
): string[] {
  if (placement === "HOME" || placement === null) return [];
  return triggers
    .filter(({ readsStatement }) => !readsStatement)
    .flatMap(({ name, language, body }) => [
      ...(["plpgsql", "sql"].includes(language) ? [] : [`${name} runs ${language}`]),
      ...(WRITES.test(body) ? [`${name} writes`] : []),
      ...elsewhere(body, tables).map((what) => `${name} ${what}`),
    ]);
}

const WRITES = /\b(insert\s+into|update\s+\w+\s+set|delete\s+from|truncate|copy)\b/i;

/** Looks at what a function selects from: each table of people must be compared with the row's own person. */
function elsewhere(body: string, tables: ReadonlyMap<string, PlacedTable>): string[] {
  const reads = body.matchAll(/\bfrom\s+(\w+)(?:\s+as\s+(\w+))?([^;]*?)(?=\bfrom\b|;|$)/gis);
  return [...reads].flatMap(([, table = "", , rest = ""]) => {
    const placement = tables.get(table)?.placement;
    if (placement === "HOME") return [`reads ${table}, which is on one node alone`];
    if (placement !== "PERSON") return [];
    return new RegExp(`${SHARD_KEY}\\s*=\\s*new\\.${SHARD_KEY}`, "i").test(rest)
      ? []
      : [`reads ${table} of others than the row's beneficiary`];
  });
}
