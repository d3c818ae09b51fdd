import { describe, expect, it } from "vitest";
import {
  type AuditEntry,
  chained,
  entryHash,
  GENESIS,
  headSignature,
  searchHash,
} from "../../../subgraphs/kit/audit/audit-entry.js";
import { parseAuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { keyText } from "../../pii-keys.js";
import { CHAIN, draft, entries } from "./chain.fixture.js";

const key = TEST_AUDIT_KEYS.active;
const hashOf = ({ hash: _, ...content }: AuditEntry) => entryHash(key, "directory", content);

describe("an entry", () => {
  const [entry] = chained(CHAIN, GENESIS, [
    draft({ why: "because", details: { kind: "PHONE", count: 2 } }),
  ]) as [AuditEntry];

  it("is all of what was done, with its place in the chain", () => {
    expect(entry).toEqual({
      ...draft({ why: "because", details: { kind: "PHONE", count: 2 } }),
      at: "2023-03-02T01:00:00.000000Z",
      chain: "agt_test",
      sequence: 1,
      keyId: "test",
      previousHash: "genesis",
      hash: hashOf(entry),
    });
  });

  it.each<[string, Partial<AuditEntry>]>([
    ["when", { at: "2023-03-02T01:00:00.000001Z" }],
    ["who", { actor: "agt_other" }],
    ["as what", { role: "operator" }],
    ["from where", { address: "192.0.2.8" }],
    ["from somewhere or nowhere", { address: null }],
    ["in which request", { requestId: "req_2" }],
    ["what kind of thing", { action: "SEARCH" }],
    ["whom", { whom: ["ptn_test_two"] }],
    ["whom else", { whom: ["ptn_test_one", "ptn_test_two"] }],
    ["how two people's ids part", { whom: ["ptn_test_one,ptn_test_two"] }],
    ["what", { what: "Query.user" }],
    ["what came of it", { outcome: "FORBIDDEN" }],
    ["why", { why: "because of something else" }],
    ["one of its details", { details: { kind: "EMAIL", count: 2 } }],
    ["the sort of a detail", { details: { kind: "PHONE", count: "2" } }],
    ["another detail", { details: { kind: "PHONE", count: 2, more: true } }],
    ["the chain", { chain: "agt_other" }],
    ["the place in it", { sequence: 2 }],
    ["what it follows", { previousHash: "other" }],
    ["the key it claims to be made with", { keyId: "other" }],
  ])("has another hash when somebody changes %s", (_what, change) => {
    expect(hashOf({ ...entry, ...change })).not.toBe(entry.hash);
  });

  it("has the same hash in whatever order the database gives its details back", () => {
    expect(hashOf({ ...entry, details: { count: 2, kind: "PHONE" } })).toBe(entry.hash);
  });

  it("has a hash of its own in every subgraph and under every key", () => {
    const other = parseAuditKeys(`test:${keyText("another")}`).active;
    const { hash: _, ...content } = entry;

    expect(entryHash(key, "talk", content)).not.toBe(entry.hash);
    expect(entryHash(other, "directory", content)).not.toBe(entry.hash);
  });

  it("follows the one before it", () => {
    const [first, second, third] = entries(3);

    expect([second?.previousHash, third?.previousHash]).toEqual([first?.hash, second?.hash]);
    expect([first, second, third].map((one) => one?.sequence)).toEqual([1, 2, 3]);
  });

  it.each([
    ["손님이 010-0000-0001 번호를 말함", "손님이 010-****-0001 번호를 말함"],
    ["an end of text\0 and more", "an end of text and more"],
    ["half a letter \ud83d here", "half a letter  here"],
    ["한".repeat(501), "한".repeat(500)],
    ["😀".repeat(501), "😀".repeat(500)],
  ])("keeps of a free text what can be kept: %j", (text, kept) => {
    const [one] = chained(CHAIN, GENESIS, [draft({ why: text, details: { note: text } })]);

    expect(one).toMatchObject({ why: kept, details: { note: kept } });
  });
});

describe("the signature of a head", () => {
  it("is not one of the hashes that everybody can read", () => {
    const [entry] = entries(1) as [AuditEntry];

    expect(headSignature(key, CHAIN, entry)).not.toBe(entry.hash);
  });

  it.each([
    ["subgraph", { ...CHAIN, subgraph: "talk" }, { sequence: 1, hash: "h" }],
    ["chain", { ...CHAIN, name: "agt_other" }, { sequence: 1, hash: "h" }],
    ["end", CHAIN, { sequence: 2, hash: "h" }],
    ["last entry", CHAIN, { sequence: 1, hash: "i" }],
  ])("is good for no other %s", (_what, chain, head) => {
    const own = headSignature(key, CHAIN, { sequence: 1, hash: "h" });

    expect(headSignature(key, chain, head)).not.toBe(own);
  });
});

describe("what stands for a searched text", () => {
  const hash = (kind: string, text: string, keys = TEST_AUDIT_KEYS) => searchHash(keys, kind, text);

  it("is the same for the same text and tells nothing of it", () => {
    expect(hash("NAME", "데모 베이커리")).toBe(hash("NAME", "데모 베이커리"));
    expect(hash("NAME", "데모 베이커리")).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("is another for another text, kind or key", () => {
    const keys = parseAuditKeys(`test:${keyText("another")}`);
    const hashes = [
      hash("NAME", "김"),
      hash("NAME", "이"),
      hash("PHONE", "김"),
      hash("NAME", "김", keys),
    ];

    expect(new Set(hashes).size).toBe(4);
  });
});
