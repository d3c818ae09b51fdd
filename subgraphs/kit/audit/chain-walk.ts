import {
  type AuditEntry,
  type Chain,
  entryHash,
  GENESIS,
  type Head,
  isSigned,
  type SignedHead,
} from "./audit-entry.js";
import { type AuditFault, type Finding, mergedFindings } from "./finding.js";

/** A chain that is looked at from its first entry to its last. */
export type ChainWalk = {
  /** The next entry, in the order in which they stand. */
  see(entry: AuditEntry): void;
  /** @returns what is wrong with the chain, given where it is said to end */
  end(head: SignedHead | undefined): Finding[];
};

/** So far from where it stands an entry is looked for; one that was moved further counts as altered. */
const FAR = 64;

/** Begins to look at a chain. */
export function walkChain(chain: Chain): ChainWalk {
  const findings: Finding[] = [];
  const missing: { from: number; to: number }[] = [];
  /** The last entry that is as it was written. */
  let last: Head = GENESIS;
  /** Where the next one was written, if nothing is wrong. */
  let due = 1;
  /** How far the entries stand from where they were written, as of the last one. */
  let offset = 0;

  function find(fault: AuditFault, from: number, to = from, writtenAt?: number): void {
    const where = { chain: chain.name, fault, from, to };
    findings.push(writtenAt === undefined ? where : { ...where, writtenAt });
  }

  /** Where an entry was written; null when it was not, or is not as it was. */
  function placeOf(entry: AuditEntry): number | null {
    const key = chain.keys.key(entry.keyId);
    if (!key) return null;
    const { hash, ...content } = entry;
    const isAt = (sequence: number) =>
      entryHash(key, chain.subgraph, { ...content, sequence }) === hash;
    if (isAt(entry.sequence)) return entry.sequence;
    const near = Array.from({ length: 2 * FAR + 1 }, (_, index) => index - FAR);
    const shift = [offset, ...near].find((shift) => isAt(entry.sequence + shift));
    return shift === undefined ? null : entry.sequence + shift;
  }

  return {
    see(entry) {
      const { sequence } = entry;
      const place = placeOf(entry);
      if (place === null) {
        find(chain.keys.key(entry.keyId) ? "ALTERED" : "KEY_UNKNOWN", sequence);
        expect(sequence + offset);
        return;
      }
      offset = place - sequence;
      if (offset !== 0) find("MOVED", sequence, sequence, place);
      if (last.sequence === place - 1 && entry.previousHash !== last.hash) find("UNLINKED", place);
      last = { sequence: place, hash: entry.hash };
      expect(place);
    },
    end(head) {
      if (!head) findings.push({ chain: chain.name, fault: "HEAD_REMOVED", from: null, to: null });
      else endAt(head);
      for (const { from, to } of missing) find("REMOVED", from, to);
      return mergedFindings(findings);
    },
  };

  function endAt(head: SignedHead): void {
    const isOwn = isSigned(chain, head);
    const isLast = head.sequence >= last.sequence;
    const isSame = head.sequence !== last.sequence || head.hash === last.hash;
    if (!isOwn || !isLast || !isSame) find("HEAD_ALTERED", head.sequence);
    else if (head.sequence >= due) missing.push({ from: due, to: head.sequence });
  }

  /** Notes that the entry of this place is there, and which before it are not. */
  function expect(place: number): void {
    if (place >= due) {
      if (place > due) missing.push({ from: due, to: place - 1 });
      due = place + 1;
      return;
    }
    const gap = missing.findIndex(({ from, to }) => from <= place && place <= to);
    const found = missing[gap];
    if (!found) return;
    const parts = [
      { from: found.from, to: place - 1 },
      { from: place + 1, to: found.to },
    ];
    missing.splice(gap, 1, ...parts.filter(({ from, to }) => from <= to));
  }
}
