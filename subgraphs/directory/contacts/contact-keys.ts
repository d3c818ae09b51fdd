import type { Database } from "../../kit/database/connection.js";
import { DatabaseError } from "../../kit/database/database-error.js";
import { SealError } from "../../kit/pii/seal.js";
import { contactPerKey, contactsUnder, storeSealings } from "./contacts.repository.js";
import { openContact, resealed } from "./sealed-contact.js";

/** So many contacts are locked at a time. */
const ROWS_PER_PAGE = 500;

/**
 * Makes sure that the keys at hand open the contacts in the database, by opening one for every key that was used.
 * @throws DatabaseError DATABASE_KEYS when a key is missing, or is another one under the same id
 */
export async function checkContactKeys({ db, keys }: Database): Promise<void> {
  for (const contact of await contactPerKey(db)) {
    try {
      openContact(keys, contact.beneficiaryId, contact);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      const isMissing = error.code === "KEY_UNKNOWN";
      throw new DatabaseError(
        "DATABASE_KEYS",
        isMissing
          ? `The directory holds contacts sealed under the key "${contact.keyId}", which is not at hand`
          : `The key "${contact.keyId}" is not the one that the directory's contacts were sealed under`,
        isMissing
          ? "Put the key back into PII_KEYS; it may go once npm run pii:rotate has run with another key before it"
          : "Give the right key of that id in PII_KEYS",
        error,
      );
    }
  }
}

/**
 * Seals every contact anew that is not under the first key, page by page, each in a transaction of its own: it may be
 * stopped at any time and run again, or run twice at once. While it runs, all are found and read under either key.
 * @param onPage told how many contacts are done so far
 * @returns how many were sealed anew
 * @throws DatabaseError DATABASE_KEYS before anything is written when a key is missing
 */
export async function rotateContactKeys(
  database: Database,
  onPage: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const { db, keys } = database;
  await checkContactKeys(database);
  const others = (await contactPerKey(db))
    .map(({ keyId }) => keyId)
    .filter((keyId) => keyId !== keys.active.id);
  let done = 0;
  while (others.length > 0 && !signal.aborted) {
    const page = await db.transaction(async (tx) => {
      const found = await contactsUnder(tx, others, ROWS_PER_PAGE);
      const sealings = found.map((contact) => ({
        beneficiaryId: contact.beneficiaryId,
        kind: contact.kind,
        ...resealed(keys, contact.beneficiaryId, contact),
      }));
      if (sealings.length > 0) await storeSealings(tx, sealings);
      return sealings.length;
    });
    if (page === 0) break;
    done += page;
    onPage(done);
  }
  return done;
}
