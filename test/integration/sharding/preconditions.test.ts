import { describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { readCatalog } from "../../../subgraphs/kit/sharding/catalog.js";
import { LAWS_BY_ROW } from "../../../subgraphs/kit/sharding/law-by-row.js";
import { placeTables } from "../../../subgraphs/kit/sharding/placement.js";
import { obstacles } from "../../../subgraphs/kit/sharding/preconditions.rules.js";
import { registry } from "../../../subgraphs/registry.js";
import { freshDatabases } from "../../postgres.js";
import { scratchDatabase } from "../database/scratch-database.js";

const databases = await freshDatabases(...registry.map(({ name }) => name));

async function tablesOf(name: string) {
  const definition = await registry.find((entry) => entry.name === name)?.load();
  const { ownerUrl = "" } = databases[name] ?? {};
  const tables = await withConnection(ownerUrl, readCatalog);
  return placeTables(tables, definition?.catalogTables ?? []);
}

const LEDGER = [
  "claim_events",
  "claims",
  "grant_events",
  "grants",
  "requests",
  "revocation_proposals",
];

describe.each(registry)("the database of $name", ({ name, affiliate }) => {
  it("can be spread by beneficiary: its own catalog says so", async () => {
    expect(obstacles(await tablesOf(name))).toEqual([]);
  });

  it("keeps whatever is about a person with that person", async () => {
    const tables = await tablesOf(name);

    const people = tables.filter(({ placement }) => placement === "PERSON").map(({ name }) => name);
    const others = tables.filter(({ placement }) => placement !== "PERSON");
    expect(people).toEqual(
      expect.arrayContaining(affiliate ? LEDGER : ["beneficiaries", "contacts"]),
    );
    expect(others.filter(({ columns }) => columns.includes("beneficiary_id"))).toEqual([]);
  });

  it("could be spread as well once its laws judge row by row", async () => {
    const { ownerUrl = "" } = databases[name] ?? {};
    if (affiliate) await withConnection(ownerUrl, judgeByRow);

    expect(obstacles(await tablesOf(name))).toEqual([]);
  });
});

async function judgeByRow(sql: Parameters<typeof readCatalog>[0]) {
  for (const { table, trigger, createFunction, createTrigger } of LAWS_BY_ROW) {
    await sql.unsafe(createFunction);
    await sql.unsafe(`drop trigger ${trigger} on ${table}`);
    await sql.unsafe(createTrigger);
  }
}

it("the tables of no person in particular are these, and no others", async () => {
  const placed = await Promise.all(
    registry.map(async ({ name }) =>
      (await tablesOf(name)).map((table) => `${table.placement} ${name}.${table.name}`),
    ),
  );
  const notHome = placed.flat().filter((text) => text.startsWith("CATALOG"));
  const home = new Set(
    placed.flat().flatMap((text) => (text.startsWith("HOME") ? [text.split(".")[1]] : [])),
  );

  expect(notHome.sort()).toEqual([
    "CATALOG games.games_events",
    "CATALOG mobility.franchise_pools",
  ]);
  expect(home).toEqual(new Set(["audit_entries", "audit_heads", "quota_parts", "seeds"]));
});

it("a database that cannot be spread is told so by its catalog, rule by rule", async () => {
  const url = await scratchDatabase(onTestFinished);

  const found = await withConnection(url, async (sql) => {
    await sql.unsafe(`
      create table people (beneficiary_id text primary key, number text unique);
      create table claims (claim_id bigserial primary key, beneficiary_id text references people);
      create table grants (beneficiary_id text, id text, other text references people, primary key (beneficiary_id, id));
      create unique index one_grant_per_letter on grants (lower(id)) include (beneficiary_id);
      create table colours (id text primary key);
      create function judge() returns trigger language plpgsql as
        'begin perform 1 from people where number = new.id; return null; end';
      create trigger judge after insert on grants for each row execute function judge();
      create trigger count_all after insert on grants referencing new table as added
        for each statement execute function judge();`);
    return obstacles(placeTables(await readCatalog(sql), []));
  });

  expect(found.map(({ table, what }) => `${table}: ${what}`)).toEqual([
    "claims: its primary key has no beneficiary_id",
    "claims: claims_pkey is to be unique over all beneficiaries",
    "colours: it has no beneficiary_id, and nobody declared it a catalog table",
    "grants: one_grant_per_letter is to be unique over all beneficiaries",
    "grants: grants_other_fkey refers to people without beneficiary_id",
    "grants: count_all judges the rows of a whole statement, and has no form by row",
    "grants: judge reads people of others than the row's beneficiary",
    "people: people_number_key is to be unique over all beneficiaries",
  ]);
});
