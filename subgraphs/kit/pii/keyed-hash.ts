import { createHmac } from "node:crypto";
import type { ContactKind } from "./contact-kind.js";
import type { KeyRing, PiiKey } from "./key-ring.js";

/**
 * The hash by which a normalised value is found again, under the ring's first key. Without the key nobody can try all
 * phone numbers against it, and values of two kinds never have the same hash.
 */
export function keyedHash({ active }: KeyRing, kind: ContactKind, normalised: string): string {
  return hashUnder(active, kind, normalised);
}

/** The hashes a value may have been stored under: one for each key of the ring. */
export function keyedHashes({ all }: KeyRing, kind: ContactKind, normalised: string): string[] {
  return all.map((key) => hashUnder(key, kind, normalised));
}

function hashUnder({ searching }: PiiKey, kind: ContactKind, normalised: string): string {
  return createHmac("sha256", searching[kind]).update(normalised, "utf8").digest("base64url");
}
