import { createHmac, type KeyObject } from "node:crypto";
import { maskNumbersIn } from "../pii/numbers-in-text.js";
import type { AuditKey, AuditKeys } from "./audit-keys.js";

/** What somebody did. BEGIN is the register's own: somebody's first entry. */
export type AuditAction = "BEGIN" | "LOOKUP" | "SEARCH" | "REVEAL" | "EXPORT" | "DECISION";

/**
 * What else belongs to an entry: a search's kind and keyed hash, a decision's input. Never what people are found by.
 */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Who did what, when, from where, to whom and why, before it is on record. */
export type AuditDraft = {
  at: Date;
  actor: string;
  role: string;
  address: string | null;
  requestId: string | null;
  action: AuditAction;
  whom: readonly string[];
  what: string;
  outcome: string;
  why: string | null;
  details: AuditDetails;
};

/** An entry as it is on record. `at` is ISO text in UTC to the microsecond, as the database tells instants apart. */
export type AuditEntry = Omit<AuditDraft, "at"> & {
  at: string;
  chain: string;
  sequence: number;
  keyId: string;
  previousHash: string;
  hash: string;
};

/** Where a chain ends. */
export type Head = { sequence: number; hash: string };

/** A head as it is on record. */
export type SignedHead = Head & { keyId: string; signature: string };

/** What the first entry of a chain follows. */
export const GENESIS: Head = { sequence: 0, hash: "genesis" };

/** The chain in which all the others are entered when they begin, so that none of them can disappear as a whole. */
export const REGISTER = "register";

/** A chain of one subgraph, with what makes and checks its hashes. */
export type Chain = { subgraph: string; name: string; keys: AuditKeys };

const LONGEST_TEXT = 500;

/** Makes the drafts the next entries of a chain. */
export function chained(chain: Chain, head: Head, drafts: readonly AuditDraft[]): AuditEntry[] {
  const { active } = chain.keys;
  let { sequence, hash: previousHash } = head;
  return drafts.map(({ at, why, details, ...draft }) => {
    sequence += 1;
    const entry = {
      ...draft,
      at: at.toISOString().replace("Z", "000Z"),
      why: why === null ? null : storable(why),
      details: Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          typeof value === "string" ? storable(value) : value,
        ]),
      ),
      chain: chain.name,
      sequence,
      keyId: active.id,
      previousHash,
    };
    const hash = entryHash(active, chain.subgraph, entry);
    previousHash = hash;
    return { ...entry, hash };
  });
}

/** The hash of an entry. The subgraph is in it, so that no entry can be moved into another one's database. */
export function entryHash(key: AuditKey, subgraph: string, entry: Omit<AuditEntry, "hash">) {
  return hmac(key.entries, [
    "audit@1",
    subgraph,
    entry.chain,
    entry.sequence,
    entry.at,
    entry.actor,
    entry.role,
    entry.address,
    entry.requestId,
    entry.action,
    entry.whom,
    entry.what,
    entry.outcome,
    entry.why,
    // The database keeps the names of an object in an order of its own.
    Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1)),
    entry.keyId,
    entry.previousHash,
  ]);
}

/** What proves that a chain ended there: the hash of its last entry can be read by everybody who reads the entries. */
export function headSignature(key: AuditKey, { subgraph, name }: Chain, head: Head): string {
  return hmac(key.heads, ["audit@1", subgraph, name, head.sequence, head.hash]);
}

/** Whether a head was signed with a key at hand. */
export function isSigned(chain: Chain, { keyId, signature, ...head }: SignedHead): boolean {
  const key = chain.keys.key(keyId);
  return key !== undefined && headSignature(key, chain, head) === signature;
}

/**
 * What stands for a searched text: the same text has the same one, and without the key nobody can try texts against
 * it.
 */
export function searchHash({ active }: AuditKeys, kind: string, text: string): string {
  return hmac(active.searches, [kind, text]);
}

function hmac(key: KeyObject, content: readonly unknown[]): string {
  return createHmac("sha256", key).update(JSON.stringify(content)).digest("base64url");
}

/** Text without people's numbers, and without what PostgreSQL does not store: it would refuse the entry. */
function storable(text: string): string {
  const letters = [...text.replaceAll("\0", "")].filter((letter) => !/^\p{Cs}$/u.test(letter));
  return maskNumbersIn(letters.slice(0, LONGEST_TEXT).join(""));
}
