import { normaliseBusinessNumber } from "../../kit/pii/business-number.js";
import type { ContactKind } from "../../kit/pii/contact-kind.js";
import { normaliseEmail } from "../../kit/pii/email-address.js";
import type { KeyRing } from "../../kit/pii/key-ring.js";
import { keyedHashes } from "../../kit/pii/keyed-hash.js";
import { normalisePhone } from "../../kit/pii/phone-number.js";
import type { LocalizedText } from "../../kit/remedies/remedy.js";

/** What a typed text is when it is a whole contact; null when it is none; a refusal when it is a mistyped one. */
export type SearchedContact =
  | { kind: ContactKind; value: string }
  | { refusal: LocalizedText }
  | null;

/** Ten digits, with the usual hyphens or without: a business number or the attempt at one. */
const BUSINESS_NUMBER = /^\s*\d{3}[\s-]?\d{2}[\s-]?\d{5}\s*$/;

/**
 * Recognises a whole phone number, business number or e-mail address. A part of one is none: it is then searched for in
 * names like any other text, where no number is. Bank accounts are for paying, not for finding people by.
 */
export function searchedContact(text: string): SearchedContact {
  const phone = normalisePhone(text);
  if ("value" in phone) return { kind: "PHONE", value: phone.value };
  if (BUSINESS_NUMBER.test(text.normalize("NFKC"))) {
    const number = normaliseBusinessNumber(text);
    return "value" in number ? { kind: "BUSINESS_NUMBER", value: number.value } : number;
  }
  const email = normaliseEmail(text);
  return "value" in email ? { kind: "EMAIL", value: email.value } : null;
}

/** The hashes that a contact may be stored under. */
export function searchHashes(
  keys: KeyRing,
  contact: { kind: ContactKind; value: string },
): string[] {
  return keyedHashes(keys, contact.kind, contact.value);
}
