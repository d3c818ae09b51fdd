import { describe, expect, it } from "vitest";
import { contactReveals } from "../../../subgraphs/directory/tables.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { REVEAL, REVEALER } from "./people.fixture.js";

const graph = await startGraph();

const CONTACTS = `query ($id: ID!) { partner(id: $id) { businessNumber contacts { kind masked } } }`;
const OWN: IdentifiedViewer = { role: "partner", id: DEMO.bakery };
const STRANGERS: [string, IdentifiedViewer | undefined][] = [
  ["another partner", { role: "partner", id: DEMO.florist }],
  ["a user", { role: "user", id: DEMO.webUser }],
  ["an operator", { role: "operator", id: "opr_test", affiliate: "TALK" }],
  ["an admin", { role: "admin", id: "adm_test", permissions: ["audit:read"] }],
  ["nobody in particular", undefined],
];

const INPUT = {
  beneficiaryId: DEMO.bakery,
  kind: "PHONE",
  reason: "CALL_BACK",
  note: "조사 결과를 알려 드리기로 함",
  idempotencyKey: "who-1",
};

const reveals = async () => {
  const rows: (typeof contactReveals.$inferSelect)[] = [];
  await graph.asOwner("directory", async ({ db }) =>
    rows.push(...(await db.select().from(contactReveals))),
  );
  return rows;
};

describe("the masked contacts of a person", () => {
  it.each([
    ["an agent", AGENT],
    ["the person itself", OWN],
  ])("are seen by %s, with the same part of them everywhere", async (_who, as) => {
    const { data, errors } = await graph.ask(CONTACTS, { as, variables: { id: DEMO.bakery } });

    expect(errors).toBeUndefined();
    expect(data.partner).toEqual({
      businessNumber: "101-**-***17",
      contacts: [
        { kind: "PHONE", masked: "010-****-0001" },
        { kind: "BUSINESS_NUMBER", masked: "101-**-***17" },
        { kind: "BANK_ACCOUNT", masked: "999-****0001" },
        { kind: "EMAIL", masked: "p***@example.invalid" },
      ],
    });
  });

  it.each(STRANGERS)("are not seen by %s", async (_who, as) => {
    const { data, errors } = await graph.ask(CONTACTS, {
      ...(as && { as }),
      variables: { id: DEMO.bakery },
    });

    expect(data).toEqual({ partner: null });
    expect(errors).toMatchObject([{ path: ["partner"], extensions: { code: "FORBIDDEN" } }]);
  });

  it("of a user are a user's own, and there is no business number to see", async () => {
    const as: IdentifiedViewer = { role: "user", id: DEMO.webUser };
    const { data, errors } = await graph.ask(
      `{ own: user(id: "${DEMO.webUser}") { contacts { kind masked } } other: user(id: "${DEMO.reader}") { contacts { masked } } }`,
      { as },
    );

    expect(data).toEqual({
      own: {
        contacts: [
          { kind: "PHONE", masked: "010-****-0011" },
          { kind: "EMAIL", masked: "u***@example.invalid" },
        ],
      },
      other: null,
    });
    expect(errors).toMatchObject([{ path: ["other"], extensions: { code: "FORBIDDEN" } }]);
  });

  it("is null where somebody has none", async () => {
    const { data } = await graph.ask(CONTACTS, { as: AGENT, variables: { id: DEMO.taxi } });

    expect(data.partner.businessNumber).toBeNull();
  });
});

describe("a contact in full", () => {
  it.each<[string, IdentifiedViewer | undefined, string]>([
    ["an agent without the permission", AGENT, "FORBIDDEN"],
    ["the person itself", OWN, "FORBIDDEN"],
    ["nobody in particular", undefined, "UNAUTHENTICATED"],
    ...STRANGERS.slice(0, 4).map(
      ([who, as]) => [who, as, "FORBIDDEN"] as [string, IdentifiedViewer | undefined, string],
    ),
  ])("is not shown to %s, and nothing is written", async (_who, as, code) => {
    const { data, errors } = await graph.ask(REVEAL, {
      ...(as && { as }),
      variables: { input: INPUT },
    });

    expect(data).toEqual({ revealDirectoryContact: null });
    expect(errors).toMatchObject([{ path: ["revealDirectoryContact"], extensions: { code } }]);
    expect(await reveals()).toEqual([]);
  });

  it("is shown for a minute to an agent with the permission, who is then on record", async () => {
    const { data, errors } = await graph.ask(REVEAL, { as: REVEALER, variables: { input: INPUT } });

    expect({ data, errors }).toEqual({
      data: {
        revealDirectoryContact: {
          kind: "PHONE",
          value: "010-0000-0001",
          visibleUntil: "2023-03-02T01:01:00.000Z",
          isReplay: false,
        },
      },
      errors: undefined,
    });
    expect(await reveals()).toEqual([{ ...INPUT, actor: REVEALER.id, revealedAt: DEMO_INSTANT }]);
  });

  it.each([
    [{ beneficiaryId: "usr_nobody" }, "CONTACT_UNKNOWN", "No such contact is on record."],
    [
      { note: "the caller says 010-0000-0001 is wrong" },
      "NOTE_HOLDS_A_NUMBER",
      "Leave phone, business and account numbers and e-mail addresses out of the note: it is kept unencrypted.",
    ],
    [
      { idempotencyKey: "who-1", kind: "EMAIL" },
      "IDEMPOTENCY_MISMATCH",
      "Another request was carried out under this key. Use a new key for a new request.",
    ],
  ])("is refused with a code and a sentence: %j", async (changes, code, text) => {
    const input = { ...INPUT, idempotencyKey: "who-2", ...changes };
    const { data, errors } = await graph.ask(REVEAL, { as: REVEALER, variables: { input } });

    expect({ data, errors }).toEqual({
      data: { revealDirectoryContact: { code, text } },
      errors: undefined,
    });
  });

  it("is not shown when it cannot be put on record", async () => {
    await graph.asOwner(
      "directory",
      ({ sql }) =>
        sql`alter table contact_reveals add constraint broken check (note <> 'the record is broken')`,
    );
    const input = { ...INPUT, note: "the record is broken", idempotencyKey: "who-3" };

    const { data, errors } = await graph.ask(REVEAL, { as: REVEALER, variables: { input } });

    expect(data).toEqual({ revealDirectoryContact: null });
    expect(errors).toMatchObject([{ extensions: { code: "DIRECTORY_UNAVAILABLE" } }]);
  });
});
