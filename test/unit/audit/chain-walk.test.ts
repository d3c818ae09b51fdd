import { describe, expect, it } from "vitest";
import {
  type AuditEntry,
  chained,
  GENESIS,
  type SignedHead,
} from "../../../subgraphs/kit/audit/audit-entry.js";
import { parseAuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { walkChain } from "../../../subgraphs/kit/audit/chain-walk.js";
import { keyText } from "../../pii-keys.js";
import { CHAIN, draft, entries, signed } from "./chain.fixture.js";

const WRITTEN = entries(10);
const HEAD = signed(WRITTEN.at(-1) as AuditEntry);

/** What is found in the entries as somebody left them, standing one after another as they are numbered. */
function found(left: readonly AuditEntry[], head: SignedHead | undefined = HEAD) {
  const walk = walkChain(CHAIN);
  for (const entry of left.toSorted((a, b) => a.sequence - b.sequence)) walk.see(entry);
  return walk.end(head).map(({ chain: _, ...finding }) => finding);
}

/** The entries with some in place of others, by their number. */
const replaced = (changes: Record<number, Partial<AuditEntry>>) =>
  WRITTEN.map((entry) => ({ ...entry, ...changes[entry.sequence] }));
const without = (...gone: number[]) => WRITTEN.filter(({ sequence }) => !gone.includes(sequence));
const renumbered = (left: readonly AuditEntry[]) =>
  left.map((entry, index) => ({ ...entry, sequence: index + 1 }));
const entry = (sequence: number) => WRITTEN[sequence - 1] as AuditEntry;
const FOREIGN: AuditEntry = { ...entry(5), whom: ["ptn_test_foreign"], hash: "made-up" };

describe("a chain of the audit", () => {
  it("as it was written has nothing wrong with it", () => {
    expect(found(WRITTEN)).toEqual([]);
  });

  it("tells which entry was changed", () => {
    expect(found(replaced({ 4: { whom: ["ptn_test_other"] } }))).toEqual([
      { fault: "ALTERED", from: 4, to: 4 },
    ]);
  });

  it("tells which entry was changed when its hash was changed along with it", () => {
    const whom = ["ptn_test_other"];

    expect(
      found(replaced({ 4: { whom, hash: "made-up" }, 5: { previousHash: "made-up" } })),
    ).toEqual([{ fault: "ALTERED", from: 4, to: 5 }]);
  });

  it("tells which entries were removed", () => {
    expect(found(without(3, 6, 7))).toEqual([
      { fault: "REMOVED", from: 3, to: 3 },
      { fault: "REMOVED", from: 6, to: 7 },
    ]);
  });

  it("tells which entry was removed when the ones after it were moved up", () => {
    expect(found(renumbered(without(3)))).toEqual([
      { fault: "MOVED", from: 3, to: 9, writtenAt: 4 },
      { fault: "REMOVED", from: 3, to: 3 },
    ]);
  });

  it("tells which entry somebody else wrote in between", () => {
    const left = [...WRITTEN.slice(0, 5), FOREIGN, ...WRITTEN.slice(5)];

    expect(found(renumbered(left))).toEqual([
      { fault: "ALTERED", from: 6, to: 6 },
      { fault: "MOVED", from: 7, to: 11, writtenAt: 6 },
    ]);
  });

  it("tells which entries somebody else wrote at its end", () => {
    const left = [...WRITTEN, { ...FOREIGN, sequence: 11 }, { ...FOREIGN, sequence: 12 }];

    expect(found(left)).toEqual([{ fault: "ALTERED", from: 11, to: 12 }]);
  });

  it("tells which entries changed places", () => {
    expect(found(replaced({ 4: { sequence: 6 }, 6: { sequence: 4 } }))).toEqual([
      { fault: "MOVED", from: 4, to: 4, writtenAt: 6 },
      { fault: "MOVED", from: 6, to: 6, writtenAt: 4 },
    ]);
  });

  it("tells where an entry is that was written for another subgraph or another person", () => {
    const talk = entries(10, { ...CHAIN, subgraph: "talk" });
    const other = entries(10, { ...CHAIN, name: "agt_other" });

    for (const foreign of [talk[4], other[4]]) {
      expect(found(replaced({ 5: { ...foreign, chain: CHAIN.name } }))).toEqual([
        { fault: "ALTERED", from: 5, to: 5 },
      ]);
    }
  });

  it("tells where two histories of it were put together", () => {
    const changed = draft({ whom: ["ptn_test_other"] });
    const fourth = chained(CHAIN, entry(3), [changed])[0] as AuditEntry;

    expect(found(replaced({ 4: fourth }))).toEqual([{ fault: "UNLINKED", from: 5, to: 5 }]);
  });

  it("tells how much of its end is missing", () => {
    expect(found(WRITTEN.slice(0, 7))).toEqual([{ fault: "REMOVED", from: 8, to: 10 }]);
    expect(found([])).toEqual([{ fault: "REMOVED", from: 1, to: 10 }]);
  });

  it("does not take an end for its own that nobody signed, or that was signed for another entry", () => {
    const seventh = entry(7);
    const { keyId, signature } = HEAD;
    const shortened = WRITTEN.slice(0, 7);

    expect(found(shortened, { ...seventh, keyId, signature })).toEqual([
      { fault: "HEAD_ALTERED", from: 7, to: 7 },
    ]);
    expect(found(shortened, { ...seventh, keyId, signature: "" })).toEqual([
      { fault: "HEAD_ALTERED", from: 7, to: 7 },
    ]);
  });

  it("does not take an end for its own that it has gone past, or that is of another history", () => {
    const other = chained(CHAIN, entry(9), [draft({ whom: ["ptn_test_other"] })])[0] as AuditEntry;

    expect(found(WRITTEN, signed(entry(7)))).toEqual([{ fault: "HEAD_ALTERED", from: 7, to: 7 }]);
    expect(found(WRITTEN, signed(other))).toEqual([{ fault: "HEAD_ALTERED", from: 10, to: 10 }]);
  });

  it("tells when nothing says where it ends", () => {
    const walk = walkChain(CHAIN);
    for (const one of WRITTEN) walk.see(one);

    expect(walk.end(undefined)).toEqual([
      { chain: "agt_test", fault: "HEAD_REMOVED", from: null, to: null },
    ]);
  });

  it("goes on under a new key, and tells which entries the old one is needed for", () => {
    const keys = parseAuditKeys(`new:${keyText("new")},test:${keyText("audit")}`);
    const more = chained({ ...CHAIN, keys }, entry(10), [draft(), draft()]);
    const last = signed(more[1] as AuditEntry, { ...CHAIN, keys });

    const look = (withKeys: typeof keys) => {
      const walk = walkChain({ ...CHAIN, keys: withKeys });
      for (const one of [...WRITTEN, ...more]) walk.see(one);
      return walk.end(last);
    };

    expect(look(keys)).toEqual([]);
    expect(look(parseAuditKeys(`new:${keyText("new")}`))).toEqual([
      { chain: "agt_test", fault: "KEY_UNKNOWN", from: 1, to: 10 },
    ]);
  });

  it("begins with its first entry", () => {
    const begunAnew = chained(CHAIN, { ...GENESIS, hash: "another beginning" }, [draft()]);

    expect(found(begunAnew, signed(begunAnew[0] as AuditEntry))).toEqual([
      { fault: "UNLINKED", from: 1, to: 1 },
    ]);
  });
});
