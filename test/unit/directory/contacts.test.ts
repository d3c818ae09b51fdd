import { describe, expect, it } from "vitest";
import { revealRequest } from "../../../subgraphs/directory/contacts/reveal-request.js";
import { contactRow, openContact } from "../../../subgraphs/directory/contacts/sealed-contact.js";
import { searchedContact } from "../../../subgraphs/directory/contacts/searched-contact.js";
import {
  contactsOfReporter,
  demoContacts,
} from "../../../subgraphs/directory/demo/synthetic-contacts.js";
import { syntheticReports } from "../../../subgraphs/kit/demo/people.js";
import { normaliseContact } from "../../../subgraphs/kit/pii/normalise-contact.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { ringOf } from "../../pii-keys.js";

describe("what an agent typed", () => {
  it.each([
    ["010-0000-0001", "PHONE", "+821000000001"],
    ["  ０１０ 0000 0001", "PHONE", "+821000000001"],
    ["120-81-47521", "BUSINESS_NUMBER", "1208147521"],
    ["1208147521", "BUSINESS_NUMBER", "1208147521"],
    ["Demo.Bakery@Example.INVALID", "EMAIL", "demo.bakery@example.invalid"],
  ])("is a whole contact however it is written: %s", (text, kind, value) => {
    expect(searchedContact(text)).toEqual({ kind, value });
  });

  it.each([
    "010",
    "0000-0001",
    "010-0000-000",
    "120-81",
    "47521",
    "0001",
    "@example.invalid",
    "%",
    "24시",
  ])("is the beginning of a name when it is a part of one: %s", (text) => {
    expect(searchedContact(text)).toBeNull();
  });

  it("is refused as a mistyped business number when its check digit is wrong", () => {
    expect(searchedContact("120-81-47522")).toEqual({
      refusal: expect.objectContaining({ en: expect.stringContaining("check digit") }),
    });
  });

  it("is no bank account: people are not found by how they are paid", () => {
    expect(searchedContact("999 000-0000-00001")).toBeNull();
  });
});

describe("a stored contact", () => {
  const KEYS = ringOf("k");
  const AT = new Date("2023-01-30T09:00:00+09:00");

  it("holds nothing of its value in the clear and opens to the normalised one", () => {
    const row = contactRow(KEYS, "usr_a", "PHONE", "010-0000-0001", AT);

    expect(row).toEqual({
      beneficiaryId: "usr_a",
      kind: "PHONE",
      sealed: expect.stringMatching(/^v1\.k\.[\w-]+$/),
      hash: expect.stringMatching(/^[\w-]{43}$/),
      keyId: "k",
      createdAt: AT,
    });
    expect(openContact(KEYS, "usr_a", { kind: "PHONE", sealed: row.sealed })).toBe("+821000000001");
  });

  it("is not made of what is no contact, and the error does not repeat it", () => {
    const make = () => contactRow(KEYS, "ptn_a", "BUSINESS_NUMBER", "120-81-47522", AT);

    expect(make).toThrow("BUSINESS_NUMBER of ptn_a: The check digit");
    expect(make).not.toThrow("47522");
  });
});

describe("the demo's contacts", () => {
  const all = [...demoContacts, ...syntheticReports(30_000).flatMap(contactsOfReporter)];

  it("can be nobody's: unassigned exchanges, no kind of business, no bank, no domain", () => {
    const forms = {
      PHONE: /^010-0[01]\d\d-\d{4}$/,
      BUSINESS_NUMBER: /^\d{3}-00-\d{5}$/,
      BANK_ACCOUNT: /^999 [\d-]+$/,
      EMAIL: /@example\.invalid$/,
    };

    expect(all.filter(({ kind, text }) => !forms[kind].test(text))).toEqual([]);
  });

  it("are right in form and no two people's", () => {
    const values = all.map(({ kind, text }) => {
      const normalised = normaliseContact(kind, text);
      return "value" in normalised ? `${kind} ${normalised.value}` : `${kind} refused`;
    });

    expect(new Set(values).size).toBe(all.length);
    expect(values.filter((value) => value.endsWith("refused"))).toEqual([]);
  });
});

describe("a request to reveal a contact", () => {
  const NOW = new Date("2023-03-02T10:00:00+09:00");
  const INPUT = {
    beneficiaryId: "ptn_demo_bakery",
    kind: "PHONE",
    reason: "CALL_BACK",
    note: "  조사 결과를 알려 드리기로 함  ",
    idempotencyKey: "r-1",
  } as const;
  const ALLOWED: Viewer = { role: "agent", id: "agt_a", permissions: ["contact:reveal"] };

  it("says who sees whose contact, when and why", () => {
    expect(revealRequest(ALLOWED, INPUT, NOW)).toEqual({
      beneficiaryId: "ptn_demo_bakery",
      actor: "agt_a",
      idempotencyKey: "r-1",
      kind: "PHONE",
      reason: "CALL_BACK",
      note: "조사 결과를 알려 드리기로 함",
      revealedAt: NOW,
    });
  });

  it.each<[string, Viewer, string]>([
    ["nobody in particular", { role: "anonymous" }, "UNAUTHENTICATED"],
    ["an agent without the permission", { role: "agent", id: "agt_a" }, "FORBIDDEN"],
    ["an agent with no permission", { role: "agent", id: "agt_a", permissions: [] }, "FORBIDDEN"],
    ["the person itself", { role: "partner", id: "ptn_demo_bakery" }, "FORBIDDEN"],
    ["another user", { role: "user", id: "usr_a" }, "FORBIDDEN"],
    ["an operator", { role: "operator", id: "opr_a", affiliate: "TALK" }, "FORBIDDEN"],
    ["an admin", { role: "admin", id: "adm_a", permissions: ["audit:read"] }, "FORBIDDEN"],
  ])("is refused to %s", (_who, viewer, code) => {
    expect(() => revealRequest(viewer, INPUT, NOW)).toThrow(
      expect.objectContaining({ extensions: { code } }),
    );
  });

  it.each([
    ["beneficiaryId", "agt_a"],
    ["beneficiaryId", "ptn_' or true --"],
    ["note", "why not"],
    ["note", `${" ".repeat(20)}why`],
    ["note", "가".repeat(501)],
    ["note", "ten letters\0"],
    ["idempotencyKey", ""],
    ["idempotencyKey", " r"],
    ["idempotencyKey", "r".repeat(256)],
    ["idempotencyKey", "r\0r"],
  ])("is malformed with such a %s: %j", (field, value) => {
    expect(() => revealRequest(ALLOWED, { ...INPUT, [field]: value }, NOW)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(new RegExp(`^${field} `)),
        extensions: { code: "BAD_USER_INPUT" },
      }),
    );
  });
});
