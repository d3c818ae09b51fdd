import { describe, expect, it } from "vitest";
import { parseAuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { auditLogOf } from "../../../subgraphs/kit/audit/audit-log.js";
import { verifyAudit } from "../../../subgraphs/kit/audit/verify-audit.js";
import { keyText } from "../../pii-keys.js";
import { append, appendMany, draft, newActor, openAudit } from "./audit.fixture.js";

const audit = await openAudit();
const serving = audit.process();

const sequences = async (actor: string) =>
  (await audit.chainOf(actor)).map(({ sequence }) => sequence);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("what is put on record", () => {
  it("is there with everything that was said, once the promise is kept", async () => {
    const actor = newActor();
    const said = draft({
      actor,
      action: "REVEAL",
      whom: ["ptn_test_one", "usr_test_two"],
      outcome: "DONE",
      why: "조사 결과를 알려 드리기로 함",
      details: { kind: "PHONE", reason: "CALL_BACK", isFirst: true, count: 2, nothing: null },
    });

    await append(serving, said);

    expect(await audit.chainOf(actor)).toEqual([
      {
        ...said,
        chain: actor,
        sequence: 1,
        keyId: "test",
        previousHash: "genesis",
        hash: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
    expect(await audit.findings(actor)).toEqual([]);
  });

  it.each([
    ["quotes and braces", `"{},'\\ \u2028 $1`],
    ["an emoji", "😀👨‍👩‍👧"],
    ["an end of text and half a letter", "a\0b\ud83dc"],
    ["decomposed Hangul", "가나다".normalize("NFD")],
  ])("can be any text: %s", async (_what, text) => {
    const actor = newActor();

    await append(serving, { actor, why: text, details: { text } });

    expect(await audit.findings(actor)).toEqual([]);
  });

  it("is one statement once the process knows where the chain ends", async () => {
    const statements: string[] = [];
    const watched = audit.process({ onStatement: (text) => statements.push(text) });
    const actor = newActor();
    await append(watched, { actor });
    statements.length = 0;

    await append(watched, { actor });

    expect(statements).toHaveLength(1);
    expect(statements[0]).toContain("audit_entries");
  });

  it("is one statement for all that is said at once, in the order in which it was said", async () => {
    const statements: string[] = [];
    const watched = audit.process({ onStatement: (text) => statements.push(text) });
    const actor = newActor();
    await append(watched, { actor });
    statements.length = 0;

    const people = upTo(20).map((index) => `ptn_test_${index}`);
    await Promise.all(people.map((id) => append(watched, { actor, whom: [id] })));

    expect(statements).toHaveLength(1);
    expect((await audit.chainOf(actor)).slice(1).map(({ whom }) => whom[0])).toEqual(people);
    expect(await audit.findings(actor)).toEqual([]);
  });

  it("is one statement for several people at once, each in a chain of their own", async () => {
    const statements: string[] = [];
    const watched = audit.process({ onStatement: (text) => statements.push(text) });
    const actors = upTo(5).map(newActor);
    for (const actor of actors) await append(watched, { actor });
    statements.length = 0;

    await Promise.all([...actors, ...actors].map((actor) => append(watched, { actor })));

    expect(statements).toHaveLength(1);
    for (const actor of actors) {
      expect(await sequences(actor)).toEqual([1, 2, 3]);
      expect(await audit.findings(actor)).toEqual([]);
    }
  });

  it("does not wait for a chain that somebody else is adding to, which goes on afterwards", async () => {
    const [held, free] = [newActor(), newActor()];
    for (const actor of [held, free]) await append(serving, { actor });
    let waiting: Promise<void> | undefined;

    await audit.process().db.transaction(async (tx) => {
      await auditLogOf(audit.process(), "pay").appendIn(tx, draft({ actor: held }));
      waiting = append(serving, { actor: held });
      await append(serving, { actor: free });
      expect(await sequences(free)).toEqual([1, 2]);
      expect(await sequences(held)).toEqual([1]);
    });
    await waiting;

    expect(await sequences(held)).toEqual([1, 2, 3]);
    expect(await audit.findings(held)).toEqual([]);
  });

  it("fails for whoever is at fault and for nobody else", async () => {
    const [wrong, right] = [newActor(), newActor()];
    for (const actor of [wrong, right]) await append(serving, { actor });

    const [failed, kept] = await Promise.allSettled([
      append(serving, { actor: wrong, action: "LISTEN" as never }),
      append(serving, { actor: right }),
    ]);

    expect([failed.status, kept.status]).toEqual(["rejected", "fulfilled"]);
    expect([await sequences(wrong), await sequences(right)]).toEqual([[1], [1, 2]]);
    expect(await audit.findings(right)).toEqual([]);
  });

  it("is entered in the register of chains when it is somebody's first", async () => {
    const actor = newActor();

    await appendMany(serving, actor, 3);

    const begun = (await audit.chainOf("register")).filter(({ what }) => what === actor);
    expect(begun).toMatchObject([{ action: "BEGIN", actor, whom: [], outcome: "DONE" }]);
    expect(await audit.findings("register")).toEqual([]);
  });
});

describe("several processes that write the same chain at once", () => {
  it("leave no gap and no fork, and lose nothing", async () => {
    const actor = newActor();
    const processes = upTo(4).map(() => audit.process());

    const written = processes.flatMap((process, number) =>
      upTo(25).map((index) => append(process, { actor, whom: [`ptn_test_${number}_${index}`] })),
    );
    await Promise.all(written);
    // One after another, too: each time another process has moved the end of the chain.
    for (const process of [...processes, ...processes]) await append(process, { actor });

    const chain = await audit.chainOf(actor);
    expect(chain.map(({ sequence }) => sequence)).toEqual(upTo(108));
    expect(new Set(chain.map(({ whom }) => whom[0])).size).toBe(101);
    expect(await audit.findings(actor)).toEqual([]);
  });

  it("begin it once when it is new to all of them", async () => {
    const actors = upTo(5).map(newActor);
    const processes = upTo(3).map(() => audit.process());

    await Promise.all(
      actors.flatMap((actor) => processes.map((process) => append(process, { actor }))),
    );

    for (const actor of actors) expect(await sequences(actor)).toEqual([1, 2, 3]);
    const { findings } = await verifyAudit(audit.owner, "pay");
    expect(findings).toEqual([]);
  });
});

describe("what is put on record in a transaction", () => {
  const inTransaction = (process: typeof serving, actor: string, end?: Error) =>
    process.db.transaction(async (tx) => {
      await auditLogOf(process, "pay").appendIn(tx, draft({ actor, action: "DECISION" }));
      if (end) throw end;
    });

  it("is there with the transaction, and the chain goes on from it", async () => {
    const actor = newActor();

    await inTransaction(serving, actor);
    await append(serving, { actor });
    await inTransaction(serving, actor);

    expect((await audit.chainOf(actor)).map(({ action }) => action)).toEqual([
      "DECISION",
      "LOOKUP",
      "DECISION",
    ]);
    expect(await audit.findings(actor)).toEqual([]);
  });

  it("is gone when the transaction is taken back, and leaves no gap", async () => {
    const actor = newActor();
    const undo = new Error("undo");
    await append(serving, { actor });

    await expect(inTransaction(serving, actor, undo)).rejects.toBe(undo);
    await append(serving, { actor });

    expect((await audit.chainOf(actor)).map(({ action }) => action)).toEqual(["LOOKUP", "LOOKUP"]);
    expect(await audit.findings(actor)).toEqual([]);
  });

  it("leaves no trace of a beginning that was taken back, not in the register either", async () => {
    const actor = newActor();
    const undo = new Error("undo");

    await expect(inTransaction(serving, actor, undo)).rejects.toBe(undo);

    expect(await audit.chainOf(actor)).toEqual([]);
    const { findings } = await verifyAudit(audit.owner, "pay");
    expect(findings).toEqual([]);
  });

  it("waits for nobody in vain when every connection of the process has one open", async () => {
    const actor = newActor();
    const busy = audit.process({ max: 2 });
    const end = new Error("taken back");

    const outcomes = await Promise.allSettled(
      upTo(30).map((index) =>
        index % 3 === 0
          ? append(busy, { actor })
          : inTransaction(busy, actor, index % 3 === 1 ? end : undefined),
      ),
    );

    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(10);
    expect(await sequences(actor)).toEqual(upTo(20));
    expect(await audit.findings(actor)).toEqual([]);
  });
});

describe("nothing is put on record", () => {
  it("by a process without keys", async () => {
    const actor = newActor();

    await expect(append(audit.processWithout("keys"), { actor })).rejects.toThrow(
      "without the keys of its audit",
    );
  });

  it("after an end that somebody else signed, or nobody", async () => {
    const [actor, victim] = [newActor(), newActor()];
    await appendMany(serving, actor, 3);
    await appendMany(serving, victim, 3);
    const other = audit.processUnder(parseAuditKeys(`test:${keyText("another")}`));
    await audit.tamper(async (sql) => {
      await sql`delete from audit_entries where chain = ${victim} and sequence = 3`;
      await sql`update audit_heads set sequence = 2, hash = (
        select hash from audit_entries where chain = ${victim} and sequence = 2) where chain = ${victim}`;
    });

    await expect(append(other, { actor })).rejects.toThrow("does not end as it was left");
    await expect(append(audit.process(), { actor: victim })).rejects.toThrow("npm run audit");

    expect(await sequences(actor)).toEqual([1, 2, 3]);
    expect(await sequences(victim)).toEqual([1, 2]);
  });

  it("that fails, and then the chain goes on where it was", async () => {
    const actor = newActor();
    await append(serving, { actor });

    await expect(append(serving, { actor, action: "LISTEN" as never })).rejects.toMatchObject({
      cause: { constraint_name: "audit_action_is_known" },
    });
    await append(serving, { actor });

    expect(await sequences(actor)).toEqual([1, 2]);
    expect(await audit.findings(actor)).toEqual([]);
  });
});
