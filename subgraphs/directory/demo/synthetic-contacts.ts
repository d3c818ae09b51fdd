import { DEMO, type SyntheticReport } from "../../kit/demo/people.js";
import { businessCheckDigit } from "../../kit/pii/business-number.js";
import type { ContactKind } from "../../kit/pii/contact-kind.js";

/** A contact of a person of the demo, as somebody would write it. */
export type SyntheticContact = { beneficiaryId: string; kind: ContactKind; text: string };

/** The documented people of the demo who have a business number, and one more of them. */
const BUSINESSES: readonly string[] = [
  DEMO.bakery,
  DEMO.florist,
  DEMO.tailor,
  DEMO.caterer,
  DEMO.pcBang,
  DEMO.merchant,
];

/** Those who are paid: small businesses and the taxi driver. */
const PAID: readonly string[] = [DEMO.bakery, DEMO.florist, DEMO.tailor, DEMO.pcBang, DEMO.taxi];

/** The first so many phone numbers are the documented people's. */
const DOCUMENTED_PHONES = 10_000;

/** Contacts of the documented people, all of them as they were never given to anybody. */
export const demoContacts: readonly SyntheticContact[] = Object.values(DEMO).flatMap(
  (beneficiaryId, index): SyntheticContact[] => {
    const business = BUSINESSES.indexOf(beneficiaryId) + 1;
    const paid = PAID.indexOf(beneficiaryId) + 1;
    return [
      { beneficiaryId, kind: "PHONE", text: syntheticPhone(index + 1) },
      {
        beneficiaryId,
        kind: "EMAIL",
        text: `${beneficiaryId.replace("_", ".")}@example.invalid`,
      },
      ...(business > 0
        ? [
            {
              beneficiaryId,
              kind: "BUSINESS_NUMBER",
              text: syntheticBusinessNumber(business),
            } as const,
          ]
        : []),
      ...(paid > 0
        ? [{ beneficiaryId, kind: "BANK_ACCOUNT", text: syntheticAccount(paid) } as const]
        : []),
    ];
  },
);

/** Contacts of a reporter of the synthetic population: a phone, and a business number or an e-mail address. */
export function contactsOfReporter({
  beneficiaryId,
  reporter,
  number,
}: SyntheticReport): SyntheticContact[] {
  return [
    { beneficiaryId, kind: "PHONE", text: syntheticPhone(DOCUMENTED_PHONES + number) },
    reporter === "GENERAL_USER"
      ? { beneficiaryId, kind: "EMAIL", text: `user${number}@example.invalid` }
      : {
          beneficiaryId,
          kind: "BUSINESS_NUMBER",
          text: syntheticBusinessNumber(DOCUMENTED_PHONES + number),
        },
  ];
}

/** 010-0xxx-xxxx: mobile exchanges 0000 to 1999 are given to nobody, lest they be taken for other codes. */
function syntheticPhone(number: number): string {
  const digits = String(number).padStart(8, "0");
  return `010-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** A right check digit, but 00 in the middle, where every real number has its kind of business from 01 to 99. */
function syntheticBusinessNumber(number: number): string {
  const office = String(101 + Math.floor(number / 10_000));
  const serial = String(number % 10_000).padStart(4, "0");
  const check = businessCheckDigit(`${office}00${serial}`);
  return `${office}-00-${serial}${check}`;
}

/** No bank has the code 999. */
function syntheticAccount(number: number): string {
  return `999 000-0000-${String(number).padStart(5, "0")}`;
}
