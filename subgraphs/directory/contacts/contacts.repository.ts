import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../../kit/database/connection.js";
import type { ContactKind } from "../../kit/pii/contact-kind.js";
import { contacts } from "../tables.js";
import type { SealedContact, Sealing } from "./sealed-contact.js";

/** A contact with whose it is. */
export type OwnedContact = SealedContact & { beneficiaryId: string };

const OWNED = {
  beneficiaryId: contacts.beneficiaryId,
  kind: sql<ContactKind>`${contacts.kind}`,
  sealed: contacts.sealed,
};

/** A beneficiary's contact of a kind, sealed; undefined when there is none. */
export async function contactOf(
  handle: DatabaseHandle,
  beneficiaryId: string,
  kind: ContactKind,
): Promise<SealedContact | undefined> {
  const isContact = and(eq(contacts.beneficiaryId, beneficiaryId), eq(contacts.kind, kind));
  const [found] = await handle.select(OWNED).from(contacts).where(isContact);
  return found;
}

/**
 * One contact for each key that any is sealed under, in order of the keys' ids. Leaps from key to key in the index, so it
 * takes as long for millions as for one, and a statement for each of the few keys there are.
 */
export async function contactPerKey(
  handle: DatabaseHandle,
): Promise<(OwnedContact & { keyId: string })[]> {
  const perKey: (OwnedContact & { keyId: string })[] = [];
  for (let after = ""; ; after = perKey.at(-1)?.keyId ?? "") {
    const [next] = await handle
      .select({ ...OWNED, keyId: contacts.keyId })
      .from(contacts)
      .where(gt(contacts.keyId, after))
      .orderBy(asc(contacts.keyId))
      .limit(1);
    if (!next) return perKey;
    perKey.push(next);
  }
}

/** Some of the contacts that are sealed under these keys, locked until the transaction ends. */
export function contactsUnder(
  tx: DatabaseHandle,
  keyIds: readonly string[],
  limit: number,
): Promise<OwnedContact[]> {
  return tx
    .select(OWNED)
    .from(contacts)
    .where(inArray(contacts.keyId, [...keyIds]))
    .orderBy(asc(contacts.keyId), asc(contacts.beneficiaryId), asc(contacts.kind))
    .limit(limit)
    .for("update");
}

/** Stores contacts as they are sealed now. */
export async function storeSealings(
  tx: DatabaseHandle,
  sealings: readonly (Sealing & { beneficiaryId: string; kind: ContactKind })[],
): Promise<void> {
  await tx.execute(sql`
    update ${contacts} set sealed = fresh.sealed, hash = fresh.hash, key_id = fresh."keyId"
    from jsonb_to_recordset(${JSON.stringify(sealings)}::jsonb)
      as fresh("beneficiaryId" text, kind text, sealed text, hash text, "keyId" text)
    where ${contacts.beneficiaryId} = fresh."beneficiaryId" and ${contacts.kind} = fresh.kind`);
}
