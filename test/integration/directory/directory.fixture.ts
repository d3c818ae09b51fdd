import { afterAll } from "vitest";
import { openContact } from "../../../subgraphs/directory/contacts/sealed-contact.js";
import { contacts } from "../../../subgraphs/directory/tables.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import type { ContactKind } from "../../../subgraphs/kit/pii/contact-kind.js";
import type { KeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

/** A copy of the directory's database with the demo's people, closed after the test file. */
export async function directoryDatabase() {
  const { directory: urls } = await freshDatabases("directory");
  const opened: Database[] = [];
  const open = (url: string, keys: KeyRing) => {
    const database = openDatabase(url, {
      max: 4,
      keys,
      auditKeys: TEST_AUDIT_KEYS,
      statementTimeoutMs: 20_000,
    });
    opened.push(database);
    return database;
  };
  afterAll(() => Promise.all(opened.map((database) => database.close())));
  return {
    urls,
    ownerWith: (keys: KeyRing) => open(urls.ownerUrl, keys),
    servingWith: (keys: KeyRing) => open(urls.servingUrl, keys),
    owner: open(urls.ownerUrl, TEST_KEYS),
    serving: open(urls.servingUrl, TEST_KEYS),
  };
}

/** Every contact in full, as `<id> <kind>: <value>`, in order. */
export async function openedContacts({ db, keys }: Database): Promise<string[]> {
  const rows = await db.select().from(contacts);
  return rows
    .map(({ beneficiaryId, kind, sealed }) => {
      const value = openContact(keys, beneficiaryId, { kind: kind as ContactKind, sealed });
      return `${beneficiaryId} ${kind}: ${value}`;
    })
    .sort();
}
