import { sql } from "drizzle-orm";
import { defineRun, ofRemedy, type RemedyRun } from "../kit/bulk/remedy-run.js";
import { isoInstant } from "../kit/database/iso-instant.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type { MembershipPlan, MobilityFacts } from "./facts.js";
import { programme1015 } from "./outages/1015.js";
import {
  FARE_WINDOW,
  type FranchiseRide,
  franchiseFeeWaiver,
} from "./remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";
import { membershipRefund } from "./remedies/membership-refund/membership-refund.rules.js";
import {
  overchargeRefund,
  type RentalCharge,
} from "./remedies/overcharge-refund/overcharge-refund.rules.js";
import {
  type PremiumTaxiService,
  premiumTaxiSupport,
} from "./remedies/premium-taxi-support/premium-taxi-support.rules.js";
import { driverMemberships, franchiseRides, rentalCharges, taxiContracts } from "./tables.js";

/** `MobilityFacts` of the beneficiary at hand, oldest first, as the request of one person reads them. */
const driverFacts = sql`json_build_object(
  'memberships', (
    select coalesce(json_agg(json_build_object('plan', ${driverMemberships.plan}, 'from', ${driverMemberships.startedOn},
      'to', ${driverMemberships.endedOn}, 'monthlyFeeWon', ${driverMemberships.monthlyFeeWon})
      order by ${driverMemberships.startedOn}), '[]'::json)
    from ${driverMemberships} where ${driverMemberships.beneficiaryId} = ${BENEFICIARY_ID}),
  'taxiContracts', (
    select coalesce(json_agg(json_build_object('service', ${taxiContracts.service}, 'role', ${taxiContracts.role},
      'from', ${taxiContracts.startedOn}, 'to', ${taxiContracts.endedOn})
      order by ${taxiContracts.startedOn}), '[]'::json)
    from ${taxiContracts} where ${taxiContracts.beneficiaryId} = ${BENEFICIARY_ID}))`;

function membershipRun(id: string, plan: MembershipPlan): RemedyRun {
  return defineRun<MobilityFacts>({
    ...ofRemedy(programme1015, id),
    audience: { table: driverMemberships, where: sql`${driverMemberships.plan} = ${plan}` },
    facts: driverFacts,
    decide: (facts) => ({ remedyId: id, decision: membershipRefund(plan, facts) }),
  });
}

function premiumTaxiRun(id: string, service: PremiumTaxiService): RemedyRun {
  return defineRun<MobilityFacts>({
    ...ofRemedy(programme1015, id),
    audience: { table: taxiContracts, where: sql`${taxiContracts.service} = ${service}` },
    facts: driverFacts,
    decide: (facts) => ({ remedyId: id, decision: premiumTaxiSupport(service, facts) }),
  });
}

type FranchiseFacts = {
  driver: MobilityFacts;
  rides: readonly (Omit<FranchiseRide, "at"> & { at: string })[];
};

const feeWaiverRun = defineRun<FranchiseFacts>({
  ...ofRemedy(programme1015, "M3"),
  audience: { table: taxiContracts, where: sql`${taxiContracts.service} = 'BLUE'` },
  // Only rides of the window: a company can have millions over the years.
  facts: sql`json_build_object('driver', ${driverFacts}, 'rides', (
    select coalesce(json_agg(json_build_object('at', ${isoInstant(franchiseRides.startedAt)},
      'fareWon', ${franchiseRides.fareWon}, 'streetHail', ${franchiseRides.streetHail})), '[]'::json)
    from ${franchiseRides} where ${franchiseRides.beneficiaryId} = ${BENEFICIARY_ID}
      and ${franchiseRides.startedAt} >= ${FARE_WINDOW.from.toISOString()}::timestamptz
      and ${franchiseRides.startedAt} < ${FARE_WINDOW.until.toISOString()}::timestamptz))`,
  decide: ({ driver, rides }) => {
    const at = rides.map((ride) => ({ ...ride, at: new Date(ride.at) }));
    return { remedyId: "M3", decision: franchiseFeeWaiver(driver, at) };
  },
});

const overchargeRun = defineRun<RentalCharge[]>({
  ...ofRemedy(programme1015, "M7"),
  audience: { table: rentalCharges },
  facts: sql`(
    select json_agg(json_build_object('chargedWon', ${rentalCharges.chargedWon}, 'dueWon', ${rentalCharges.dueWon}))
    from ${rentalCharges} where ${rentalCharges.beneficiaryId} = ${BENEFICIARY_ID})`,
  decide: (charges) => ({ remedyId: "M7", decision: overchargeRefund(charges) }),
});

/** What Mobility gives without being asked. */
export const mobilityRuns: readonly RemedyRun[] = [
  membershipRun("M1", "PRO_MEMBERSHIP"),
  membershipRun("M2", "PRO_SERVICE"),
  feeWaiverRun,
  premiumTaxiRun("M5", "VENTI"),
  premiumTaxiRun("M6", "BLACK"),
  overchargeRun,
];
