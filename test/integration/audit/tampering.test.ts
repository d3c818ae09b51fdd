import type { Sql } from "postgres";
import { describe, expect, it } from "vitest";
import { runAuditCommand } from "../../../gateway/commands/audit/audit-command.js";
import { surroundingsOf } from "../commands.js";
import { appendMany, newActor, openAudit } from "./audit.fixture.js";

const audit = await openAudit();
const serving = audit.process();

/** What `npm run audit -- verify` says of one chain, and how it ends. */
async function verified(chain: string) {
  const surroundings = surroundingsOf({ pay: audit.urls });
  const exitCode = await runAuditCommand(["verify", "--subgraph", "pay"], surroundings);
  const about = surroundings.said.out
    .split("\n")
    .filter((line) => line.includes(`${chain} `) || line.includes(`${chain}:`));
  return { exitCode, about: about.map((line) => line.trim().replaceAll(chain, "agt")) };
}

/** Ten entries of somebody new, and what was done to them. */
async function tampered(work: (sql: Sql, chain: string) => Promise<unknown>) {
  const chain = newActor();
  await appendMany(serving, chain, 10);
  expect((await verified(chain)).about).toEqual([]);
  await audit.tamper((sql) => work(sql, chain));
  return verified(chain);
}

/** Moves entries of a chain by their numbers, whatever stands there. */
async function move(sql: Sql, chain: string, from: number, by: number) {
  await sql`update audit_entries set sequence = sequence + 1000 where chain = ${chain} and sequence >= ${from}`;
  await sql`update audit_entries set sequence = sequence - 1000 + ${by} where chain = ${chain} and sequence > 1000`;
}

const copy = (sql: Sql, chain: string, from: number, to: number) => sql`
  insert into audit_entries select chain, ${to}, at, actor, role, address, request_id, action, '{ptn_test_framed}', what,
    outcome, why, details, key_id, previous_hash, hash
  from audit_entries where chain = ${chain} and sequence = ${from}`;

describe("whoever owns the tables and switches their law off is found out when", () => {
  it.each([
    ["whom", "'{ptn_test_nobody}'"],
    ["actor", "'agt_test_framed'"],
    ["at", "at + interval '1 microsecond'"],
    ["address", "null"],
    ["outcome", "'CLAIM_UNKNOWN'"],
    ["details", `'{"more": 1}'`],
    ["why", "'because'"],
  ])("an entry's %s is changed", async (column, value) => {
    const { exitCode, about } = await tampered((sql, chain) =>
      sql.unsafe(
        `update audit_entries set ${column} = ${value} where chain = '${chain}' and sequence = 4`,
      ),
    );

    expect(about).toEqual(["agt 4: changed, or not written by the graph"]);
    expect(exitCode).toBe(1);
  });

  it("entries are removed", async () => {
    const { about } = await tampered(
      (sql, chain) =>
        sql`delete from audit_entries where chain = ${chain} and sequence in (3, 6, 7)`,
    );

    expect(about).toEqual(["agt 3: missing", "agt 6–7: missing"]);
  });

  it("an entry is removed and the others moved up", async () => {
    const { about } = await tampered(async (sql, chain) => {
      await sql`delete from audit_entries where chain = ${chain} and sequence = 3`;
      await move(sql, chain, 4, -1);
    });

    expect(about).toEqual(["agt 3–9: moved, written at 4", "agt 3: missing"]);
  });

  it("an entry is put in between", async () => {
    const { about } = await tampered(async (sql, chain) => {
      await move(sql, chain, 6, 1);
      await copy(sql, chain, 5, 6);
    });

    expect(about).toEqual([
      "agt 6: changed, or not written by the graph",
      "agt 7–11: moved, written at 6",
    ]);
  });

  it("an entry is added at the end", async () => {
    const { about } = await tampered((sql, chain) => copy(sql, chain, 10, 11));

    expect(about).toEqual(["agt 11: changed, or not written by the graph"]);
  });

  it("entries change places", async () => {
    const { about } = await tampered(async (sql, chain) => {
      await sql`update audit_entries set sequence = 1004 where chain = ${chain} and sequence = 4`;
      await sql`update audit_entries set sequence = 4 where chain = ${chain} and sequence = 6`;
      await sql`update audit_entries set sequence = 6 where chain = ${chain} and sequence = 1004`;
    });

    expect(about).toEqual(["agt 4: moved, written at 6", "agt 6: moved, written at 4"]);
  });

  it("the last entries are removed", async () => {
    const { about } = await tampered(
      (sql, chain) => sql`delete from audit_entries where chain = ${chain} and sequence > 7`,
    );

    expect(about).toEqual(["agt 8–10: missing"]);
  });

  it("the last entries are removed and the end is put before them", async () => {
    const { about } = await tampered(async (sql, chain) => {
      await sql`delete from audit_entries where chain = ${chain} and sequence > 7`;
      await sql`update audit_heads set sequence = 7, hash = (
        select hash from audit_entries where chain = ${chain} and sequence = 7) where chain = ${chain}`;
    });

    expect(about).toEqual(["agt 7: what says where the chain ends is not as it was written"]);
  });

  it("the end is removed", async () => {
    const { about } = await tampered(
      (sql, chain) => sql`delete from audit_heads where chain = ${chain}`,
    );

    expect(about).toEqual(["agt: what says where the chain ends is missing"]);
  });

  it("all that somebody did is removed, with the end of it", async () => {
    const { exitCode, about } = await tampered(async (sql, chain) => {
      await sql`delete from audit_entries where chain = ${chain}`;
      await sql`delete from audit_heads where chain = ${chain}`;
    });

    expect(about).toEqual(["agt: the whole chain is missing"]);
    expect(exitCode).toBe(1);
  });

  it("somebody is given a chain that they never began", async () => {
    const { about } = await tampered(async (sql, chain) => {
      await sql`delete from audit_entries where chain = 'register' and what = ${chain}`;
    });

    expect(about).toEqual(["agt: the chain was not begun by the graph"]);
  });
});
