import { afterAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { provisionSubgraph } from "../../../subgraphs/kit/database/provision.js";
import { dropSubgraph, scratchName, scratchSubgraph } from "./scratch-database.js";

const adminUrl = inject("adminUrl");
const [one, other] = [await scratchSubgraph(afterAll), await scratchSubgraph(afterAll)];

/** The name of whoever signs in with the address. */
function whoSignsIn(url: string): Promise<string> {
  return withConnection(url, async (sql) => {
    const [row] = await sql`select current_user || ' in ' || current_database() as who`;
    return row?.who;
  });
}

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

describe("provisioning a subgraph", () => {
  it("gives it a database with an owner and a serving role that has no other power", async () => {
    expect(await whoSignsIn(one.ownerUrl)).toBe(`${one.name}_owner in ${one.name}`);
    expect(await whoSignsIn(one.servingUrl)).toBe(`${one.name}_app in ${one.name}`);

    const roles = await withConnection(
      adminUrl,
      (sql) => sql`
      select rolname, rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as powers,
        (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
      from pg_roles where rolname like ${`${one.name}%`} order by rolname`,
    );

    expect([...roles]).toEqual([
      { rolname: `${one.name}_app`, powers: false, memberships: 0 },
      { rolname: `${one.name}_owner`, powers: false, memberships: 0 },
    ]);
  });

  it("keeps each subgraph's roles out of every other database", async () => {
    for (const url of [one.servingUrl, one.ownerUrl]) {
      for (const database of [other.name, "postgres", "template1"]) {
        await expect(whoSignsIn(at(url, database))).rejects.toMatchObject({
          code: "DATABASE_UNREACHABLE",
          cause: { code: expect.toBeOneOf(["42501", "28000"]) },
        });
      }
    }
  });

  it("lets the serving role make nothing, not even a temporary table, and help itself to nothing", async () => {
    const attempts = [
      `create table mine (id int)`,
      `create temp table mine (id int)`,
      `create schema mine`,
      `create role mine`,
      `create database mine`,
      `grant ${one.name}_owner to ${one.name}_app`,
      `set role ${one.name}_owner`,
      `alter role ${one.name}_app createrole`,
    ];

    for (const attempt of attempts) {
      await expect(
        withConnection(one.servingUrl, (sql) => sql.unsafe(attempt)),
        attempt,
      ).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("again gives the same addresses and breaks no open connection", async () => {
    await withConnection(one.servingUrl, async (open) => {
      const again = await Promise.all([
        provisionSubgraph(adminUrl, one),
        provisionSubgraph(adminUrl, one),
      ]);

      expect(again).toEqual(Array(2).fill({ ownerUrl: one.ownerUrl, servingUrl: one.servingUrl }));
      expect([...(await open`select 1 as open`)]).toEqual([{ open: 1 }]);
    });
    expect(await whoSignsIn(one.servingUrl)).toBe(`${one.name}_app in ${one.name}`);
  });

  it("works with a role that may create databases and roles and is no superuser", async () => {
    const [admin, name] = [scratchName(), scratchName()];
    onTestFinished(async () => {
      for (const database of [name, admin]) await dropSubgraph(database);
      await withConnection(adminUrl, (sql) => sql`drop role ${sql(admin)}`);
    });
    await withConnection(adminUrl, async (sql) => {
      await sql`create role ${sql(admin)} login createdb createrole password 'of the test'`;
      await sql`create database ${sql(admin)} owner ${sql(admin)}`;
    });
    const limited = new URL(at(adminUrl, admin));
    limited.username = admin;
    limited.password = "of the test";

    const urls = await provisionSubgraph(limited.href, { name });
    const again = await provisionSubgraph(limited.href, { name });

    expect(again).toEqual(urls);
    expect(await whoSignsIn(urls.ownerUrl)).toBe(`${name}_owner in ${name}`);
    expect(await whoSignsIn(urls.servingUrl)).toBe(`${name}_app in ${name}`);
    await expect(whoSignsIn(at(urls.servingUrl, one.name))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });

  it("touches neither a database nor a role that was made for something else", async () => {
    const [database, role] = [scratchName(), scratchName()];
    onTestFinished(() => dropSubgraph(database));
    onTestFinished(() => dropSubgraph(role));
    await withConnection(adminUrl, async (sql) => {
      await sql`create database ${sql(database)}`;
      await sql`create role ${sql(`${role}_app`)}`;
    });

    await expect(provisionSubgraph(adminUrl, { name: database })).rejects.toMatchObject({
      code: "DATABASE_NAME",
      message: expect.stringContaining(`"${database}"`),
    });
    await expect(provisionSubgraph(adminUrl, { name: role })).rejects.toMatchObject({
      code: "DATABASE_NAME",
      message: expect.stringContaining(`"${role}_app"`),
    });
  });

  it("refuses an address without a password and a name that is none", async () => {
    const bare = new URL(adminUrl);
    bare.password = "";

    await expect(provisionSubgraph(bare.href, { name: "talk" })).rejects.toMatchObject({
      code: "DATABASE_PASSWORD",
      fix: expect.stringContaining("DATABASE_URL"),
    });
    await expect(provisionSubgraph(adminUrl, { name: 'a"; drop' })).rejects.toThrow(RangeError);
  });
});
