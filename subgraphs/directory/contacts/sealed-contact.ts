import type { ContactKind } from "../../kit/pii/contact-kind.js";
import type { KeyRing } from "../../kit/pii/key-ring.js";
import { keyedHash } from "../../kit/pii/keyed-hash.js";
import { normaliseContact } from "../../kit/pii/normalise-contact.js";
import { type SealedPlace, seal, unseal } from "../../kit/pii/seal.js";
import type { contacts } from "../tables.js";

/** A contact as it is read: still sealed. */
export type SealedContact = { kind: ContactKind; sealed: string };

/** What of a contact depends on its value and on the key. */
export type Sealing = { sealed: string; hash: string; keyId: string };

/**
 * A contact as it is stored.
 * @throws Error when the text is no such contact; without the text
 */
export function contactRow(
  keys: KeyRing,
  beneficiaryId: string,
  kind: ContactKind,
  text: string,
  createdAt: Date,
): typeof contacts.$inferInsert {
  const normalised = normaliseContact(kind, text);
  if ("refusal" in normalised)
    throw new Error(`${kind} of ${beneficiaryId}: ${normalised.refusal.en}`);
  return {
    beneficiaryId,
    kind,
    ...sealing(keys, beneficiaryId, kind, normalised.value),
    createdAt,
  };
}

/** The value of a stored contact. @throws SealError */
export function openContact(keys: KeyRing, beneficiaryId: string, contact: SealedContact): string {
  return unseal(keys, contact.sealed, placeOf(beneficiaryId, contact.kind));
}

/** A stored contact under the ring's first key, whatever key it is under now. @throws SealError */
export function resealed(keys: KeyRing, beneficiaryId: string, contact: SealedContact): Sealing {
  const value = openContact(keys, beneficiaryId, contact);
  return sealing(keys, beneficiaryId, contact.kind, value);
}

function sealing(keys: KeyRing, beneficiaryId: string, kind: ContactKind, value: string): Sealing {
  return {
    sealed: seal(keys, value, placeOf(beneficiaryId, kind)),
    hash: keyedHash(keys, kind, value),
    keyId: keys.active.id,
  };
}

function placeOf(beneficiaryId: string, kind: ContactKind): SealedPlace {
  return { table: "contacts", column: "sealed", row: [beneficiaryId, kind] };
}
