import { contactRow } from "../../../../subgraphs/directory/contacts/sealed-contact.js";
import { syntheticPerson } from "../../../../subgraphs/directory/demo/seed-directory-demo.js";
import { contactsOfReporter } from "../../../../subgraphs/directory/demo/synthetic-contacts.js";
import {
  beneficiaries,
  contacts,
  identityLinks,
  lastKnownSlices,
} from "../../../../subgraphs/directory/tables.js";
import { DEMO_OUTAGE_ID, type SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import { isPartner, oneIn } from "./shares.js";
import { type RowsOf, rowsOf } from "./table-rows.js";

const STATED_AT = new Date("2023-01-30T09:00:00+09:00");

/** There are so many synthetic numbers; with more people, some share theirs, as families and branches do. */
const NUMBERS = 8_900_000;

/** Within the time for which what was told is kept, as the demo's clock goes. */
const TOLD_AT = new Date("2023-02-20T09:00:00+09:00");

/**
 * Everybody, each with a phone number and one contact more; the account at Talk that a partner is linked to; and what two
 * affiliates last told of one in twenty, whom an agent has lately asked about.
 */
export const directoryPeople: RowsOf = (page, keys) => [
  rowsOf(beneficiaries, page.map(syntheticPerson)),
  rowsOf(
    contacts,
    page.flatMap((report) =>
      numbersOf(report).map(({ beneficiaryId, kind, text }) =>
        contactRow(keys, beneficiaryId, kind, text, STATED_AT),
      ),
    ),
  ),
  rowsOf(identityLinks, page.filter(isPartner).map(linkOf)),
  rowsOf(lastKnownSlices, page.filter(oneIn(20)).flatMap(lastKnownOf)),
];

/** A person's contacts, as an agent would type them. */
export function numbersOf(report: SyntheticReport) {
  return contactsOfReporter({ ...report, number: ((report.number - 1) % NUMBERS) + 1 });
}

function linkOf({ beneficiaryId, number }: SyntheticReport): typeof identityLinks.$inferInsert {
  return {
    beneficiaryId,
    affiliate: "TALK",
    accountId: `synthetic-channel-${number}`,
    source: "synthetic bench",
    confirmedBy: "agt_bench",
    confirmedAt: STATED_AT,
  };
}

function lastKnownOf({ beneficiaryId }: SyntheticReport): (typeof lastKnownSlices.$inferInsert)[] {
  return ["TALK", "MOBILITY"].map((affiliate) => ({
    beneficiaryId,
    outageId: DEMO_OUTAGE_ID,
    affiliate,
    slice: { sums: [], timeline: [] },
    sliceHash: "bench",
    asOf: TOLD_AT,
  }));
}
