import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Reveal } from "../../../subgraphs/directory/contacts/audit-reveal.js";
import { revealContact } from "../../../subgraphs/directory/contacts/reveal-contact.js";
import { contactReveals } from "../../../subgraphs/directory/tables.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { subgraphContext } from "../../../subgraphs/kit/subgraph-context.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { ringOf } from "../../pii-keys.js";
import { directoryDatabase } from "./directory.fixture.js";

const { owner, serving, servingWith } = await directoryDatabase();
const context = (database: Database) =>
  subgraphContext("directory", database, { viewer: AGENT, now: DEMO_INSTANT });
const later = (seconds: number) => new Date(DEMO_INSTANT.getTime() + seconds * 1000);

function asked(changes: Partial<Reveal> = {}): Reveal {
  return {
    beneficiaryId: DEMO.bakery,
    actor: "agt_test",
    idempotencyKey: randomUUID(),
    kind: "PHONE",
    reason: "CALL_BACK",
    note: "조사 결과를 알려 드리기로 함",
    revealedAt: DEMO_INSTANT,
    ...changes,
  };
}

const recordsOf = ({ idempotencyKey }: Reveal) =>
  owner.db.select().from(contactReveals).where(eq(contactReveals.idempotencyKey, idempotencyKey));

const SHOWN = {
  outcome: "SHOWN",
  value: "010-0000-0001",
  visibleUntil: later(60),
  isReplay: false,
};

describe("revealing a contact", () => {
  it.each([
    ["PHONE", "010-0000-0001"],
    ["BUSINESS_NUMBER", "101-00-00017"],
    ["BANK_ACCOUNT", "999-000000000001"],
    ["EMAIL", "ptn.demo_bakery@example.invalid"],
  ] as const)(
    "shows the whole %s for a minute and keeps who saw it and why",
    async (kind, value) => {
      const reveal = asked({ kind });

      const outcome = await revealContact(context(serving), reveal);

      expect(outcome).toEqual({ ...SHOWN, value: expect.stringMatching(value.slice(0, 10)) });
      expect(outcome).toMatchObject({ value: expect.stringMatching(/^[\w.@-]+$/) });
      expect(await recordsOf(reveal)).toEqual([reveal]);
    },
  );

  it("asked again within the minute shows the same, for the same minute, and records nothing", async () => {
    const reveal = asked();
    await revealContact(context(serving), reveal);

    const again = await revealContact(context(serving), { ...reveal, revealedAt: later(59) });

    expect(again).toEqual({ ...SHOWN, isReplay: true });
    expect(await recordsOf(reveal)).toEqual([reveal]);
  });

  it("asked by many at once under one key is recorded once", async () => {
    const reveal = asked();

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => revealContact(context(serving), reveal)),
    );

    const replays = outcomes.filter((outcome) => "isReplay" in outcome && outcome.isReplay);
    expect(replays).toHaveLength(7);
    expect(await recordsOf(reveal)).toEqual([reveal]);
  });

  it("is over after the minute: whoever wants to see it again says why again", async () => {
    const reveal = asked();
    await revealContact(context(serving), reveal);

    expect(await revealContact(context(serving), { ...reveal, revealedAt: later(60) })).toEqual({
      outcome: "REFUSED",
      code: "REVEAL_IS_OVER",
    });
  });

  it.each<Partial<Reveal>>([
    { kind: "EMAIL" },
    { reason: "PAYOUT" },
    { note: "another reason altogether" },
  ])("is not another reveal under the same key: %j", async (other) => {
    const reveal = asked();
    await revealContact(context(serving), reveal);

    expect(await revealContact(context(serving), { ...reveal, ...other })).toEqual({
      outcome: "REFUSED",
      code: "IDEMPOTENCY_MISMATCH",
    });
    expect(await recordsOf(reveal)).toEqual([reveal]);
  });

  it.each<Partial<Reveal>>([
    { kind: "BANK_ACCOUNT", beneficiaryId: DEMO.webUser },
    { beneficiaryId: "usr_nobody" },
  ])("of what is not on record is refused: %j", async (unknown) => {
    const reveal = asked(unknown);

    expect(await revealContact(context(serving), reveal)).toEqual({
      outcome: "REFUSED",
      code: "CONTACT_UNKNOWN",
    });
    expect(await recordsOf(reveal)).toEqual([]);
  });

  it("keeps no number in the reason, which is not encrypted", async () => {
    const reveal = asked({ note: "손님이 010-0000-0001 번호를 말함" });

    expect(await revealContact(context(serving), reveal)).toEqual({
      outcome: "REFUSED",
      code: "NOTE_HOLDS_A_NUMBER",
    });
    expect(await recordsOf(reveal)).toEqual([]);
  });

  it("shows nothing when it cannot be put on record", async () => {
    await owner.sql`alter table contact_reveals add constraint full_disk check (actor <> 'agt_unlucky')`;

    await expect(
      revealContact(context(serving), asked({ actor: "agt_unlucky" })),
    ).rejects.toMatchObject({
      cause: { constraint_name: "full_disk" },
    });
  });

  it("stays on record even when the value then cannot be opened", async () => {
    const reveal = asked();

    await expect(
      revealContact(context(servingWith(ringOf("other"))), reveal),
    ).rejects.toMatchObject({
      code: "KEY_UNKNOWN",
    });
    expect(await recordsOf(reveal)).toEqual([reveal]);
  });
});

describe("the record of reveals", () => {
  it.each([
    ["changed", sql`update contact_reveals set note = 'nothing to see here'`],
    ["removed", sql`delete from contact_reveals`],
    ["emptied", sql`truncate contact_reveals`],
  ])("cannot be %s, by the owner of the table either", async (_how, statement) => {
    await revealContact(context(serving), asked());

    await expect(owner.db.execute(statement)).rejects.toMatchObject({
      cause: { code: "23514", constraint_name: "reveals_are_only_added" },
    });
    await expect(serving.db.execute(statement)).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("says why, or is not written", async () => {
    const silent = serving.db.insert(contactReveals).values(asked({ note: "short" }));

    await expect(silent).rejects.toMatchObject({ cause: { constraint_name: "reveal_says_why" } });
  });
});
