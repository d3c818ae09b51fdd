import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { CONTACT_KINDS, type ContactKind } from "./contact-kind.js";

/**
 * The keys of personal data. The first one is used for whatever is written; all of them for what is read. Node's key
 * objects hold them, so that a ring that is logged or sent by mistake shows nothing.
 */
export type KeyRing = {
  readonly active: PiiKey;
  readonly all: readonly PiiKey[];
  /** The key of that id; undefined when the ring has none. */
  key(id: string): PiiKey | undefined;
};

/** What one entry of the ring is good for: a key for each purpose, none of which tells anything of another. */
export type PiiKey = {
  readonly id: string;
  readonly sealing: KeyObject;
  readonly searching: Readonly<Record<ContactKind, KeyObject>>;
};

/** The text is no key ring. The message says which entry is wrong and never what a key is. */
export class KeyRingError extends Error {
  override readonly name = "KeyRingError";
}

const KEY_BYTES = 32;
const ID = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reads a ring from `id:key,id2:key2`, where a key is 32 random bytes in base64.
 * @throws KeyRingError
 */
export function parseKeyRing(text: string): KeyRing {
  const all = parseKeyList(text).map(({ id, secret }) => keysOf(id, secret));
  const [active] = all;
  if (!active) throw new KeyRingError("it has no key");
  const byId = new Map(all.map((key) => [key.id, key]));
  return { active, all, key: (id) => byId.get(id) };
}

/**
 * Reads the same text as what it is: ids and secrets, from which whoever needs them derives keys.
 * @throws KeyRingError
 */
export function parseKeyList(text: string): { id: string; secret: Buffer }[] {
  const entries = text.split(",").map((entry, index) => parseEntry(entry.trim(), index + 1));
  refuseTwice(
    entries.map(({ id }) => id),
    "two keys have the same id",
  );
  refuseTwice(
    entries.map(({ secret }) => secret.toString("base64")),
    "the same key is there under two ids",
  );
  return entries;
}

/** A new ring of one key, as text. */
export function newKeyRing(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString("base64")}`;
}

function parseEntry(entry: string, place: number): { id: string; secret: Buffer } {
  const colon = entry.indexOf(":");
  const id = entry.slice(0, colon);
  const encoded = entry.slice(colon + 1);
  if (colon < 0 || !ID.test(id)) {
    throw new KeyRingError(
      `entry ${place} does not begin with an id of small letters, digits, "-" or "_" and a colon`,
    );
  }
  const secret = Buffer.from(encoded, "base64");
  if (!BASE64.test(encoded) || secret.toString("base64") !== encoded) {
    throw new KeyRingError(`the key of entry ${place} is not ${KEY_BYTES} bytes in base64`);
  }
  if (new Set(secret).size < KEY_BYTES / 4) {
    throw new KeyRingError(`the key of entry ${place} is not random`);
  }
  return { id, secret };
}

function keysOf(id: string, secret: Buffer): PiiKey {
  const searching = CONTACT_KINDS.map((kind) => [kind, derived(secret, `search ${kind}`)]);
  return { id, sealing: derived(secret, "seal"), searching: Object.fromEntries(searching) };
}

function derived(secret: Buffer, purpose: string): KeyObject {
  const key = hkdfSync("sha256", secret, "", `affiliate-compensation-graph pii ${purpose}`, 32);
  return createSecretKey(Buffer.from(key));
}

function refuseTwice(values: readonly string[], problem: string): void {
  if (new Set(values).size < values.length) throw new KeyRingError(problem);
}
