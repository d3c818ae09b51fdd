import type { Sql } from "postgres";
import { openAsOwner } from "../../../../subgraphs/kit/database/prepare-subgraph.js";
import { readCatalog } from "../../../../subgraphs/kit/sharding/catalog.js";
import { placeTables } from "../../../../subgraphs/kit/sharding/placement.js";
import { registry } from "../../../../subgraphs/registry.js";
import type { GrownDatabases } from "../grow-databases.js";
import type { SentStatement } from "../recorded-databases.js";
import { type PlanNode, pagesOf, wholeReads } from "./whole-reads.js";

/** Asks PostgreSQL about statements that were sent to the databases of one size. */
export type Explainer = {
  /** What a statement reads from one end to the other, of large tables of people; nothing for what has no plan. */
  wholeReads(statement: SentStatement): Promise<string[]>;
  /** The pages that a statement looks at; null for one that may write. */
  pages(statement: SentStatement): Promise<number | null>;
  close(): Promise<void>;
};

type Explained = { "QUERY PLAN": { Plan: PlanNode }[] };

/** Half a megabyte: PostgreSQL reads a smaller table faster as a whole than by an index, and rightly does. */
const LARGE_PAGES = 64;
const HAS_PLAN = /^\s*(select|insert|update|delete|with)\b/i;
const ONLY_READS = /^\s*select\b(?![\s\S]*\bfor\s+(update|share|key|no)\b)/i;

export async function openExplainer({ urls }: GrownDatabases): Promise<Explainer> {
  const owners = new Map(
    Object.entries(urls).map(([name, { ownerUrl }]) => [name, openAsOwner(ownerUrl, "bench")]),
  );
  const large = new Map<string, ReadonlySet<string>>();
  for (const { name, load } of registry) {
    const { catalogTables = [] } = await load();
    large.set(name, await largeTablesOfPeople(sqlOf(name), catalogTables));
  }

  function sqlOf(subgraph: string): Sql {
    const owner = owners.get(subgraph);
    if (!owner) throw new Error(`${subgraph} has no database`);
    return owner.sql;
  }

  return {
    async wholeReads({ subgraph, text, params, isPrepared }) {
      if (!HAS_PLAN.test(text)) return [];
      const isLarge = (table: string) => large.get(subgraph)?.has(table) ?? false;
      const plans = await explained(sqlOf(subgraph), "format json", text, params);
      if (isPrepared) {
        plans.push(...(await explained(sqlOf(subgraph), "generic_plan, format json", text, [])));
      }
      const reads = plans.flatMap((row) =>
        row["QUERY PLAN"].flatMap(({ Plan }) => wholeReads(Plan, isLarge)),
      );
      return [...new Set(reads)];
    },
    async pages({ subgraph, text, params }) {
      if (!ONLY_READS.test(text)) return null;
      const options = "analyze, buffers, timing off, format json";
      const [row] = await explained(sqlOf(subgraph), options, text, params);
      const plan = row?.["QUERY PLAN"][0]?.Plan;
      if (!plan) throw new Error("a statement was explained without a plan");
      return pagesOf(plan);
    },
    async close() {
      await Promise.all([...owners.values()].map((owner) => owner.close()));
    },
  };
}

async function explained(
  sql: Sql,
  options: string,
  text: string,
  params: SentStatement["params"],
): Promise<Explained[]> {
  const rows = await sql.unsafe<Explained[]>(`explain (${options}) ${text}`, [
    ...params,
  ] as never[]);
  return [...rows];
}

async function largeTablesOfPeople(
  sql: Sql,
  catalogTables: readonly string[],
): Promise<ReadonlySet<string>> {
  const placed = placeTables(await readCatalog(sql), catalogTables);
  const ofPeople = placed.flatMap(({ name, placement }) => (placement === "PERSON" ? name : []));
  const rows = await sql<{ name: string }[]>`
    select relname as "name" from pg_class
    where relname in ${sql(ofPeople)} and relnamespace = 'public'::regnamespace
      and relpages >= ${LARGE_PAGES}`;
  return new Set(rows.map(({ name }) => name));
}
