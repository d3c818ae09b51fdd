import { access, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runImportCommand } from "../../../gateway/commands/import/import-command.js";
import { runPopulationCommand } from "../../../gateway/commands/population/population-command.js";
import { runReconcileCommand } from "../../../gateway/commands/reconcile/reconcile-command.js";
import { runStatisticsCommand } from "../../../gateway/commands/statistics/statistics-command.js";
import { populationOf } from "../../../gateway/population.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { registry } from "../../../subgraphs/registry.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";
import { type CommandRecord, surroundingsOf } from "../commands.js";

const names = registry.map(({ name }) => name);
const databases = await freshDatabases(...names);
const imported = await freshDatabases("talk");
const owner = openDatabase(databases.talk?.ownerUrl ?? "", { max: 1 });
const folder = join(tmpdir(), `population-${process.pid}`);
afterAll(async () => {
  await owner.close();
  await rm(folder, { recursive: true, force: true });
});

const DEMO = { DEMO_DATA: "on" };
const REPORTS = 2_102;

async function loaded() {
  const [count] = await owner.sql`
    select (select count(*)::int from claims where claim_id like 'clm_synthetic_%') as claims,
      (select count(*)::int from accounts where beneficiary_id like 'usr_synthetic_%') as users`;
  return count;
}

const ran = async (
  command: (argv: readonly string[], surroundings: CommandRecord) => Promise<number>,
  argv: readonly string[],
  surroundings = surroundingsOf(databases, null, DEMO),
) => ({ exitCode: await command(argv, surroundings), ...surroundings.said });

describe("npm run population", () => {
  it("keeps synthetic people out of a database that is not the demo's", async () => {
    const real = surroundingsOf(databases);

    const { exitCode, err } = await ran(runPopulationCommand, ["--reports", "10"], real);

    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: expect.stringContaining("DEMO_DATA=on"),
    });
    expect(await loaded()).toEqual({ claims: 0, users: 0 });
  });

  it.each(["0", "1.5", "many", "1000000"])(
    "does not take %s for a number of reports",
    async (text) => {
      const { exitCode, err } = await ran(runPopulationCommand, ["--reports", text]);

      expect(exitCode).toBe(2);
      expect(err).toMatch(/whole number from 1 to 999999/);
    },
  );

  it("loads that many reports, says how they are split, and shows how far it is", async () => {
    const { exitCode, out, err } = await ran(runPopulationCommand, ["--reports", String(REPORTS)]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/2,102 synthetic reports/);
    expect(out).toMatch(/358 +17\.0 % +OTHER_AFFILIATE/);
    expect(out).toMatch(/79\.\d % +GENERAL_USER/);
    expect(err).toMatch(/4204\/4204 reports/);
    expect(await loaded()).toEqual({ claims: REPORTS, users: 1_677 });
  });

  it("loads one population: the same again changes nothing, another size is refused with what to do", async () => {
    const same = await ran(runPopulationCommand, ["--reports", String(REPORTS)]);
    const other = await ran(runPopulationCommand, ["--reports", "100"]);
    const owners = new Map(names.map((name) => [name, databases[name]?.ownerUrl ?? ""]));
    const ofStart = await populationOf(registry, owners, TEST_KEYS, 10_512).load();

    expect(same).toMatchObject({
      exitCode: 0,
      out: "A population of 2,102 reports is loaded already.\n",
    });
    expect(other.exitCode).toBe(1);
    expect(other.err).toMatch(/2,102 reports is there already[\s\S]*DATA_DIR=/);
    expect(ofStart).toBe(0);
    expect(await loaded()).toEqual({ claims: REPORTS, users: 1_677 });
  });

  it("leaves statistics for the planner behind: the first request is not planned for empty tables", async () => {
    const [known] =
      await owner.sql`select reltuples::int as claims from pg_class where relname = 'claims'`;

    expect(known?.claims).toBeGreaterThanOrEqual(REPORTS);
  });

  it("loads a ledger that reconciles, and whose statistics are the published split", async () => {
    const reconciled = await ran(runReconcileCommand, ["--affiliate", "talk"]);
    const json = await ran(runReconcileCommand, ["--affiliate", "talk", "--json"]);
    const statistics = await ran(runStatisticsCommand, ["--affiliate", "talk", "--lang", "en"]);
    const counted = await ran(runStatisticsCommand, ["--affiliate", "talk", "--json"]);

    expect(reconciled.exitCode).toBe(0);
    expect(reconciled.out).not.toContain("✗");
    expect(reconciled.out.match(/✓ talk: /g)).toHaveLength(JSON.parse(json.out).length);
    expect(statistics.out).toMatch(/Damage reports: 2,107/);
    expect(statistics.out).toMatch(/358 +17\.0 % {2}OTHER_AFFILIATE/);
    expect(statistics.out).toMatch(/T1 +1,678 +1 .*permanent/i);
    const { affiliates } = JSON.parse(counted.out);
    const t1 = affiliates[0].remedies.find(({ id }: { id: string }) => id === "T1");
    expect(t1).toMatchObject({ offered: { grants: 1_678 }, granted: { grants: 1 } });
  });

  it("makes reconciling fail, with the ids, once a claim is not what its events say", async () => {
    await owner.sql`alter table claims disable trigger user`;
    await owner.sql`update claims set status = 'WITHDRAWN' where claim_id = 'clm_synthetic_000001'`;

    const { exitCode, out } = await ran(runReconcileCommand, ["--affiliate", "talk"]);

    expect(exitCode).toBe(1);
    expect(out).toMatch(/✗ talk: .*\n {4}.*clm_synthetic_000001/);
    await owner.sql`update claims set status = 'TRANSFERRED' where claim_id = 'clm_synthetic_000001'`;
    await owner.sql`alter table claims enable trigger user`;
  });
});

describe("npm run population -- --out", () => {
  it("writes files that npm run import takes without a reject, and the claims are as many", async () => {
    const { exitCode, out } = await ran(runPopulationCommand, [
      "--reports",
      "500",
      "--out",
      folder,
    ]);
    const commands = [...out.matchAll(/npm run import -- (.+)/g)].map(([, argv = ""]) =>
      argv.split(" "),
    );

    expect(exitCode).toBe(0);
    expect((await readdir(folder)).sort()).toEqual([
      "talk-accounts.csv",
      "talk-businesses.csv",
      "talk-claims.csv",
      "talk-subscriptions.csv",
    ]);
    expect(commands).toHaveLength(4);
    for (const argv of commands) {
      await access(argv.at(-1) ?? "");
      const { exitCode, err } = await ran(runImportCommand, argv, surroundingsOf(imported));
      expect({ argv, exitCode, err }).toMatchObject({ exitCode: 0 });
    }
    const database = openDatabase(imported.talk.ownerUrl, { max: 1 });
    const [count] = await database.sql`
      select (select count(*)::int from claims where claim_id like 'clm_synthetic_%') as claims,
        (select count(*)::int from claims where status = 'APPROVED' and claim_id like 'clm_synthetic_%') as approved,
        (select count(*)::int from accounts where beneficiary_id like 'usr_synthetic_%') as users`;
    await database.close();
    // Two of 500 sent papers that prove a loss with a fixed sum; of paid services the terms decide later.
    expect(count).toEqual({ claims: 500, approved: 2, users: 399 });
  });

  it("writes the same files again, byte for byte", async () => {
    const before = await readFile(join(folder, "talk-claims.csv"), "utf8");

    await ran(runPopulationCommand, ["--reports", "500", "--out", folder]);

    expect(await readFile(join(folder, "talk-claims.csv"), "utf8")).toBe(before);
    expect(before.split("\n")).toHaveLength(502);
  });
});
