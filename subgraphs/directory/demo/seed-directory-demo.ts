import { setImmediate } from "node:timers/promises";
import { bulkInsert } from "../../kit/database/bulk-insert.js";
import type { Database } from "../../kit/database/connection.js";
import { DEMO, type SyntheticReport, syntheticReportPages } from "../../kit/demo/people.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import { type OnReports, seedPopulationOnce } from "../../kit/demo/seed-population-once.js";
import type { KeyRing } from "../../kit/pii/key-ring.js";
import { contactRow } from "../contacts/sealed-contact.js";
import type { PartnerType } from "../people/partner-type.js";
import { beneficiaries, contacts, identityLinks } from "../tables.js";
import { contactsOfReporter, demoContacts, type SyntheticContact } from "./synthetic-contacts.js";

type Person = typeof beneficiaries.$inferInsert;
type Contact = typeof contacts.$inferInsert;

/** The documented people of the demo. None of them exists, and their names say so. */
const PEOPLE: readonly Person[] = [
  partner(DEMO.bakery, "데모 제과점 (Demo bakery)", ["SMALL_BUSINESS"]),
  partner(DEMO.florist, "데모 꽃집 (Demo florist)", ["SMALL_BUSINESS"]),
  partner(DEMO.tailor, "데모 양복점 (Demo tailor)", ["SMALL_BUSINESS"]),
  partner(DEMO.caterer, "데모 출장뷔페 (Demo caterer)", ["SMALL_BUSINESS"]),
  partner(DEMO.taxi, "데모 택시기사 (Demo taxi driver)", ["TAXI_DRIVER"]),
  partner(DEMO.chauffeur, "데모 대리기사 (Demo designated driver)", ["DESIGNATED_DRIVER"]),
  partner(DEMO.blueTaxi, "데모 블루 택시 (Demo Blue taxi)", ["TAXI_DRIVER"]),
  partner(DEMO.pcBang, "데모 PC방 (Demo PC bang)", ["PC_BANG", "SMALL_BUSINESS"]),
  partner(DEMO.merchant, "데모 페이 가맹점 (Demo Pay merchant)", ["PAY_MERCHANT"]),
  { beneficiaryId: DEMO.inAppUser, displayName: "데모 인앱 이용자 (Demo in-app user)" },
  { beneficiaryId: DEMO.webUser, displayName: "데모 웹 이용자 (Demo web user)" },
  { beneficiaryId: DEMO.reader, displayName: "데모 독자 (Demo reader)" },
  { beneficiaryId: DEMO.player, displayName: "데모 게임 이용자 (Demo player)" },
];

/** Loads the documented people of the demo. Their contacts are a set of their own: they came later than the people. */
export async function seedDirectoryDemo(database: Database): Promise<boolean> {
  const people = await seedOnce(database, "demo", async (tx) => {
    await bulkInsert(tx, beneficiaries, PEOPLE);
    await bulkInsert(tx, identityLinks, LINKS);
  });
  await seedOnce(database, "demo contacts", async (tx) =>
    bulkInsert(tx, contacts, await sealed(database.keys, demoContacts)),
  );
  return people;
}

/** Loads that many synthetic reporters. */
export function seedDirectoryPopulation(
  database: Database,
  reports: number,
  onReports: OnReports = () => undefined,
): Promise<boolean> {
  return seedPopulationOnce(database, reports, async (tx) => {
    let written = 0;
    for (const page of syntheticReportPages(reports)) {
      await bulkInsert(tx, beneficiaries, page.map(syntheticPerson));
      await bulkInsert(tx, contacts, await sealed(database.keys, page.flatMap(contactsOfReporter)));
      written += page.length;
      onReports(written);
    }
  });
}

/** A synthetic reporter, as the directory knows them. */
export function syntheticPerson({ beneficiaryId, reporter, number }: SyntheticReport): Person {
  return reporter === "GENERAL_USER"
    ? { beneficiaryId, displayName: `합성 이용자 ${number} (Synthetic user ${number})` }
    : partner(beneficiaryId, `합성 업체 ${number} (Synthetic business ${number})`, [reporter]);
}

const STATED_AT = new Date("2023-01-30T09:00:00+09:00");
const CONFIRMED = {
  source: "synthetic demo",
  confirmedBy: "agt_demo",
  confirmedAt: STATED_AT,
};

/** The PC bang is hit twice: as a partner of Games and as a small business on Talk. */
const LINKS: readonly (typeof identityLinks.$inferInsert)[] = [
  { beneficiaryId: DEMO.pcBang, affiliate: "GAMES", accountId: "demo-pcbang", ...CONFIRMED },
  { beneficiaryId: DEMO.pcBang, affiliate: "TALK", accountId: "demo-pcbang-channel", ...CONFIRMED },
  { beneficiaryId: DEMO.bakery, affiliate: "TALK", accountId: "demo-bakery-channel", ...CONFIRMED },
  { beneficiaryId: DEMO.merchant, affiliate: "PAY", accountId: "demo-merchant", ...CONFIRMED },
  { beneficiaryId: DEMO.taxi, affiliate: "MOBILITY", accountId: "demo-taxi-driver", ...CONFIRMED },
];

/** So many contacts are sealed at a time: the gateway answers meanwhile, and should not notice. */
const SEALED_AT_ONCE = 250;

async function sealed(keys: KeyRing, texts: readonly SyntheticContact[]): Promise<Contact[]> {
  const rows: Contact[] = [];
  for (const { beneficiaryId, kind, text } of texts) {
    rows.push(contactRow(keys, beneficiaryId, kind, text, STATED_AT));
    if (rows.length % SEALED_AT_ONCE === 0) await setImmediate();
  }
  return rows;
}

function partner(beneficiaryId: string, displayName: string, partnerKinds: PartnerType[]): Person {
  return { beneficiaryId, displayName, partnerKinds };
}
