import { join } from "node:path";
import { type AuditKeys, parseAuditKeys } from "../subgraphs/kit/audit/audit-keys.js";
import { DatabaseError } from "../subgraphs/kit/database/database-error.js";
import {
  type KeyRing,
  KeyRingError,
  newKeyRing,
  parseKeyRing,
} from "../subgraphs/kit/pii/key-ring.js";
import { parseSigningKeys, type SigningKey } from "../subgraphs/kit/signature/signing-keys.js";
import { openSecretFile } from "./secret-file.js";
import type { Settings } from "./settings/settings.types.js";

const PII = { of: "personal data", file: "demo-pii-keys" };
const SIGNING = { of: "calls between processes", file: "demo-signing-keys" };
const AUDIT = { of: "the audit", file: "demo-audit-keys" };

/**
 * The keys of personal data: those of the settings, or else those of the data folder, made when there are none yet.
 * @throws DatabaseError DATABASE_KEYS when the file holds no keys: made anew, they would open nothing
 */
export async function openKeyRing({
  piiKeys,
  dataDir,
}: Pick<Settings, "piiKeys" | "dataDir">): Promise<KeyRing> {
  return piiKeys ?? keysIn(dataDir, PII, parseKeyRing);
}

/** The keys of the audit, likewise. @throws DatabaseError DATABASE_KEYS: made anew, they would check nothing */
export async function openAuditKeys({
  auditKeys,
  dataDir,
}: Pick<Settings, "auditKeys" | "dataDir">): Promise<AuditKeys> {
  return auditKeys ?? keysIn(dataDir, AUDIT, parseAuditKeys);
}

/**
 * The keys that calls between the gateway and this subgraph are signed with: the subgraph's own, or else those of all,
 * likewise. Processes that share a data folder know each other without being told a key. The first signs.
 * @throws DatabaseError DATABASE_KEYS
 */
export async function openSigningKeys(
  { signingKeys, dataDir }: Pick<Settings, "signingKeys" | "dataDir">,
  subgraph: string,
): Promise<readonly [SigningKey, ...SigningKey[]]> {
  const given = signingKeys.of[subgraph] ?? signingKeys.others;
  const [first, ...others] =
    given.length > 0 ? given : await keysIn(dataDir, SIGNING, signingKeysIn);
  if (!first) throw new Error("a list of signing keys was empty");
  return [first, ...others];
}

function signingKeysIn(text: string): readonly SigningKey[] {
  const keys = parseSigningKeys(text);
  if (!keys) throw new KeyRingError("this is no list of signing keys");
  return keys;
}

async function keysIn<Keys>(
  dataDir: string,
  kept: typeof PII,
  parse: (text: string) => Keys,
): Promise<Keys> {
  const file = join(dataDir, kept.file);
  const text = await openSecretFile(file, async () => `${newKeyRing("demo")}\n`);
  try {
    return parse(text.trim());
  } catch (error) {
    if (!(error instanceof KeyRingError)) throw error;
    throw new DatabaseError(
      "DATABASE_KEYS",
      `The keys of ${kept.of} in ${file} cannot be used: ${error.message}`,
      "Restore the file, or remove the whole folder to begin anew",
      error,
    );
  }
}
