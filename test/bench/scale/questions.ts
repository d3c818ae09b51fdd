import { DEMO_OUTAGE_ID, type SyntheticReport } from "../../../subgraphs/kit/demo/people.js";
import type { ContactKind } from "../../../subgraphs/kit/pii/contact-kind.js";
import { numbersOf } from "./people/directory-people.js";
import type { Sample } from "./people/sample.js";

/** A saved operation that is asked about one person after another. */
export type Question = {
  title: string;
  /** The name of the saved operation. */
  operation: string;
  about: keyof Sample;
  /** Whether they ask for themselves; an agent asks otherwise, which is put on record. */
  byThemselves?: boolean;
  variables(person: SyntheticReport): Record<string, unknown>;
  /** What has to be in an answer about this person, for it to have found anything. */
  found(person: SyntheticReport): string;
};

const outageId = DEMO_OUTAGE_ID;
const FIRST = 20;

/** What is measured at every size. */
export const questions: readonly Question[] = [
  {
    title: "own package, by id",
    operation: "OwnCompensation",
    about: "users",
    byThemselves: true,
    variables: ({ beneficiaryId: id }) => ({ id }),
    found: ({ beneficiaryId }) => beneficiaryId,
  },
  {
    title: "partner's package, by id",
    operation: "PartnerPackage",
    about: "partners",
    variables: ({ beneficiaryId: id }) => ({ id, outageId }),
    found: ({ beneficiaryId }) => beneficiaryId,
  },
  {
    title: "total only, by id",
    operation: "CompensationTotal",
    about: "partners",
    variables: ({ beneficiaryId: id }) => ({ id, outageId }),
    found: () => '"isComplete":true',
  },
  {
    title: "search by name: 20 totals",
    operation: "SearchWithTotals",
    about: "users",
    variables: (person) => search(`합성 이용자 ${beginningOf(person.number)}`),
    found: () => `"count":${FIRST}`,
  },
  {
    title: "search by phone number",
    operation: "SearchWithTotals",
    about: "everybody",
    variables: (person) => search(contactOf(person, "PHONE")),
    found: ({ beneficiaryId }) => beneficiaryId,
  },
  {
    title: "search by business number",
    operation: "SearchWithTotals",
    about: "partners",
    variables: (person) => search(contactOf(person, "BUSINESS_NUMBER")),
    found: ({ beneficiaryId }) => beneficiaryId,
  },
];

function search(query: string): Record<string, unknown> {
  return { query, first: FIRST, after: null, outageId };
}

/** With two digits left out it is the beginning of more than a page of names, however many there are. */
function beginningOf(number: number): string {
  const digits = String(number);
  return digits.slice(0, Math.max(1, digits.length - 2));
}

function contactOf(person: SyntheticReport, kind: ContactKind): string {
  const contact = numbersOf(person).find((one) => one.kind === kind);
  if (!contact) throw new Error(`${person.beneficiaryId} has no ${kind}`);
  return contact.text;
}
