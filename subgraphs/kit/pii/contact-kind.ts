/** The sorts of personal data by which somebody can be reached, paid or told apart. */
export const ContactKind = {
  PHONE: "PHONE",
  BUSINESS_NUMBER: "BUSINESS_NUMBER",
  BANK_ACCOUNT: "BANK_ACCOUNT",
  EMAIL: "EMAIL",
} as const;
export type ContactKind = keyof typeof ContactKind;

export const CONTACT_KINDS = Object.keys(ContactKind) as readonly ContactKind[];
