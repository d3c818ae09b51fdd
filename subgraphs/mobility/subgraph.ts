import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedMobilityDemo } from "./demo/seed-mobility-demo.js";
import { mobilityFacts } from "./facts.repository.js";
import { mobilityImports } from "./imports.js";
import {
  grantMobilityMembershipRefund,
  grantMobilityPremiumTaxiSupport,
  waiveMobilityStreetHailFees,
} from "./mutations/driver-grants.js";
import {
  setMobilityFranchiseShares,
  shareMobilityFranchisePool,
} from "./mutations/franchise-pools.js";
import { refundMobilityOvercharges } from "./mutations/overcharges.js";
import { programme1015 } from "./outages/1015.js";
import { mobilityReasons } from "./reasons.js";
import { mobilityRuns } from "./remedy-runs.js";
import { MobilityClaim, MobilityCompensation, MobilityProgramme } from "./schema/mobility.types.js";
import {
  MobilityFeeWaiverGrant,
  MobilityMembershipGrant,
  MobilityRefundGrant,
  MobilitySupportGrant,
  MobilityTaxiCashGrant,
} from "./schema/mobility-grants.types.js";

/** Mobility: drivers by membership, franchise and taxi service, and riders who were charged too much. */
export const mobility = defineAffiliate({
  name: "mobility",
  affiliate: Affiliate.MOBILITY,
  schema: {
    compensation: MobilityCompensation,
    programme: MobilityProgramme,
    claim: MobilityClaim,
    grants: [
      MobilityMembershipGrant,
      MobilityFeeWaiverGrant,
      MobilityTaxiCashGrant,
      MobilityRefundGrant,
      MobilitySupportGrant,
    ],
    resolvers: [
      ...grantMobilityMembershipRefund,
      ...waiveMobilityStreetHailFees,
      ...setMobilityFranchiseShares,
      ...shareMobilityFranchisePool,
      ...grantMobilityPremiumTaxiSupport,
      ...refundMobilityOvercharges,
    ],
  },
  programmes: [programme1015],
  reasons: mobilityReasons,
  facts: mobilityFacts,
  runs: mobilityRuns,
  imports: mobilityImports,
  catalogTables: ["franchise_pools"],
  rights: {
    driver_memberships: { select: true },
    taxi_contracts: { select: true },
    franchise_rides: { select: true },
    franchise_pools: { select: true, update: ["shared_at"] },
    franchise_pool_recipients: { select: true, insert: true, delete: true },
    rental_charges: { select: true },
  },
  seedDemo: seedMobilityDemo,
});
