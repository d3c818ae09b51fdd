import { normaliseBankAccount } from "./bank-account.js";
import { normaliseBusinessNumber } from "./business-number.js";
import type { ContactKind } from "./contact-kind.js";
import { normaliseEmail } from "./email-address.js";
import type { Normalised } from "./normalised.js";
import { normalisePhone } from "./phone-number.js";

const NORMALISE: Readonly<Record<ContactKind, (text: string) => Normalised>> = {
  PHONE: normalisePhone,
  BUSINESS_NUMBER: normaliseBusinessNumber,
  BANK_ACCOUNT: normaliseBankAccount,
  EMAIL: normaliseEmail,
};

/** A contact as it is kept and compared, however it was written, or why it is none. */
export function normaliseContact(kind: ContactKind, text: string): Normalised {
  return NORMALISE[kind](text);
}
