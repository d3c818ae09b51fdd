import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { appendMany, openAudit } from "./audit.fixture.js";

const audit = await openAudit();
const serving = audit.process();
await appendMany(serving, "agt_law", 3);

const ADDED = "audit_is_only_added";
const MOVES_ON = "audit_head_moves_on";

describe("the law of the audit", () => {
  it.each([
    ["changed", sql`update audit_entries set whom = '{}'`, ADDED],
    ["removed", sql`delete from audit_entries where sequence = 3`, ADDED],
    ["emptied", sql`truncate audit_entries`, ADDED],
    ["left without an end", sql`delete from audit_heads`, ADDED],
    ["emptied of its ends", sql`truncate audit_heads`, ADDED],
    ["shortened", sql`update audit_heads set sequence = 2`, MOVES_ON],
    ["ended otherwise", sql`update audit_heads set hash = 'another'`, MOVES_ON],
    [
      "given to somebody else",
      sql`update audit_heads set chain = 'agt_other', sequence = 4 where chain = 'agt_law'`,
      MOVES_ON,
    ],
  ])("binds the owner of the tables: it cannot be %s", async (_how, statement, law) => {
    await expect(audit.owner.db.execute(statement)).rejects.toMatchObject({
      cause: { code: "23514", constraint_name: law },
    });
  });

  it.each([
    ["change an entry", sql`update audit_entries set whom = '{}'`],
    ["remove an entry", sql`delete from audit_entries`],
    ["empty it", sql`truncate audit_entries`],
    ["remove an end", sql`delete from audit_heads`],
    ["give a chain away", sql`update audit_heads set chain = 'agt_other'`],
    ["switch the law off", sql`alter table audit_entries disable trigger user`],
  ])("is not even reached by the role that serves: it may not %s", async (_what, statement) => {
    await expect(serving.db.execute(statement)).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it.each(["agt_law", "register"])("lets nobody write one place of %s twice", async (chain) => {
    const twice = sql`insert into audit_entries select * from audit_entries where chain = ${chain}`;

    await expect(serving.db.execute(twice)).rejects.toMatchObject({
      cause: { code: "23505", constraint_name: "one_audit_entry_per_chain_and_sequence" },
    });
  });
});
