import { describe, expect, inject, it, onTestFinished } from "vitest";
import { openDatabase, withConnection } from "../../../subgraphs/kit/database/connection.js";
import { registry } from "../../../subgraphs/registry.js";
import { freshDatabases } from "../../postgres.js";
import { rightsOn } from "./rights-on.js";

const NAMES = registry.map(({ name }) => name);
const databases = await freshDatabases(...NAMES);

/** PostgreSQL's insufficient_privilege. */
const FORBIDDEN = { code: "42501" };

function urlsOf(name: string) {
  const urls = databases[name];
  if (!urls) throw new Error(`there is no database of ${name}`);
  return urls;
}

function asServing(name: string, statement: string) {
  return withConnection(urlsOf(name).servingUrl, (sql) => sql.unsafe(statement));
}

/** What the role that serves a subgraph may do with every table of its database, a line each. */
async function rightsOf(name: string): Promise<string> {
  const { ownerUrl } = urlsOf(name);
  const lines = await withConnection(ownerUrl, (sql) => rightsOn(sql, `${name}_app`));
  return lines.map((line) => `${name} ${line}\n`).join("");
}

describe("the rights of the roles that serve", () => {
  it("on every table of all six databases are those that were decided on", async () => {
    const lines = await Promise.all(NAMES.map(rightsOf));

    await expect(lines.join("\n")).toMatchFileSnapshot("serving-rights.txt");
  });

  it("are listed for a table that nobody decided on, and change with every grant", async () => {
    const { ownerUrl } = urlsOf("talk");
    const before = await rightsOf("talk");
    await withConnection(ownerUrl, async (sql) => {
      await sql`create table forgotten (id int)`;
      await sql`grant update (why) on grant_events to talk_app`;
      await sql`grant truncate on audit_entries to public`;
    });
    onTestFinished(() =>
      withConnection(ownerUrl, async (sql) => {
        await sql`drop table forgotten`;
        await sql`revoke update (why) on grant_events from talk_app`;
        await sql`revoke truncate on audit_entries from public`;
      }),
    );

    const after = (await rightsOf("talk")).split("\n");

    expect(after.filter((line) => !before.split("\n").includes(line))).toEqual([
      "talk audit_entries: select, insert, truncate",
      "talk forgotten: nothing",
      "talk grant_events: select, insert, update (why)",
    ]);
  });
});

describe.each(NAMES)("the role that serves %s", (name) => {
  it("has no session without limits, whoever opens it", async () => {
    const limits = `select current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`;
    const pool = openDatabase(urlsOf(name).servingUrl, { max: 1 });

    const ofPool = await pool.prepared(limits, []).finally(() => pool.close());
    const ofAnybody = await asServing(name, limits);

    for (const rows of [ofPool, ofAnybody]) {
      expect([...rows]).toEqual([{ statement: "2s", lock: "1500ms", idle: "10s" }]);
    }
  });

  it("is nothing but that role: it owns nothing, is no member of any other and may make nothing", async () => {
    const rows = await asServing(
      name,
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
        (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships,
        (select count(*) from pg_shdepend where refobjid = pg_roles.oid and deptype = 'o') as owned,
        (select count(*) from pg_namespace where has_schema_privilege(nspname, 'create')) as schemas,
        has_database_privilege(current_database(), 'create') as creates,
        has_database_privilege(current_database(), 'temp') as temporary,
        (select count(*) from pg_proc where prosecdef) as "asOwner"
      from pg_roles where rolname = current_user`,
    );

    expect([...rows]).toEqual([
      {
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        rolbypassrls: false,
        memberships: 0,
        owned: 0,
        schemas: 0,
        creates: false,
        temporary: false,
        asOwner: 0,
      },
    ]);
  });

  it("is let into its own database and into no other", async () => {
    const others = [
      ...NAMES.filter((other) => other !== name).map((other) => urlsOf(other).servingUrl),
      inject("adminUrl"),
    ].map((url) => new URL(url).pathname);
    const enter = (database: string) => {
      const url = new URL(urlsOf(name).servingUrl);
      url.pathname = database;
      return withConnection(url.href, (sql) => sql`select current_database() as "name"`);
    };

    for (const database of [...others, "/template1"]) {
      await expect(enter(database), database).rejects.toMatchObject({
        code: "DATABASE_UNREACHABLE",
        cause: { code: expect.stringMatching(/^(42501|28000)$/) },
      });
    }
    expect(await enter(new URL(urlsOf(name).servingUrl).pathname)).toHaveLength(1);
  });

  it("cannot empty, change or unlock what is only added to", async () => {
    const ledger = name === "directory" ? [] : ["grant_events", "claim_events"];
    for (const table of ["audit_entries", ...ledger]) {
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `alter table ${table} disable trigger all`,
        `alter table ${table} add column extra int`,
        `drop table ${table} cascade`,
        `create trigger mine before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
        `create rule mine as on insert to ${table} do instead nothing`,
        `alter table ${table} owner to ${name}_app`,
      ]) {
        await expect(asServing(name, statement), statement).rejects.toMatchObject(FORBIDDEN);
      }
    }
    await expect(asServing(name, "set session_replication_role = replica")).rejects.toMatchObject(
      FORBIDDEN,
    );
  });
});
