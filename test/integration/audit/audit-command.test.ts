import { describe, expect, it } from "vitest";
import { runAuditCommand } from "../../../gateway/commands/audit/audit-command.js";
import { auditLogOf } from "../../../subgraphs/kit/audit/audit-log.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { registry } from "../../../subgraphs/registry.js";
import { AUDIT_KEYS_TEXT, TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { keyText } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";
import { surroundingsOf } from "../commands.js";
import { draft } from "./audit.fixture.js";

const names = registry.map(({ name }) => name);
const databases = await freshDatabases(...names);

async function run(line: string, more: Record<string, string> = {}) {
  const surroundings = surroundingsOf(databases, null, more);
  const exitCode = await runAuditCommand(line.split(" ").filter(Boolean), surroundings);
  return { exitCode, ...surroundings.said };
}

/** Puts something on record in one subgraph. */
async function onRecord(subgraph: string, changes: Parameters<typeof draft>[0]) {
  const { servingUrl } = databases[subgraph] as { servingUrl: string };
  const database = openDatabase(servingUrl, { max: 1, auditKeys: TEST_AUDIT_KEYS });
  await auditLogOf(database, subgraph).append(draft(changes));
  await database.close();
}

const night = new Date("2023-03-02T23:00:00+09:00");
await onRecord("directory", { whom: ["ptn_a"] });
await onRecord("directory", { whom: ["ptn_a"], at: night });
await onRecord("directory", { action: "SEARCH", whom: ["ptn_a", "ptn_b"] });
await onRecord("directory", {
  action: "REVEAL",
  whom: ["ptn_b"],
  why: "to call back",
  details: { kind: "PHONE", reason: "CALL_BACK" },
});
await onRecord("directory", { at: new Date("2023-04-01T00:00:00+09:00") });
await onRecord("talk", { action: "DECISION", whom: ["ptn_a"] });
await onRecord("pay", { action: "DECISION", whom: ["ptn_a"], outcome: "CLAIM_UNKNOWN" });
await onRecord("talk", { actor: "opr_test", role: "operator", whom: ["ptn_a", "ptn_c"] });

describe("npm run audit -- verify", () => {
  it("looks at every subgraph and says what it has seen", async () => {
    const { exitCode, out, err } = await run("verify");

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "Every entry is as it was written.\n" });
    expect(out).toBe(`\
✓ directory: 6 entries in 2 chains
✓ talk: 4 entries in 3 chains
✓ mobility: 0 entries in 0 chains
✓ games: 0 entries in 0 chains
✓ entertainment: 0 entries in 0 chains
✓ pay: 2 entries in 2 chains
`);
  });

  it("says what it cannot check without the right key, and finds what another key did not write", async () => {
    const missing = await run("verify --subgraph pay", { AUDIT_KEYS: `new:${keyText("new")}` });
    const wrong = await run("verify --subgraph pay", { AUDIT_KEYS: `test:${keyText("new")}` });

    expect([missing.exitCode, wrong.exitCode]).toEqual([1, 1]);
    expect(missing.out).toContain("agt_test 1: cannot be checked, its key is not in AUDIT_KEYS\n");
    expect(wrong.out).toContain("agt_test 1: changed, or not written by the graph\n");
  });

  it("checks with an old key as well", async () => {
    const { exitCode } = await run("verify", {
      AUDIT_KEYS: `new:${keyText("new")},${AUDIT_KEYS_TEXT}`,
    });

    expect(exitCode).toBe(0);
  });
});

describe("npm run audit -- report", () => {
  it("adds up over all subgraphs what each person did in a month", async () => {
    const { exitCode, out, err } = await run("report --month 2023-03 --lang en");

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toBe(`\
Review of the audit · 2023-03 · office hours Monday to Friday 9–18

  lookups  people  searches  reveals  exports  decisions  refused  outside hours  who
        2       2         1        1        0          1        1              1  agt_test (agent)
        1       2         0        0        0          0        0              0  opr_test (operator)

  agt_test · reveals by reason
    CALL_BACK 1

  agt_test · looked up most
    ptn_a 2

  opr_test · looked up most
    ptn_a 1
    ptn_c 1
`);
  });

  it("is of one person alone when asked, as CSV, by other hours", async () => {
    const { exitCode, out } = await run(
      "report --month 2023-03 --agent agt_test --hours 9-24 --csv --lang en",
    );

    expect(exitCode).toBe(0);
    expect(out.split("\r\n").slice(1)).toEqual([
      "agt_test,agent,2,2,1,1,0,1,1,0,CALL_BACK 1,ptn_a 2",
      "",
    ]);
  });

  it("is empty for a month in which nobody did anything", async () => {
    const { exitCode, out } = await run("report --month 2022-10");

    expect(exitCode).toBe(0);
    expect(out).toContain("기록이 없습니다.");
  });

  it("says that it is of a record that was tampered with", async () => {
    const owner = openDatabase(databases.games?.ownerUrl ?? "", { max: 1 });
    await onRecord("games", { action: "DECISION", whom: ["usr_a"] });
    await owner.sql`alter table audit_entries disable trigger user`;
    await owner.sql`delete from audit_entries where chain = 'agt_test'`;
    await owner.close();

    const { exitCode, err } = await run("report --month 2023-03");

    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: "The audit is not as it was written: npm run audit -- verify says where.\n",
    });
  });
});

describe("npm run audit", () => {
  it.each([
    ["--help", "verify [options]"],
    ["verify --help", "--checkpoint <file>"],
    ["report --help", "the ten people looked up most"],
  ])("helps without any database: %s", async (line, text) => {
    const { exitCode, out, err } = await run(line, { TALK_DATABASE_URL: "nonsense" });

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toContain(text);
  });

  it.each([
    ["report", "--month <month>"],
    ["report --month 2023-13", "Give a month like 2023-03."],
    ["report --month march", "Give a month like 2023-03."],
    ["report --month 2023-03 --hours 18-9", "Give whole hours like 9-18."],
    ["report --month 2023-03 --hours 9-25", "Give whole hours like 9-18."],
    ["report --month 2023-03 --lang de", "ko, en"],
    ["verify --subgraph bank", "directory, talk"],
    ["forget", "unknown command"],
  ])("refuses what it cannot use, with what it takes: %s", async (line, text) => {
    const { exitCode, out, err } = await run(line);

    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toContain(text);
  });

  it("reads under the serving role alone", async () => {
    const { exitCode } = await run("verify --subgraph pay", { PAY_OWNER_DATABASE_URL: "" });

    expect(exitCode).toBe(0);
  });
});
