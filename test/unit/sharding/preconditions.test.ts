import { describe, expect, it } from "vitest";
import type { CatalogTable } from "../../../subgraphs/kit/sharding/catalog.js";
import { HOME_TABLES, placeTables } from "../../../subgraphs/kit/sharding/placement.js";
import { obstacles } from "../../../subgraphs/kit/sharding/preconditions.rules.js";

const PEOPLE = table("people", { columns: ["beneficiary_id", "name"] });
const CATALOG = ["prices"];

/** A table that nothing is wrong with, and what is wrong with it. */
function table(name: string, change: Partial<CatalogTable> = {}): CatalogTable {
  const columns = change.columns ?? ["beneficiary_id", "id"];
  const primaryKey = change.primaryKey ?? columns;
  return {
    name,
    columns,
    primaryKey,
    uniques: [{ name: `${name}_pkey`, columns: primaryKey }],
    foreignKeys: [],
    triggers: [],
    ...change,
  };
}

function wrongWith(...tables: CatalogTable[]): string[] {
  return obstacles(placeTables(tables, CATALOG)).map(({ table, what }) => `${table}: ${what}`);
}

function judged(body: string, change: Partial<CatalogTable["triggers"][number]> = {}) {
  const definition = "create trigger judge …";
  return [
    { name: "judge", definition, readsStatement: false, language: "plpgsql", body, ...change },
  ];
}

function refersTo(references: string, columns: string[], referencedColumns = columns) {
  return [{ name: "belongs", columns, references, referencedColumns }];
}

describe("tables that a cluster can spread", () => {
  it("are those keyed by person, whatever else is in the key", () => {
    expect(
      wrongWith(PEOPLE, table("grants"), table("one_each", { primaryKey: ["beneficiary_id"] })),
    ).toEqual([]);
  });

  it("refer to rows of the same person, and to what every node has", () => {
    const prices = table("prices", { columns: ["price_id"] });
    const own = table("events", { foreignKeys: refersTo("people", ["beneficiary_id"]) });
    const priced = table("bills", { foreignKeys: refersTo("prices", ["price_id"]) });

    expect(wrongWith(PEOPLE, prices, own, priced)).toEqual([]);
  });

  it("are judged by triggers that look at the row's own person", () => {
    const body = `begin
      if not exists (select from people where beneficiary_id = new.beneficiary_id) then raise 'no'; end if;
      return null; end`;

    expect(wrongWith(PEOPLE, table("grants", { triggers: judged(body) }))).toEqual([]);
  });

  it("stand beside the kit's own that stay on one node", () => {
    const home = Object.keys(HOME_TABLES).map((name) => table(name, { columns: ["id"] }));

    expect(wrongWith(PEOPLE, ...home)).toEqual([]);
  });
});

describe("a table is kept from being spread", () => {
  it.each<[string, CatalogTable, string]>([
    [
      "that nobody placed",
      table("colours", { columns: ["id"] }),
      "colours: it has no beneficiary_id, and nobody declared it a catalog table",
    ],
    [
      "whose key is not the person's",
      table("grants", { primaryKey: ["id"], uniques: [] }),
      "grants: its primary key has no beneficiary_id",
    ],
    [
      "without any key",
      table("grants", { primaryKey: [], uniques: [] }),
      "grants: its primary key has no beneficiary_id",
    ],
    [
      "that is unique over everybody",
      table("grants", { uniques: [{ name: "one_id", columns: ["id"] }] }),
      "grants: one_id is to be unique over all beneficiaries",
    ],
    [
      "that is unique by an expression alone",
      table("grants", { uniques: [{ name: "one_name", columns: [null] }] }),
      "grants: one_name is to be unique over all beneficiaries",
    ],
    [
      "that refers to another person's row",
      table("grants", { foreignKeys: refersTo("people", ["id"]) }),
      "grants: belongs refers to people without beneficiary_id",
    ],
    [
      "that refers to a person by another column",
      table("grants", { foreignKeys: refersTo("people", ["beneficiary_id"], ["name"]) }),
      "grants: belongs refers to people without beneficiary_id",
    ],
    [
      "that refers to what one node has",
      table("grants", { foreignKeys: refersTo("seeds", ["id"]) }),
      "grants: belongs refers to seeds, which is not where it is",
    ],
    [
      "that is everywhere and refers to people",
      table("prices", { columns: ["id"], foreignKeys: refersTo("people", ["id"]) }),
      "prices: belongs refers to people, which is not where it is",
    ],
    [
      "judged by whole statements",
      table("grants", { triggers: judged("begin return null; end", { readsStatement: true }) }),
      "grants: judge judges the rows of a whole statement, and has no form by row",
    ],
    [
      "judged by looking at everybody",
      table("grants", {
        triggers: judged("begin perform 1 from people where name = new.name; end"),
      }),
      "grants: judge reads people of others than the row's beneficiary",
    ],
    [
      "judged by what one node has",
      table("grants", { triggers: judged("begin perform 1 from seeds; end") }),
      "grants: judge reads seeds, which is on one node alone",
    ],
    [
      "whose trigger writes",
      table("grants", { triggers: judged("begin insert into people values (1); end") }),
      "grants: judge writes",
    ],
    [
      "whose trigger says nothing of what it does",
      table("grants", { triggers: judged("lo_manage", { language: "c" }) }),
      "grants: judge runs c",
    ],
  ])("%s", (_what, spoiled, wrong) => {
    expect(wrongWith(PEOPLE, table("seeds", { columns: ["id"] }), spoiled)).toEqual([wrong]);
  });
});
