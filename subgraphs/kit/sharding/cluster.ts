import type { ISql } from "postgres";
import { withConnection } from "../database/connection.js";
import { readCatalog } from "./catalog.js";
import { placeTables } from "./placement.js";
import { type KeptTable, misplaced, type Step, stepsToCluster } from "./plan.rules.js";
import { type Obstacle, obstacles } from "./preconditions.rules.js";

/**
 * Whether a server can be part of a cluster. READY: Citus is in the database. CREATABLE: it is on the server and not yet in
 * the database. MISSING: it is not on the server.
 */
export type CitusState = "READY" | "CREATABLE" | "MISSING";

/** What it takes to make a database a cluster's: first one by one, and then all the moves or none. */
export type ClusterPlan = {
  citus: CitusState;
  obstacles: readonly Obstacle[];
  preparations: readonly Step[];
  moves: readonly Step[];
};

/**
 * For this session, and for every later one of the role that migrates. Citus calls triggers on shards unsafe because it does
 * not know what they look at; `obstacles` does.
 */
const ALLOW_TRIGGERS: readonly Step[] = [
  "set citus.enable_unsafe_triggers = on",
  "alter role current_user set citus.enable_unsafe_triggers = on",
].map((sql) => ({ what: "triggers on shards, which keep the law of the ledger", sql }));

/** Tables that refer to each other are moved in one transaction only one shard after the other. */
const ONE_BY_ONE = "set local citus.multi_shard_modify_mode = 'sequential'";

const CREATE_EXTENSION: Step = {
  what: "the extension",
  sql: "create extension if not exists citus",
};

/**
 * Reads from the database's own catalog what is to be done. Changes nothing.
 * @param catalogTables the subgraph's tables that hold no person's data
 * @param shards into how many parts people's tables are cut
 */
export function planCluster(
  ownerUrl: string,
  catalogTables: readonly string[],
  shards: number,
): Promise<ClusterPlan> {
  return withConnection(ownerUrl, async (sql) => {
    const [citus, tables] = [await citusState(sql), await readCatalog(sql)];
    const placed = placeTables(tables, catalogTables);
    const kept = citus === "READY" ? await keptTables(sql) : new Map<string, KeptTable>();
    const moves = stepsToCluster(placed, kept, shards);
    const missing = citus === "READY" ? [] : [CREATE_EXTENSION];
    return {
      citus,
      obstacles: [...obstacles(placed), ...misplaced(placed, kept)],
      preparations: moves.length === 0 ? [] : [...missing, ...ALLOW_TRIGGERS],
      moves,
    };
  });
}

/**
 * Carries a plan out. Its moves are one transaction, so that the law of the ledger is never missing and a failure leaves
 * every table where it was; whoever writes meanwhile waits.
 * @param onStep told of each before it is taken
 */
export function carryOut(
  ownerUrl: string,
  { preparations, moves }: Pick<ClusterPlan, "preparations" | "moves">,
  onStep: (step: Step) => void,
): Promise<void> {
  return withConnection(ownerUrl, async (sql) => {
    for (const step of preparations) {
      onStep(step);
      await sql.unsafe(step.sql);
    }
    await sql.begin(async (tx) => {
      await tx.unsafe(ONE_BY_ONE);
      for (const step of moves) {
        onStep(step);
        await tx.unsafe(step.sql);
      }
    });
  });
}

/** Whether the tables of a database are spread over a cluster. Any role of the database may ask. */
export function isSpread(url: string): Promise<boolean> {
  return withConnection(url, async (sql) => {
    if ((await citusState(sql)) !== "READY") return false;
    return [...(await keptTables(sql)).values()].some(({ kind }) => kind === "distributed");
  });
}

async function citusState(sql: ISql): Promise<CitusState> {
  const [found] = await sql<{ isInstalled: boolean; isAvailable: boolean }[]>`
    select exists (select from pg_extension where extname = 'citus') as "isInstalled",
      exists (select from pg_available_extensions where name = 'citus') as "isAvailable"`;
  if (found?.isInstalled) return "READY";
  return found?.isAvailable ? "CREATABLE" : "MISSING";
}

async function keptTables(sql: ISql): Promise<Map<string, KeptTable>> {
  const rows = await sql<(KeptTable & { name: string })[]>`
    select relname as "name", citus_table_type as "kind", nullif(distribution_column, '<none>') as "by"
    from citus_tables join pg_class on pg_class.oid = table_name
    where relnamespace = 'public'::regnamespace`;
  return new Map(rows.map(({ name, kind, by }) => [name, { kind, by }]));
}
