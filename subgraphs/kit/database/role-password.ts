import { createHash, createHmac, hkdf, pbkdf2, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";

const stretch = promisify(scrypt) as (
  secret: string,
  salt: string,
  length: number,
) => Promise<Buffer>;
const iterate = promisify(pbkdf2);
const expand = promisify(hkdf);

const PASSWORD_BYTES = 24;
const SCRAM_ITERATIONS = 4096;

/**
 * The passwords of a subgraph's two roles, derived from the secret of whoever creates them. Every process that was given
 * the secret computes the same ones: nothing is stored, and a second gateway on the same server never invalidates the
 * first one's. The secret cannot be computed back, and a guess at it costs as much as scrypt makes it cost.
 */
export async function rolePasswords(
  secret: string,
  subgraph: string,
): Promise<{ owner: string; serving: string }> {
  const key = await stretched(secret);
  const purpose = `database roles of ${subgraph}`;
  const bytes = Buffer.from(await expand("sha256", key, "", purpose, 2 * PASSWORD_BYTES));
  return {
    owner: bytes.subarray(0, PASSWORD_BYTES).toString("base64url"),
    serving: bytes.subarray(PASSWORD_BYTES).toString("base64url"),
  };
}

let last: { secret: string; key: Promise<Buffer> } | undefined;

/** The secret made slow to guess: the same one for every subgraph of a start, so it is computed once. */
function stretched(secret: string): Promise<Buffer> {
  if (last?.secret !== secret) last = { secret, key: stretch(secret, "database roles", 32) };
  return last.key;
}

/** What PostgreSQL keeps of a password (RFC 5803), so that the password itself appears in no statement and no log. */
export async function scramVerifier(password: string): Promise<string> {
  const salt = randomBytes(16);
  const salted = await iterate(password, salt, SCRAM_ITERATIONS, 32, "sha256");
  const keyed = (text: string) => createHmac("sha256", salted).update(text).digest();
  const storedKey = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const serverKey = keyed("Server Key").toString("base64");
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
