import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import {
  applyServingRights,
  migrate,
  type ServingRights,
} from "../../../subgraphs/kit/database/migrate.js";
import { freshDatabases } from "../../postgres.js";
import { prepareTemplate } from "../../postgres-server.js";
import { temporaryFolder, writeMigrations } from "./temporary-folder.js";

const TEMPLATE = "rights_example";
const ROLE = `${TEMPLATE}_app`;
const RIGHTS: ServingRights = {
  grants: { select: true, insert: true, update: ["status", "redeemed_at"] },
  grant_events: { select: true, insert: true },
  numbers: { select: ["number"], insert: true, delete: true },
  secrets: {},
};

await prepareTemplate(inject("adminUrl"), TEMPLATE, async ({ ownerUrl }) => {
  const folder = join(await temporaryFolder(afterAll), TEMPLATE);
  await writeMigrations(folder, [
    {
      tag: "0000_tables",
      day: 1,
      sql: `
        create table grants (id int primary key, won bigint, status text, redeemed_at timestamptz);
        create table grant_events (id int generated always as identity, status text) partition by list (status);
        create table grant_events_granted partition of grant_events for values in ('GRANTED');
        create table numbers (number int, note text);
        create table secrets (id int);
        insert into grants values (1, 50000, 'GRANTED', null);`,
    },
  ]);
  await migrate(ownerUrl, folder);
  await applyServingRights(ownerUrl, ROLE, RIGHTS);
});
const { [TEMPLATE]: urls } = await freshDatabases(TEMPLATE);

function asServing(statement: string) {
  return withConnection(urls.servingUrl, (sql) => sql.unsafe(statement));
}

describe("the serving role", () => {
  it("may do what its subgraph declares", async () => {
    const statements = [
      "insert into grants values (2, 3000, 'GRANTED', null)",
      "update grants set status = 'REDEEMED', redeemed_at = now() where id = 2",
      "insert into grant_events (status) values ('GRANTED')",
      "insert into numbers values (7, 'seven')",
      "delete from numbers where number = 7",
    ];

    for (const statement of statements) await asServing(statement);

    expect([...(await asServing("select id, won, status from grants order by id"))]).toEqual([
      { id: 1, won: 50_000, status: "GRANTED" },
      { id: 2, won: 3_000, status: "REDEEMED" },
    ]);
    expect([...(await asServing("select id, status from grant_events"))]).toEqual([
      { id: 1, status: "GRANTED" },
    ]);
  });

  it("may do nothing else: no event changes, no amount changes, nothing is deleted, made or taken", async () => {
    const statements = [
      "update grant_events set status = 'REVOKED'",
      "delete from grant_events",
      "truncate grant_events",
      "delete from grant_events_granted",
      "update grants set won = 1 where id = 1",
      "update grants set won = 1, status = 'GRANTED'",
      "delete from grants",
      "select note from numbers",
      "select from secrets",
      "alter table grants disable trigger all",
      "drop table grants",
      "create table mine (id int)",
      "create temp table mine (id int)",
      "create index on grants (won)",
      `grant all on all tables in schema public to ${ROLE}`,
      `grant ${TEMPLATE}_owner to ${ROLE}`,
      "delete from drizzle.__drizzle_migrations",
    ];

    // A grant to oneself is answered with a warning and has no effect.
    await asServing(`grant update on grants to ${ROLE}`);
    for (const statement of statements) {
      await expect(asServing(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
    expect([...(await asServing("select won, status from grants where id = 1"))]).toEqual([
      { won: 50_000, status: "GRANTED" },
    ]);
  });
});

describe("serving rights", () => {
  it("leave no right of an earlier declaration, and none that everybody has", async () => {
    await withConnection(urls.ownerUrl, (sql) => sql`grant all on secrets to public`);
    const fewer: ServingRights = { ...RIGHTS, grants: { select: true }, numbers: {} };

    await applyServingRights(urls.ownerUrl, ROLE, fewer);
    const left = await withConnection(
      urls.ownerUrl,
      (
        sql,
      ) => sql`select table_name as name, privilege_type as right from information_schema.column_privileges
        where grantee in (${ROLE}, 'PUBLIC') and table_schema = 'public' group by 1, 2 order by 1, 2`,
    );
    await applyServingRights(urls.ownerUrl, ROLE, RIGHTS);

    expect([...left]).toEqual([
      { name: "grant_events", right: "INSERT" },
      { name: "grant_events", right: "SELECT" },
      { name: "grants", right: "SELECT" },
    ]);
  });

  it("name every table that was forgotten and every entry that is wrong, and change nothing", async () => {
    const { secrets, numbers, ...rest } = RIGHTS;
    const cases: [ServingRights, string][] = [
      [rest, "the table numbers has no entry, the table secrets has no entry"],
      [{ ...rest, numbers: {}, secrets: {}, grant: {} }, "the entry grant has no table"],
      [{ ...RIGHTS, grants: { update: ["statsu"] } }, 'column "statsu" of relation "grants"'],
    ];
    expect([secrets, numbers]).toEqual([RIGHTS.secrets, RIGHTS.numbers]);

    for (const [rights, problem] of cases) {
      await expect(applyServingRights(urls.ownerUrl, ROLE, rights)).rejects.toMatchObject({
        code: "DATABASE_RIGHTS",
        message: expect.stringContaining(problem),
      });
    }
    expect([...(await asServing("select status from grants where id = 1"))]).toEqual([
      { status: "GRANTED" },
    ]);
  });

  it("are refused to a role that they would not bind", async () => {
    for (const role of ["postgres", `${TEMPLATE}_owner`, "nobody_of_that_name"]) {
      await expect(applyServingRights(urls.ownerUrl, role, RIGHTS)).rejects.toMatchObject({
        code: "DATABASE_RIGHTS",
        message: expect.stringContaining(role),
      });
    }
  });
});
