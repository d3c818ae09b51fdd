import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing } from "./key-ring.js";

/** Where a sealed value lives: its column and the whole key of its row. Moved anywhere else, it cannot be opened. */
export type SealedPlace = { table: string; column: string; row: readonly string[] };

/** A sealed value cannot be opened. The message names its place and never what was in it. */
export class SealError extends Error {
  override readonly name = "SealError";

  constructor(
    readonly code: "KEY_UNKNOWN" | "NOT_AS_SEALED",
    problem: string,
    { table, column, row }: SealedPlace,
  ) {
    super(`${table}.${column} of ${row.join(" ")} ${problem}`);
  }
}

const FORMAT = "v1";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^v1\.([a-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** Encrypts a value for its place under the ring's first key: `v1.<key id>.<nonce, ciphertext and tag in base64url>`. */
export function seal({ active }: KeyRing, value: string, place: SealedPlace): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, active.sealing, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated(active.id, place));
  const parts = [nonce, cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()];
  return `${FORMAT}.${active.id}.${Buffer.concat(parts).toString("base64url")}`;
}

/**
 * Decrypts what was sealed for this very place.
 * @throws SealError KEY_UNKNOWN when the ring lacks the key; NOT_AS_SEALED when anything about it was changed or moved
 */
export function unseal(keys: KeyRing, sealed: string, place: SealedPlace): string {
  const [, keyId = "", encoded = ""] = SEALED.exec(sealed) ?? [];
  const bytes = Buffer.from(encoded, "base64url");
  // The last letter of base64 has bits to spare: without this check, two texts would stand for one sealed value.
  const isCanonical = bytes.toString("base64url") === encoded;
  if (!isCanonical || bytes.length < NONCE_BYTES + TAG_BYTES) throw notAsSealed(place);
  const key = keys.key(keyId);
  if (!key) {
    throw new SealError(
      "KEY_UNKNOWN",
      `was sealed under the key ${keyId}, which is missing`,
      place,
    );
  }
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key.sealing, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(keyId, place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString("utf8");
  } catch {
    // What the cipher says of it is the same for every cause, and is of no use to anybody.
    throw notAsSealed(place);
  }
}

/** As JSON, so that no two places are written alike. */
function authenticated(keyId: string, { table, column, row }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, keyId, table, column, ...row]));
}

function notAsSealed(place: SealedPlace): SealError {
  return new SealError("NOT_AS_SEALED", "is not as it was sealed", place);
}
