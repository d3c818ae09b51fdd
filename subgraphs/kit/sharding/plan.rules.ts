import { LAWS_BY_ROW } from "./law-by-row.js";
import { type PlacedTable, type Placement, SHARD_KEY } from "./placement.js";
import type { Obstacle } from "./preconditions.rules.js";

/** How a table is kept now, as Citus says; a table that it does not name is the home node's alone. */
export type KeptTable = { kind: string; by: string | null };

/** What Citus calls the places of tables. */
type Kind = "distributed" | "reference" | "local";
const KINDS: Record<Placement, Kind> = {
  PERSON: "distributed",
  CATALOG: "reference",
  HOME: "local",
};

/** One step towards a cluster, and its one statement: of several in one message Citus would send all to its nodes each time. */
export type Step = { what: string; sql: string };

/** How many parts people's tables are cut into: nodes can be added until each has one. */
export const USUAL_SHARDS = 32;

/**
 * What is still to be done to have every table where it belongs, all of it in one transaction; nothing when it was done.
 * Tables are spread in the order in which they refer to each other, without their triggers: a row that arrives on its shard
 * would be judged by tables that are not there yet. They come back at the end, in the form for shards.
 */
export function stepsToCluster(
  tables: readonly PlacedTable[],
  kept: ReadonlyMap<string, KeptTable>,
  shards: number,
): Step[] {
  const ordered = inOrderOfReference(tables);
  const people = ordered.filter(({ placement }) => placement === "PERSON");
  // Those that are cut alike: a table of a later migration goes beside those that are spread already.
  const first = people.find(({ name }) => kept.has(name)) ?? people[0];
  const moves = ordered.flatMap((table) =>
    table.placement === null
      ? []
      : stepFor(table, kept, KINDS[table.placement], table === first ? null : first, shards),
  );
  const shared = ordered.filter(
    ({ placement }) => placement === "PERSON" || placement === "CATALOG",
  );
  const judged = shared.flatMap((table) => judgesOf(table, !kept.has(table.name)));
  return [
    ...judged.map(({ name, table }) => ({
      what: `${table}: without ${name} for the moment`,
      sql: `drop trigger ${name} on ${table}`,
    })),
    ...moves,
    ...judged.flatMap(({ name, table, form, statements }) =>
      statements.map((sql) => ({ what: `${table}: ${name}, ${form}`, sql })),
    ),
  ];
}

/** A trigger as it will stand on the shards. */
type Judge = { table: string; name: string; form: string; statements: readonly string[] };

/** The triggers of a table that have to be made anew: all when it is moved, else those in a form that no shard can keep. */
function judgesOf({ name: table, triggers }: PlacedTable, isMoved: boolean): Judge[] {
  return triggers
    .filter(({ readsStatement }) => isMoved || readsStatement)
    .map(({ name, definition, readsStatement }) => {
      const law = LAWS_BY_ROW.find((each) => each.table === table && each.trigger === name);
      return readsStatement && law
        ? { table, name, form: "row by row", statements: [law.createFunction, law.createTrigger] }
        : { table, name, form: "as it was", statements: [definition] };
    });
}

function stepFor(
  { name }: PlacedTable,
  kept: ReadonlyMap<string, KeptTable>,
  kind: Kind,
  beside: PlacedTable | null = null,
  shards = USUAL_SHARDS,
): Step[] {
  if (kept.has(name)) return [];
  switch (kind) {
    case "reference":
      return [{ what: `${name}: on every node`, sql: `select create_reference_table('${name}')` }];
    case "local":
      return [
        {
          what: `${name}: on its one node, known to all`,
          sql: `select citus_add_local_table_to_metadata('${name}')`,
        },
      ];
    case "distributed": {
      const like = beside ? `'${beside.name}'` : `'none', shard_count => ${shards}`;
      return [
        {
          what: `${name}: by ${SHARD_KEY}`,
          sql: `select create_distributed_table('${name}', '${SHARD_KEY}', colocate_with => ${like})`,
        },
      ];
    }
  }
}

/** Tables that somebody put elsewhere: to move those is nobody's decision here. */
export function misplaced(
  tables: readonly PlacedTable[],
  kept: ReadonlyMap<string, KeptTable>,
): Obstacle[] {
  return tables.flatMap(({ name, placement }) => {
    const now = kept.get(name);
    const kind = placement && KINDS[placement];
    if (!now || !kind) return [];
    if (now.kind === kind && (kind !== "distributed" || now.by === SHARD_KEY)) return [];
    const by = now.by ? ` by ${now.by}` : "";
    return [
      { table: name, what: `it is a ${now.kind} table${by} already, and was to be a ${kind} one` },
    ];
  });
}

/** A table comes after those that it refers to. */
function inOrderOfReference(tables: readonly PlacedTable[]): PlacedTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<PlacedTable>();
  const visit = (table: PlacedTable, path: readonly PlacedTable[]) => {
    if (ordered.has(table) || path.includes(table)) return;
    for (const { references } of table.foreignKeys) {
      const target = byName.get(references);
      if (target) visit(target, [...path, table]);
    }
    ordered.add(table);
  };
  for (const table of tables) visit(table, []);
  return [...ordered];
}
