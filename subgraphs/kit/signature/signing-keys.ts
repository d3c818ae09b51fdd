import { createSecretKey, type KeyObject } from "node:crypto";

/** A secret that a gateway and its subgraphs share. A KeyObject prints nothing of itself, in a log least of all. */
export type SigningKey = { id: string; secret: KeyObject };

/** As long as the digest of HMAC-SHA256 (RFC 2104 section 3): a shorter one would be the weakest part. */
export const MIN_KEY_BYTES = 32;

/** How many keys may live at once: the one that signs and the one that is on its way out, or in. */
export const MAX_KEYS = 2;

/** Fewer different bytes than this are no accident of chance: a key of one repeated letter was typed, not made. */
const MIN_DIFFERENT_BYTES = 8;

const ENTRY = /^([A-Za-z0-9_-]{1,40}):([A-Za-z0-9+/]+={0,2})$/;

/**
 * Reads `id:base64,id2:base64`. The first key signs and all of them verify, so a key is changed without a call refused:
 * add the new one behind the old everywhere, then put it first everywhere, then take the old one away.
 * @returns null when the text is no such list, a key is too short or not random, or an id or a key is there twice
 */
export function parseSigningKeys(text: string): SigningKey[] | null {
  const entries = text.split(",");
  const keys = entries.map(readKey).filter((key) => key !== null);
  const ids = new Set(keys.map(({ id }) => id));
  const secrets = new Set(keys.map(({ bytes }) => bytes.toString("base64")));
  if (Math.min(ids.size, secrets.size) < entries.length || entries.length > MAX_KEYS) return null;
  return keys.map(({ id, bytes }) => ({ id, secret: createSecretKey(bytes) }));
}

function readKey(entry: string): { id: string; bytes: Buffer } | null {
  const [, id, encoded] = ENTRY.exec(entry.trim()) ?? [];
  if (!id || !encoded) return null;
  const bytes = Buffer.from(encoded, "base64");
  const isRandom = new Set(bytes).size >= MIN_DIFFERENT_BYTES;
  return bytes.length >= MIN_KEY_BYTES && isRandom ? { id, bytes } : null;
}
