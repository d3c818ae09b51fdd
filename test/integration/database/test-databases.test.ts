import { describe, expect, inject, it, onTestFinished } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { freshDatabases } from "../../postgres.js";
import { allPrepared, prepareTemplate, startTestServer } from "../../postgres-server.js";
import { dropSubgraph, scratchName } from "./scratch-database.js";

const adminUrl = inject("adminUrl");
let preparations = 0;
const prepare = () =>
  prepareTemplate(adminUrl, "copy_example", ({ ownerUrl }) => {
    preparations += 1;
    return withConnection(ownerUrl, async (sql) => {
      await sql`create table copied (day text)`;
      await sql`insert into copied values ('2022-10-15')`;
    });
  });
await Promise.all([prepare(), prepare()]);
const first = await freshDatabases("copy_example");
const second = await freshDatabases("copy_example");

describe("a test file's databases", () => {
  it("are copies of a template that is prepared once per run, and apart from each other", async () => {
    const days = (url: string) =>
      withConnection(url, (sql) => sql`select day from copied order by 1`);

    await withConnection(
      first.copy_example.ownerUrl,
      (sql) => sql`insert into copied values ('2023-01-05')`,
    );

    expect(preparations).toBe(1);
    expect([...(await days(first.copy_example.ownerUrl))]).toEqual([
      { day: "2022-10-15" },
      { day: "2023-01-05" },
    ]);
    expect([...(await days(second.copy_example.ownerUrl))]).toEqual([{ day: "2022-10-15" }]);
  });

  it("are as closed as the database they are copies of", async () => {
    const name = scratchName();
    onTestFinished(() => dropSubgraph(name));
    await withConnection(
      adminUrl,
      (sql) => sql`create role ${sql(`${name}_app`)} login password 'of the test'`,
    );
    const stranger = new URL(first.copy_example.servingUrl);
    stranger.username = `${name}_app`;
    stranger.password = "of the test";

    await expect(withConnection(stranger.href, (sql) => sql`select 1`)).rejects.toMatchObject({
      code: "DATABASE_UNREACHABLE",
      cause: { code: "42501" },
    });
  });

  it("fail the run when one is left behind, and the server stops all the same", async () => {
    // A worker is a process of its own, so this is the server of another run.
    const run = await startTestServer();
    onTestFinished(() => {
      process.exitCode = undefined;
    });
    await prepareTemplate(run.adminUrl, "kept", async () => undefined);
    await withConnection(run.adminUrl, (sql) => sql`create database left_behind`);

    await expect(run.end()).rejects.toThrow("Tests left these databases behind: left_behind");

    expect(process.exitCode).toBe(1);
    await expect(withConnection(run.adminUrl, (sql) => sql`select 1`)).rejects.toMatchObject({
      code: "DATABASE_UNREACHABLE",
    });
  });

  it("say for whom they could not be prepared and why, once nobody uses the server any more", async () => {
    const cause = new Error("a migration that fails");
    const waited = withConnection(adminUrl, async (sql) => void (await sql`select pg_sleep(0.1)`));

    const prepared = allPrepared([
      { name: "games", prepared: Promise.reject(cause) },
      { name: "pay", prepared: waited },
    ]);

    await expect(prepared).rejects.toEqual(
      new Error("The test database could not be prepared for games", { cause }),
    );
    await expect(Promise.race([waited, "still waiting"])).resolves.toBeUndefined();
  });

  it("are only made from templates that exist", async () => {
    await expect(freshDatabases("no_such_template")).rejects.toThrow(
      'no template "no_such_template"',
    );
  });
});
