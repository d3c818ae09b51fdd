import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { parseKeyList } from "../pii/key-ring.js";

/** The keys of the audit: the first one makes the hashes of new entries, all of them check those that are there. */
export type AuditKeys = {
  readonly active: AuditKey;
  /** The key of that id; undefined when there is none. */
  key(id: string): AuditKey | undefined;
};

/** What one key is good for: a key for each purpose, none of which tells anything of another. */
export type AuditKey = {
  readonly id: string;
  readonly entries: KeyObject;
  readonly heads: KeyObject;
  readonly searches: KeyObject;
};

/**
 * Reads the keys from `id:key,id2:key2`, where a key is 32 random bytes in base64. A key stays as long as the entries
 * that were made with it: without it nobody can check them.
 * @throws KeyRingError
 */
export function parseAuditKeys(text: string): AuditKeys {
  const [first, ...others] = parseKeyList(text).map(({ id, secret }) => keyOf(id, secret));
  if (!first) throw new Error("a list of keys has one at least");
  const byId = new Map([first, ...others].map((key) => [key.id, key]));
  return { active: first, key: (id) => byId.get(id) };
}

function keyOf(id: string, secret: Buffer): AuditKey {
  const derived = (purpose: string) =>
    createSecretKey(
      Buffer.from(
        hkdfSync("sha256", secret, "", `affiliate-compensation-graph audit ${purpose}`, 32),
      ),
    );
  return { id, entries: derived("entry"), heads: derived("head"), searches: derived("search") };
}
