import { describe, expect, it } from "vitest";
import type { CatalogTable } from "../../../subgraphs/kit/sharding/catalog.js";
import { LAWS_BY_ROW } from "../../../subgraphs/kit/sharding/law-by-row.js";
import { placeTables } from "../../../subgraphs/kit/sharding/placement.js";
import {
  type KeptTable,
  misplaced,
  stepsToCluster,
} from "../../../subgraphs/kit/sharding/plan.rules.js";

const MOVES_LEGALLY = {
  name: "moves_legally",
  definition: "CREATE TRIGGER moves_legally …",
  readsStatement: false,
  language: "plpgsql",
  body: "",
};
const LAW = { ...MOVES_LEGALLY, name: "grant_events_follow_the_law", readsStatement: true };
const [BY_ROW] = LAWS_BY_ROW;

const TABLES: CatalogTable[] = [
  { ...table("claims"), foreignKeys: refersTo("people") },
  { ...table("grant_events"), foreignKeys: refersTo("grants"), triggers: [LAW] },
  { ...table("grants"), foreignKeys: refersTo("people"), triggers: [MOVES_LEGALLY] },
  table("people"),
  { ...table("prices"), columns: ["id"] },
  { ...table("seeds"), columns: ["id"] },
];

function table(name: string): CatalogTable {
  const columns = ["beneficiary_id"];
  return { name, columns, primaryKey: columns, uniques: [], foreignKeys: [], triggers: [] };
}

function refersTo(references: string) {
  const columns = ["beneficiary_id"];
  return [{ name: "belongs", columns, references, referencedColumns: columns }];
}

function statements(kept: Record<string, KeptTable> = {}, tables = TABLES): string[] {
  const placed = placeTables(tables, ["prices"]);
  return stepsToCluster(placed, new Map(Object.entries(kept)), 8).map(({ sql }) => sql);
}

const SPREAD: KeptTable = { kind: "distributed", by: "beneficiary_id" };

describe("the way to a cluster", () => {
  it("spreads what is referred to before what refers to it, all of it alike, and judges again at the end", () => {
    expect(statements()).toEqual([
      "drop trigger moves_legally on grants",
      "drop trigger grant_events_follow_the_law on grant_events",
      "select create_distributed_table('people', 'beneficiary_id', colocate_with => 'none', shard_count => 8)",
      "select create_distributed_table('claims', 'beneficiary_id', colocate_with => 'people')",
      "select create_distributed_table('grants', 'beneficiary_id', colocate_with => 'people')",
      "select create_distributed_table('grant_events', 'beneficiary_id', colocate_with => 'people')",
      "select create_reference_table('prices')",
      "select citus_add_local_table_to_metadata('seeds')",
      "CREATE TRIGGER moves_legally …",
      BY_ROW?.createFunction,
      BY_ROW?.createTrigger,
    ]);
  });

  it("is nothing where everything is as it belongs", () => {
    const kept = {
      ...Object.fromEntries(TABLES.map(({ name }) => [name, SPREAD])),
      prices: { kind: "reference", by: null },
      seeds: { kind: "local", by: null },
    };
    const byRow = TABLES.map((each) => ({
      ...each,
      triggers: each.triggers.map((trigger) => ({ ...trigger, readsStatement: false })),
    }));

    expect(statements(kept, byRow)).toEqual([]);
  });

  it("puts a later migration's table beside those that are spread, and leaves those alone", () => {
    const kept = Object.fromEntries(
      ["claims", "grants", "people"].map((name) => [name, SPREAD] as const),
    );
    const tables = [table("a_new_one"), table("claims"), table("grants"), table("people")];

    expect(statements(kept, tables)).toEqual([
      "select create_distributed_table('a_new_one', 'beneficiary_id', colocate_with => 'claims')",
    ]);
  });

  it("says which tables somebody put elsewhere, and leaves those alone", () => {
    const kept = new Map<string, KeptTable>([
      ["people", { kind: "distributed", by: "name" }],
      ["prices", { kind: "local", by: null }],
      ["claims", SPREAD],
    ]);

    expect(misplaced(placeTables(TABLES, ["prices"]), kept)).toEqual([
      {
        table: "people",
        what: "it is a distributed table by name already, and was to be a distributed one",
      },
      { table: "prices", what: "it is a local table already, and was to be a reference one" },
    ]);
  });
});
