import { readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { pgTable, text } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { tableFilesOf } from "../../../migrations/tools/tables-of.js";
import { affiliateEntries, registry } from "../../../subgraphs/registry.js";

type Journal = { entries: { tag: string; idx: number; when: number }[] };
type Tables = Record<string, unknown>;

function journalOf(subgraph: string): Journal {
  return JSON.parse(
    readFileSync(projectFile("migrations", subgraph, "meta", "_journal.json"), "utf8"),
  );
}

async function tablesOf(subgraph: string): Promise<Tables> {
  const modules = await Promise.all(
    tableFilesOf(subgraph).map((file) => import(projectFile(`${file}.ts`)) as Promise<Tables>),
  );
  return Object.assign({}, ...modules);
}

/** The SQL that would bring the subgraph's newest migration to what its code declares. */
async function missingSql(subgraph: string, tables: Tables): Promise<string[]> {
  const last = journalOf(subgraph).entries.at(-1);
  const name = `${String(last?.idx ?? 0).padStart(4, "0")}_snapshot.json`;
  const snapshot = JSON.parse(
    readFileSync(projectFile("migrations", subgraph, "meta", name), "utf8"),
  );
  return generateMigration(snapshot, generateDrizzleJson(tables, snapshot.id));
}

describe.each(registry.map(({ name }) => name))("the migrations of %s", (subgraph) => {
  it("make exactly the tables that the code declares", async () => {
    expect(await missingSql(subgraph, await tablesOf(subgraph))).toEqual([]);
  });

  it("turn red when a table has no migration yet", async () => {
    const forgotten = pgTable("forgotten", { id: text("id").primaryKey() });

    expect(await missingSql(subgraph, { ...(await tablesOf(subgraph)), forgotten })).toHaveLength(
      1,
    );
  });

  it("are dated one after another, so that drizzle passes none over", () => {
    const dates = journalOf(subgraph).entries.map(({ when }) => when);

    expect(dates.length).toBeGreaterThan(0);
    expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
  });
});

const AUDIT_LAW = readFileSync(projectFile("subgraphs", "kit", "audit", "law.sql"), "utf8");

describe.each(registry.map(({ name }) => name))("the audit's law in %s", (subgraph) => {
  it("is that of the kit, so that no subgraph's audit can be changed where another's cannot", () => {
    expect(lawsIn(subgraph, AUDIT_LAW)).toEqual([expect.stringMatching(/_audit_law$/)]);
  });

  it("turns red when one word of it is another", () => {
    expect(lawsIn(subgraph, AUDIT_LAW.replace(" or truncate", ""))).toEqual([]);
  });
});

const LAW = readFileSync(projectFile("subgraphs", "kit", "ledger", "law.sql"), "utf8");

/** The migrations of a subgraph that are this law, to the letter. */
function lawsIn(subgraph: string, law: string): string[] {
  return journalOf(subgraph)
    .entries.map(({ tag }) => tag)
    .filter(
      (tag) => readFileSync(projectFile("migrations", subgraph, `${tag}.sql`), "utf8") === law,
    );
}

describe.each(affiliateEntries.map(({ name }) => name))("the ledger's law in %s", (affiliate) => {
  it("is that of the kit, so that no affiliate's ledger allows what another's forbids", () => {
    expect(lawsIn(affiliate, LAW)).toEqual(["0002_ledger_law"]);
  });

  it("turns red when one word of it is another", () => {
    expect(lawsIn(affiliate, LAW.replace("'PENDING'", "'OFFERED'"))).toEqual([]);
  });
});
