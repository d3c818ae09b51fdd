import type { Database, DatabaseHandle } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { DEMO, DEMO_OUTAGE_ID } from "../../kit/demo/people.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import { declineGrant } from "../../kit/ledger/grant-life.js";
import { waiveStreetHailFees } from "../remedies/franchise-fee-waiver/waive-street-hail-fees.js";
import { grantMembershipRefund } from "../remedies/membership-refund/grant-membership-refund.js";
import { driverMemberships, franchiseRides, taxiContracts } from "../tables.js";

/** The operator of the demo, who gave what was given. */
const BY_OPERATOR = { actor: "opr_demo_mobility", why: null };

/** Published is the day, 2022-10-20; the hour is ours. Sources: W18, W20. */
const POINTS_PAID_AT = new Date("2022-10-20T14:00:00+09:00");
/** Days after the points came, as driver groups did. Source: W62; the instant is ours. */
const POINTS_DECLINED_AT = new Date("2022-10-25T11:20:00+09:00");
/** The first working day after the latest date given for the announcement, 2022-11-04. Sources: W3 to W5; the instant is ours. */
const FEES_WAIVED_AT = new Date("2022-11-07T10:00:00+09:00");

const MEMBERS: (typeof driverMemberships.$inferInsert)[] = [
  {
    beneficiaryId: DEMO.taxi,
    plan: "PRO_MEMBERSHIP",
    startedOn: "2021-05-03",
    monthlyFeeWon: 39_000,
  },
  {
    beneficiaryId: DEMO.chauffeur,
    plan: "PRO_SERVICE",
    startedOn: "2022-02-14",
    monthlyFeeWon: 22_000,
  },
];

/** Loads the synthetic drivers of the demo and what Mobility gave them. */
export function seedMobilityDemo(database: Database): Promise<boolean> {
  return seedOnce(database, "demo", async (tx) => {
    await seedMembers(tx);
    await seedBlueTaxi(tx);
  });
}

/** Gives both members the points for their plan, which the designated driver declines. */
async function seedMembers(tx: DatabaseHandle): Promise<void> {
  await tx.insert(driverMemberships).values(MEMBERS);
  for (const { beneficiaryId, plan } of MEMBERS) {
    const given = { beneficiaryId, at: POINTS_PAID_AT, ...BY_OPERATOR };
    expectRecorded(await grantMembershipRefund(tx, plan, given));
  }
  const { chauffeur } = DEMO;
  const points = { outageId: DEMO_OUTAGE_ID, remedyId: "M2", beneficiaryId: chauffeur, issue: 1 };
  const why = "Does not make up for the lost income";
  expectRecorded(await declineGrant(tx, points, { at: POINTS_DECLINED_AT, actor: chauffeur, why }));
}

async function seedBlueTaxi(tx: DatabaseHandle): Promise<void> {
  await tx.insert(taxiContracts).values({
    beneficiaryId: DEMO.blueTaxi,
    service: "BLUE",
    role: "PRIVATE_DRIVER",
    startedOn: "2020-09-01",
  });
  await tx
    .insert(franchiseRides)
    .values([
      ride("ride_demo_1", "2022-10-15T14:52:00+09:00", 40_000, true),
      ride("ride_demo_2", "2022-10-15T16:20:00+09:00", 12_000, true),
      ride("ride_demo_3", "2022-10-15T18:45:00+09:00", 15_600, false),
      ride("ride_demo_4", "2022-10-15T22:05:00+09:00", 8_500, true),
      ride("ride_demo_5", "2022-10-16T07:40:00+09:00", 23_400, true),
    ]);
  const given = { beneficiaryId: DEMO.blueTaxi, at: FEES_WAIVED_AT, ...BY_OPERATOR };
  expectRecorded(await waiveStreetHailFees(tx, given));
}

function ride(rideId: string, startedAt: string, fareWon: number, streetHail: boolean) {
  return {
    beneficiaryId: DEMO.blueTaxi,
    rideId,
    startedAt: new Date(startedAt),
    fareWon,
    streetHail,
  };
}
