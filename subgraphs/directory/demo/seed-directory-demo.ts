import { bulkInsert } from "../../kit/database/bulk-insert.js";
import type { Database } from "../../kit/database/connection.js";
import { DEMO, syntheticReports } from "../../kit/demo/people.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import type { PartnerType } from "../people/partner-type.js";
import { beneficiaries, identityLinks } from "../tables.js";

type Person = typeof beneficiaries.$inferInsert;

/** The documented people of the demo. None of them exists, and their names say so. */
const PEOPLE: readonly Person[] = [
  partner(DEMO.bakery, "데모 제과점 (Demo bakery)", ["SMALL_BUSINESS"], "101-**-***01"),
  partner(DEMO.florist, "데모 꽃집 (Demo florist)", ["SMALL_BUSINESS"], "101-**-***02"),
  partner(DEMO.tailor, "데모 양복점 (Demo tailor)", ["SMALL_BUSINESS"], "101-**-***03"),
  partner(DEMO.caterer, "데모 출장뷔페 (Demo caterer)", ["SMALL_BUSINESS"], "101-**-***04"),
  partner(DEMO.taxi, "데모 택시기사 (Demo taxi driver)", ["TAXI_DRIVER"]),
  partner(DEMO.chauffeur, "데모 대리기사 (Demo designated driver)", ["DESIGNATED_DRIVER"]),
  partner(DEMO.blueTaxi, "데모 블루 택시 (Demo Blue taxi)", ["TAXI_DRIVER"]),
  partner(DEMO.pcBang, "데모 PC방 (Demo PC bang)", ["PC_BANG", "SMALL_BUSINESS"], "101-**-***05"),
  partner(DEMO.merchant, "데모 페이 가맹점 (Demo Pay merchant)", ["PAY_MERCHANT"], "101-**-***06"),
  { beneficiaryId: DEMO.inAppUser, displayName: "데모 인앱 이용자 (Demo in-app user)" },
  { beneficiaryId: DEMO.webUser, displayName: "데모 웹 이용자 (Demo web user)" },
  { beneficiaryId: DEMO.reader, displayName: "데모 독자 (Demo reader)" },
  { beneficiaryId: DEMO.player, displayName: "데모 게임 이용자 (Demo player)" },
];

/** Loads the documented people of the demo. */
export function seedDirectoryDemo(database: Database): Promise<boolean> {
  return seedOnce(database, "demo", async (tx) => {
    await bulkInsert(tx, beneficiaries, PEOPLE);
    await bulkInsert(tx, identityLinks, LINKS);
  });
}

/** Loads that many synthetic reporters. */
export function seedDirectoryPopulation(database: Database, reports: number): Promise<boolean> {
  const people = syntheticReports(reports).map(({ beneficiaryId, reporter, number }) =>
    reporter === "GENERAL_USER"
      ? { beneficiaryId, displayName: `합성 이용자 ${number} (Synthetic user ${number})` }
      : partner(beneficiaryId, `합성 업체 ${number} (Synthetic business ${number})`, [reporter]),
  );
  return seedOnce(database, "population", (tx) => bulkInsert(tx, beneficiaries, people));
}

const CONFIRMED = {
  source: "synthetic demo",
  confirmedBy: "agt_demo",
  confirmedAt: new Date("2023-01-30T09:00:00+09:00"),
};

/** The PC bang is hit twice: as a partner of Games and as a small business on Talk. */
const LINKS: readonly (typeof identityLinks.$inferInsert)[] = [
  { beneficiaryId: DEMO.pcBang, affiliate: "GAMES", accountId: "demo-pcbang", ...CONFIRMED },
  { beneficiaryId: DEMO.pcBang, affiliate: "TALK", accountId: "demo-pcbang-channel", ...CONFIRMED },
  { beneficiaryId: DEMO.bakery, affiliate: "TALK", accountId: "demo-bakery-channel", ...CONFIRMED },
  { beneficiaryId: DEMO.merchant, affiliate: "PAY", accountId: "demo-merchant", ...CONFIRMED },
  { beneficiaryId: DEMO.taxi, affiliate: "MOBILITY", accountId: "demo-taxi-driver", ...CONFIRMED },
];

function partner(
  beneficiaryId: string,
  displayName: string,
  partnerKinds: PartnerType[],
  businessNumberMasked: string | null = null,
): Person {
  return { beneficiaryId, displayName, partnerKinds, businessNumberMasked };
}
