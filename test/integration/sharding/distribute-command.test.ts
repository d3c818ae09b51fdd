import { describe, expect, inject, it } from "vitest";
import { runDistributeCommand } from "../../../gateway/commands/distribute/distribute-command.js";
import { runReconcileCommand } from "../../../gateway/commands/reconcile/reconcile-command.js";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { readCatalog } from "../../../subgraphs/kit/sharding/catalog.js";
import { isSpread } from "../../../subgraphs/kit/sharding/cluster.js";
import { freshDatabases } from "../../postgres.js";
import { surroundingsOf } from "../commands.js";
import { askedOf, standInForCitus } from "./citus-stand-in.js";

const plain = await freshDatabases("pay");
const { games } = await freshDatabases("games");
const { mobility } = await freshDatabases("mobility");
const { talk } = await freshDatabases("talk");
await standInForCitus(games.ownerUrl);
await standInForCitus(mobility.ownerUrl);
await standInForCitus(talk.ownerUrl);

/** What it prints is not put on record: only here is SQL what was asked for, and nobody's data is in it. */
async function run(databases: Parameters<typeof surroundingsOf>[0], ...argv: string[]) {
  const said = { out: "", err: "" };
  const exitCode = await runDistributeCommand(argv, {
    ...surroundingsOf(databases),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { exitCode, ...said };
}

const triggersOf = (url: string) =>
  withConnection(url, async (sql) =>
    (await readCatalog(sql)).flatMap(({ name, triggers }) =>
      triggers.map((trigger) => `${name}.${trigger.name}${trigger.readsStatement ? " whole" : ""}`),
    ),
  );

describe("npm run distribute on a PostgreSQL without Citus", () => {
  it("says what is missing, where to get it, and changes nothing", async () => {
    const before = await triggersOf(plain.pay.ownerUrl);

    const { exitCode, out, err } = await run(plain, "pay");

    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain("This PostgreSQL has no Citus");
    expect(err).toContain("shared_preload_libraries");
    expect(err).toContain("TALK_OWNER_DATABASE_URL");
    expect(await triggersOf(plain.pay.ownerUrl)).toEqual(before);
    expect(await isSpread(plain.pay.servingUrl)).toBe(false);
  });

  it("prints the SQL all the same when it is only asked for it", async () => {
    const { exitCode, out, err } = await run(plain, "pay", "--dry-run", "--shards", "4");

    const statements = out.match(/^(create extension|select \w+\('\w+'.*);$/gm);
    expect(exitCode).toBe(0);
    expect(out).toContain("create extension if not exists citus;");
    expect(statements).toEqual([
      "select create_distributed_table('accounts', 'beneficiary_id', colocate_with => 'none', shard_count => 4);",
      "select citus_add_local_table_to_metadata('audit_entries');",
      "select citus_add_local_table_to_metadata('audit_heads');",
      "select create_distributed_table('claims', 'beneficiary_id', colocate_with => 'accounts');",
      "select create_distributed_table('claim_events', 'beneficiary_id', colocate_with => 'accounts');",
      "select create_distributed_table('grants', 'beneficiary_id', colocate_with => 'accounts');",
      "select create_distributed_table('grant_events', 'beneficiary_id', colocate_with => 'accounts');",
      "select create_distributed_table('merchants', 'beneficiary_id', colocate_with => 'accounts');",
      "select citus_add_local_table_to_metadata('quota_parts');",
      "select create_distributed_table('requests', 'beneficiary_id', colocate_with => 'accounts');",
      "select create_distributed_table('revocation_proposals', 'beneficiary_id', colocate_with => 'accounts');",
      "select citus_add_local_table_to_metadata('seeds');",
    ]);
    expect(err).toContain("This PostgreSQL has no Citus");
    expect(err).toContain("nothing was changed");
  });

  it.each([
    [["nobody"], 'There is no subgraph "nobody". Give one of directory, talk,'],
    [["pay", "--shards", "0"], "Give a whole number from 1 to 1024."],
    [[], "missing required argument 'subgraph'"],
  ])("does not start with %j", async (argv, said) => {
    const { exitCode, err } = await run(plain, ...argv);

    expect(exitCode).toBe(2);
    expect(err).toContain(said);
  });

  it("explains itself", async () => {
    const { exitCode, out } = await run(plain, "--help");

    expect(exitCode).toBe(0);
    expect(out).toContain("citus_add_node");
  });
});

describe("npm run distribute where Citus is", () => {
  it("asks for every table once, with people's tables alike, and has the laws judge row by row", async () => {
    const before = await triggersOf(games.ownerUrl);

    const { exitCode, err } = await run({ games }, "games", "--shards", "16");
    const asked = await askedOf(games.ownerUrl);
    const again = await run({ games }, "games");
    const books = surroundingsOf({ games });

    expect({ exitCode, last: err.split("\n").at(-2) }).toEqual({
      exitCode: 0,
      last: "games: done. Start what serves it anew: it reads a cluster's tables person by person.",
    });
    expect(asked).toEqual([
      "audit_entries local",
      "audit_heads local",
      "claim_events distributed claims 32",
      "claims distributed none 16",
      "game_accounts distributed claims 32",
      "games_events reference",
      "grant_events distributed claims 32",
      "grants distributed claims 32",
      "pc_bangs distributed claims 32",
      "quota_parts local",
      "requests distributed claims 32",
      "revocation_proposals distributed claims 32",
      "seeds local",
    ]);
    expect(await triggersOf(games.ownerUrl)).toEqual(
      before.map((trigger) => trigger.replace(" whole", "")),
    );
    expect(await isSpread(games.servingUrl)).toBe(true);
    expect(await runReconcileCommand(["--affiliate", "games"], books)).toBe(1);
    expect(books.said.err).toBe(
      "npm run reconcile does not read a cluster yet, and that is what the database of games is: SCALING.md says what does.\n",
    );
    expect(again).toEqual({ exitCode: 0, out: "", err: "games: there is nothing left to do.\n" });
    expect(await askedOf(games.ownerUrl)).toEqual(asked);
  });

  it("changes nothing where somebody spread a table in another way", async () => {
    const before = await triggersOf(mobility.ownerUrl);
    await withConnection(mobility.ownerUrl, async (sql) => {
      await sql`insert into pg_catalog.stand_in values ('taxi_contracts', 'distributed', 'service', null)`;
    });

    const { exitCode, err } = await run({ mobility }, "mobility");

    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: `mobility cannot be spread as it is, and nothing was changed:
  taxi_contracts: it is a distributed table by service already, and was to be a distributed one
`,
    });
    expect(await askedOf(mobility.ownerUrl)).toEqual(["taxi_contracts distributed"]);
    expect(await triggersOf(mobility.ownerUrl)).toEqual(before);
  });

  it("moves no table when one cannot be moved, and leaves every trigger where it was", async () => {
    const before = await triggersOf(talk.ownerUrl);
    const admin = new URL(inject("adminUrl"));
    admin.pathname = new URL(talk.ownerUrl).pathname;
    await withConnection(admin.href, async (sql) => {
      await sql`alter table pg_catalog.stand_in add check (table_name <> 'vod_purchases'::regclass)`;
    });

    const { exitCode, err } = await run({ talk }, "talk");

    expect({ exitCode, last: err.split("\n").at(-2) }).toEqual({
      exitCode: 1,
      last: expect.stringMatching(
        /^"vod_purchases: by beneficiary_id" failed: .+ No table was moved: .+ \(23514\)$/,
      ),
    });
    expect(await askedOf(talk.ownerUrl)).toEqual([]);
    expect(await triggersOf(talk.ownerUrl)).toEqual(before);
    expect(await isSpread(talk.servingUrl)).toBe(false);
  });
});
