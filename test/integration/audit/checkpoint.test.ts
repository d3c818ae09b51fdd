import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import { expect, it } from "vitest";
import { runAuditCommand } from "../../../gateway/commands/audit/audit-command.js";
import { surroundingsOf } from "../commands.js";
import { temporaryFolder } from "../database/temporary-folder.js";
import { appendMany, newActor, openAudit } from "./audit.fixture.js";

const audit = await openAudit();
const untouched = await openAudit();

async function verify(checkpoint: string, { urls } = audit) {
  const surroundings = surroundingsOf({ pay: urls });
  const argv = ["verify", "--subgraph", "pay", "--checkpoint", checkpoint];
  const exitCode = await runAuditCommand(argv, surroundings);
  return { exitCode, ...surroundings.said };
}

const newFile = async () => join(await temporaryFolder(), "audit.json");

it("a checkpoint finds that an older state of everything was put back, which nothing else can", async () => {
  const file = await newFile();
  const actor = newActor();
  await appendMany(audit.process(), actor, 3);
  const [before] = await audit.owner.sql`select * from audit_heads where chain = ${actor}`;
  await appendMany(audit.process(), actor, 4);
  expect((await verify(file)).exitCode).toBe(0);
  await audit.tamper(async (sql: Sql) => {
    await sql`delete from audit_entries where chain = ${actor} and sequence > 3`;
    await sql`delete from audit_heads where chain = ${actor}`;
    await sql`insert into audit_heads ${sql(before as object)}`;
  });

  const kept = await readFile(file, "utf8");
  expect(await audit.findings(actor)).toEqual([]);
  const { exitCode, out } = await verify(file);

  expect(exitCode).toBe(1);
  expect(out).toContain(
    `${actor} 7: was there when the checkpoint was written, and is not there now\n`,
  );
  expect(await readFile(file, "utf8")).toBe(kept);
});

it("a checkpoint moves on with each good verification, and keeps what it knows of other subgraphs", async () => {
  const file = await newFile();
  const talk = { agt_elsewhere: { sequence: 12, hash: "h" } };
  await writeFile(file, JSON.stringify({ talk }));
  const actor = newActor();
  await appendMany(untouched.process(), actor, 2);

  const first = await verify(file, untouched);
  await appendMany(untouched.process(), actor, 2);
  const second = await verify(file, untouched);

  expect([first, second].map(({ exitCode, err }) => ({ exitCode, err }))).toEqual([
    { exitCode: 0, err: "Every entry is as it was written.\n" },
    { exitCode: 0, err: "Every entry is as it was written.\n" },
  ]);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
    talk,
    pay: {
      [actor]: { sequence: 4, hash: expect.any(String) },
      register: { sequence: 1, hash: expect.any(String) },
    },
  });
});

it.each(["not json", "[]", '{"pay": {"agt_a": {"sequence": 0, "hash": "h"}}}'])(
  "what is no checkpoint is said to be none, and left as it is: %s",
  async (text) => {
    const file = await newFile();
    await writeFile(file, text);

    const { exitCode, out, err } = await verify(file);

    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toBe(`${file} is no checkpoint of the audit. Restore it, or give another path.\n`);
    expect(await readFile(file, "utf8")).toBe(text);
  },
);
