import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { runImportCommand } from "../../../gateway/commands/import/import-command.js";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { freshDatabases } from "../../postgres.js";
import { startGatewayProcess, temporaryFolder } from "../../scenarios/starting/gateway-process.js";
import { environmentOf, surroundingsOf } from "../commands.js";
import { startImport } from "./import-process.js";
import { csv, temporaryFile } from "./import-text.js";

const databases = await freshDatabases("talk");
const { talk } = databases;
const environment = environmentOf(databases);

/** Runs the command in this process, which saves the start of one: what it answers becomes the exit code. */
async function run(argv: readonly string[], surroundings = surroundingsOf(databases)) {
  const exitCode = await runImportCommand(argv, surroundings);
  return { exitCode, ...surroundings.said };
}

/** Three batches of the command's. */
const ROWS = 30_000;
const BATCH = 10_000;

function claimFile(prefix: string): string {
  const rows = Array.from(
    { length: ROWS },
    (_, index) =>
      `clm_${prefix}_${index},usr_${prefix}_${index},GENERAL_USER,NO_LOSS,WEB,2022-10-20 10:00,,,`,
  );
  return csv(
    "claim_id,beneficiary_id,reporter_type,nature,channel,filed_at,loss_won,documents,transferred_to",
    ...rows,
  );
}

/** Claims on record, those without both of their steps, once nobody imports any more. */
function onRecord(prefix: string): Promise<{ claims: number; halfDone: number }> {
  return withConnection(talk.ownerUrl, async (sql) => {
    // Whatever the ended process had begun is taken back when its session ends, which frees the lock.
    await sql`select pg_advisory_lock(hashtext('import claims'))`;
    const [counts] = await sql<{ claims: number; halfDone: number }[]>`
      select count(*)::int as "claims",
        (count(*) filter (where 2 <> (select count(*) from claim_events as step
          where step.beneficiary_id = claims.beneficiary_id and step.claim_id = claims.claim_id)))::int as "halfDone"
      from claims where claim_id like ${`clm_${prefix}_%`}`;
    return counts ?? { claims: 0, halfDone: 0 };
  });
}

describe("an import that ends in the middle", () => {
  it("leaves whole batches when it is killed, and the same command completes them", async () => {
    const file = await temporaryFile(claimFile("killed"));
    const killed = startImport(environment, "talk", "claims", file);
    await killed.said(/of 30,001 lines/);
    killed.signal("SIGKILL");
    expect(await killed.ended()).toMatchObject({ signal: "SIGKILL", out: "" });
    const left = await onRecord("killed");

    const again = await startImport(environment, "talk", "claims", file).ended();

    expect(left.claims % BATCH).toBe(0);
    expect(left.claims).toBeGreaterThan(0);
    expect(left.halfDone).toBe(0);
    const inserted = ROWS - left.claims;
    expect(again).toMatchObject({
      exitCode: 0,
      out: `talk claims: 30,000 rows read, ${inserted.toLocaleString("en-US")} inserted, 0 changed, ${left.claims.toLocaleString("en-US")} unchanged, 0 rejected\n`,
    });
    expect(await onRecord("killed")).toEqual({ claims: ROWS, halfDone: 0 });
  }, 90_000);

  it("takes its batch back on Ctrl-C, and says how to go on", async () => {
    const file = await temporaryFile(claimFile("stopped"));
    const stopped = startImport(environment, "talk", "claims", file);
    await stopped.said(/of 30,001 lines/);
    stopped.signal("SIGINT");

    const ended = await stopped.ended();

    expect(ended).toMatchObject({ exitCode: 1, signal: null, out: "" });
    expect(ended.err).toContain("the batch that was under way is taken back");
    expect(ended.err).toContain("Run the same command again to go on");
    const { claims, halfDone } = await onRecord("stopped");
    expect([claims % BATCH, halfDone]).toEqual([0, 0]);
    expect(claims).toBeLessThan(ROWS);
    const again = await startImport(environment, "talk", "claims", file).ended();
    expect(again.exitCode).toBe(0);
    expect(await onRecord("stopped")).toEqual({ claims: ROWS, halfDone: 0 });
  }, 90_000);
});

describe("the command", () => {
  it("ends with 2 when rows were rejected, and names the file that tells them", async () => {
    const file = await temporaryFile(
      csv("small_business,beneficiary_id", "true,ptn_test_a", "maybe,ptn_test_b"),
    );
    const rejects = `${file}.rejects.csv`;

    const ended = await startImport(
      environment,
      ...["talk", "businesses", file, "--rejects", rejects, "--lang", "ko"],
    ).ended();

    expect(ended).toMatchObject({
      exitCode: 2,
      out: `talk businesses: 2 rows read, 1 inserted, 0 changed, 0 unchanged, 1 rejected; see ${rejects}\n`,
    });
    expect(await readFile(rejects, "utf8")).toBe(
      "\ufeffrow,column,code,reason,value\r\n3,small_business,NOT_A_BOOLEAN,true 또는 false여야 합니다.,maybe\r\n",
    );
  });

  const refused: [string, string | Uint8Array, string[], RegExp][] = [
    [
      "a header without a column and with an unknown one",
      "beneficiary_id,small\nptn_test_c,true\n",
      [],
      /The header is without small_business and with the unknown "small"; expected in any order: beneficiary_id, small_business\. Correct the first line/,
    ],
    ["an empty file", "", [], /The file is empty\. Import one with a header/],
    [
      "a quote that nobody closes",
      'beneficiary_id,small_business\n"ptn_test_c,true\nptn_test_d,true\n',
      [],
      /A quote in line 2 is not closed\. Close or remove it/,
    ],
    [
      "UTF-16, which Excel calls Unicode text",
      Buffer.from("\ufeffbeneficiary_id,small_business\n", "utf16le"),
      [],
      /The file is UTF-16\. Save it in Excel as "CSV UTF-8/,
    ],
    [
      "bytes that are of no encoding",
      Buffer.concat([Buffer.from("beneficiary_id,small_business\nptn_가"), Buffer.of(0xff, 0xff)]),
      [],
      /neither UTF-8 nor CP949 from line 2 on\. Save it in Excel/,
    ],
    [
      "another encoding than the one it was told",
      "beneficiary_id,small_business\nptn_가,true\n",
      ["--encoding", "cp949"],
      /Line 2 of the file is not CP949/,
    ],
    ["an option it does not have", "", ["--force"], /unknown option '--force'/],
  ];
  it.each(refused)("ends with 1 at %s, and writes nothing", async (_, content, options, words) => {
    const file = await temporaryFile(content);

    const ended = await run(["talk", "businesses", file, ...options]);

    expect(ended).toMatchObject({ exitCode: 1, out: "" });
    expect(ended.err).toMatch(words);
    const rows = await withConnection(
      talk.ownerUrl,
      (sql) => sql`select from businesses where beneficiary_id in ('ptn_test_c', 'ptn_test_d')`,
    );
    expect(rows).toHaveLength(0);
  });

  it("does not overwrite its own file with the rejects", async () => {
    const file = await temporaryFile(csv("beneficiary_id,small_business", "ptn_test_c,true"));

    const ended = await run(["talk", "businesses", file, "--rejects", file]);

    expect(ended).toMatchObject({ exitCode: 1, out: "" });
    expect(await readFile(file, "utf8")).toContain("ptn_test_c,true");
  });

  it("quotes nobody's row when the database refuses a batch for what no rule foresaw", async () => {
    const file = await temporaryFile(
      csv("beneficiary_id,small_business", "ptn_test_c,false", "ptn_test_d,false"),
    );
    await withConnection(
      talk.ownerUrl,
      (sql) =>
        sql`create unique index only_one on businesses (small_business) where not small_business`,
    );

    const ended = await run(["talk", "businesses", file]);

    await withConnection(talk.ownerUrl, (sql) => sql`drop index only_one`);
    expect(ended).toMatchObject({
      exitCode: 1,
      out: "",
      err: "The database refused a batch (23505, only_one). Nothing of it is on record; what came before it is.\n",
    });
  });

  it("ends with 1 where nobody gave it the owner's address, and names the variable", async () => {
    const file = await temporaryFile(csv("beneficiary_id,small_business", "ptn_test_c,true"));

    const unnamed = surroundingsOf(databases, null, { TALK_OWNER_DATABASE_URL: "" });
    const ended = await run(["talk", "businesses", file], unnamed);

    expect(ended).toMatchObject({ exitCode: 1, out: "" });
    expect(ended.err).toContain("set TALK_OWNER_DATABASE_URL");
  });

  it("tells every affiliate's files and their columns without a database", async () => {
    const all = await run(["--help"], surroundingsOf({}));
    const ofTalk = await run(["talk", "--help"], surroundingsOf({}));

    expect([all.exitCode, ofTalk.exitCode]).toEqual([0, 0]);
    expect(all.out).toContain("npm run import -- entertainment --help");
    expect(all.out).toContain("DUPLICATE_IN_FILE: A row before it in the file has the same key.");
    for (const what of ["accounts", "subscriptions", "gifts", "vod-purchases", "claims"]) {
      expect(ofTalk.out).toContain(`talk ${what}\n`);
    }
    expect(ofTalk.out).toMatch(/transferred_to\s+\(may be empty\) Whose report it is/);
    expect(ofTalk.out).toContain("OUTSIDE_INTAKE: No intake was open");
  });
});

describe("the embedded database", () => {
  it("takes an import while npm start runs, and without it", async () => {
    const DATA_DIR = await temporaryFolder();
    const file = await temporaryFile(csv("beneficiary_id,small_business", "ptn_test_c,true"));
    const argv = ["talk", "businesses", file];
    const gateway = startGatewayProcess({ DATA_DIR, PORT: "0", DEMO_DATA: "off" });
    const address = await gateway.listening();

    const beside = await startImport({ DATA_DIR }, ...argv).ended();
    const ready = await fetch(`${address}/ready`);
    gateway.signal("SIGTERM");
    await gateway.ended();
    const alone = await startImport({ DATA_DIR }, ...argv).ended();

    expect(beside).toMatchObject({ exitCode: 0, out: expect.stringContaining("1 inserted") });
    expect(ready.status).toBe(200);
    expect(alone).toMatchObject({ exitCode: 0, out: expect.stringContaining("1 unchanged") });
  }, 90_000);
});
