import { getTableName } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { contacts } from "../../../subgraphs/directory/tables.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { registry } from "../../../subgraphs/registry.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import {
  contactOnPaper,
  REVEAL,
  REVEALER,
  SEARCH,
  SPELLINGS,
  spelledIn,
} from "./people.fixture.js";

const graph = await startGraph();

/** Every row of every table, as text: what whoever steals the database reads. */
async function dumpOf({ sql }: Database): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const dumps = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
      return [name, ...rows.map(({ row }) => row)].join("\n");
    }),
  );
  return dumps.join("\n");
}

async function dumpAll(): Promise<string> {
  const dumps: string[] = [];
  for (const { name } of registry) {
    await graph.asOwner(name, async (owner) => dumps.push(await dumpOf(owner)));
  }
  return dumps.join("\n");
}

describe("whoever steals every database", () => {
  it("finds nobody's phone, number, account or address in them, in no spelling, after searches and reveals", async () => {
    for (const kind of ["PHONE", "BUSINESS_NUMBER", "BANK_ACCOUNT", "EMAIL"]) {
      const query = contactOnPaper(DEMO.bakery, kind);
      await graph.ask(SEARCH, { as: AGENT, variables: { query } });
      const input = {
        beneficiaryId: DEMO.bakery,
        kind,
        reason: "CALLER_VERIFICATION",
        note: `The caller wants to know what is on record (${kind}).`,
        idempotencyKey: kind,
      };
      const { data } = await graph.ask(REVEAL, { as: REVEALER, variables: { input } });
      expect(spelledIn(data.revealDirectoryContact.value)).not.toEqual([]);
    }

    const dump = await dumpAll();

    expect(dump).toContain(DEMO.bakery);
    expect(dump).toContain("The caller wants to know what is on record (BANK_ACCOUNT).");
    expect(SPELLINGS.length).toBeGreaterThan(300);
    expect(spelledIn(dump)).toEqual([]);
  });

  it("would be found out if one number were kept in the clear", async () => {
    const number = contactOnPaper(DEMO.taxi, "PHONE");
    await graph.asOwner("talk", ({ sql }) => sql`create table leak as select ${number} as note`);

    expect(spelledIn(await dumpAll())).toContain(number);

    await graph.asOwner("talk", ({ sql }) => sql`drop table leak`);
  });
});

describe("whoever can write to the database", () => {
  const PERSON = `{ partner(id: "${DEMO.bakery}") { id contacts { kind masked } } }`;

  it.each([
    ["another person's", DEMO.florist, "PHONE"],
    ["another one of the same person's", DEMO.bakery, "EMAIL"],
  ])("learns nothing by putting %s in the place of a contact", async (_whose, from, kind) => {
    const table = getTableName(contacts);
    let kept: string | null = null;
    await graph.asOwner("directory", async ({ sql }) => {
      const [row] = await sql`select sealed from ${sql(table)}
        where beneficiary_id = ${DEMO.bakery} and kind = 'PHONE'`;
      kept = row?.sealed;
      await sql`update ${sql(table)} set sealed = (select sealed from ${sql(table)}
          where beneficiary_id = ${from} and kind = ${kind})
        where beneficiary_id = ${DEMO.bakery} and kind = 'PHONE'`;
    });

    const answer = await graph.ask(PERSON, { as: AGENT });
    const input = {
      beneficiaryId: DEMO.bakery,
      kind: "PHONE",
      reason: "CALL_BACK",
      note: "to call the bakery back",
      idempotencyKey: `swap-${kind}`,
    };
    const revealed = await graph.ask(REVEAL, { as: REVEALER, variables: { input } });

    // The one field fails, the person stays; what is said of it names no value.
    expect(answer.data).toEqual({ partner: { id: DEMO.bakery, contacts: null } });
    expect(answer.errors).toMatchObject([
      { path: ["partner", "contacts"], extensions: { code: "DIRECTORY_UNAVAILABLE" } },
    ]);
    expect(revealed.data).toEqual({ revealDirectoryContact: null });
    expect(spelledIn(JSON.stringify([answer, revealed, graph.logLines]))).toEqual([]);

    await graph.asOwner(
      "directory",
      ({ sql }) =>
        sql`update ${sql(table)} set sealed = ${kept}
        where beneficiary_id = ${DEMO.bakery} and kind = 'PHONE'`,
    );
    expect((await graph.ask(PERSON, { as: AGENT })).errors).toBeUndefined();
  });
});
