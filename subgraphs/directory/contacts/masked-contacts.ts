import { CONTACT_KINDS, type ContactKind } from "../../kit/pii/contact-kind.js";
import type { KeyRing } from "../../kit/pii/key-ring.js";
import { mask } from "../../kit/pii/mask.js";
import { openContact } from "./sealed-contact.js";

/** A contact as it is shown without a reason: enough to recognise it by, too little to use it. */
export type MaskedContact = { kind: ContactKind; masked: string };

/**
 * A beneficiary's contacts, masked, in the order of the kinds.
 * @param contacts as their repository reads them with the beneficiary: `<kind> <sealed value>`
 * @throws SealError
 */
export function maskedContacts(
  keys: KeyRing,
  beneficiaryId: string,
  contacts: readonly string[],
  kinds: readonly ContactKind[] = CONTACT_KINDS,
): MaskedContact[] {
  return kinds.flatMap((kind) => {
    const contact = contacts.find((text) => text.startsWith(`${kind} `));
    if (contact === undefined) return [];
    const sealed = contact.slice(kind.length + 1);
    return [{ kind, masked: mask(kind, openContact(keys, beneficiaryId, { kind, sealed })) }];
  });
}
