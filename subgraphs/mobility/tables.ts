import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { beneficiaryId, instant, won } from "../kit/columns.js";
import { MEMBERSHIP_PLANS, TAXI_ROLES, TAXI_SERVICES } from "./facts.js";

export const membershipPlan = pgEnum("membership_plan", MEMBERSHIP_PLANS);
export const taxiService = pgEnum("taxi_service", TAXI_SERVICES);
export const taxiRole = pgEnum("taxi_role", TAXI_ROLES);
export const rentalVehicle = pgEnum("rental_vehicle", ["BIKE", "KICK_SCOOTER"]);

/** Paid plans of drivers; the last day is included, null while the plan runs. */
export const driverMemberships = pgTable(
  "driver_memberships",
  {
    beneficiaryId: beneficiaryId(),
    plan: membershipPlan("plan").notNull(),
    startedOn: date("started_on").notNull(),
    endedOn: date("ended_on"),
    monthlyFeeWon: won("monthly_fee_won").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_membership_per_plan_and_start",
      columns: [table.beneficiaryId, table.plan, table.startedOn],
    }),
    check("membership_ends_after_it_starts", sql`${table.endedOn} >= ${table.startedOn}`),
    check("membership_fee_is_positive", sql`${table.monthlyFeeWon} > 0`),
  ],
);

/** Who runs or drives a Blue, Venti or Black taxi; the last day is included, null while the contract runs. */
export const taxiContracts = pgTable(
  "taxi_contracts",
  {
    beneficiaryId: beneficiaryId(),
    service: taxiService("service").notNull(),
    role: taxiRole("role").notNull(),
    startedOn: date("started_on").notNull(),
    endedOn: date("ended_on"),
  },
  (table) => [
    primaryKey({
      name: "one_taxi_contract_per_service_and_start",
      columns: [table.beneficiaryId, table.service, table.startedOn],
    }),
    check("taxi_contract_ends_after_it_starts", sql`${table.endedOn} >= ${table.startedOn}`),
  ],
);

/** Rides of franchise taxis, kept with the operator whom the franchise fee is charged to. */
export const franchiseRides = pgTable(
  "franchise_rides",
  {
    beneficiaryId: beneficiaryId(),
    rideId: text("ride_id").notNull(),
    startedAt: instant("started_at").notNull(),
    fareWon: won("fare_won").notNull(),
    streetHail: boolean("street_hail").notNull(),
  },
  (table) => [
    primaryKey({ name: "one_fee_per_ride", columns: [table.beneficiaryId, table.rideId] }),
    check("ride_fare_is_not_negative", sql`${table.fareWon} >= 0`),
  ],
);

/**
 * What was agreed for each regional franchise as a whole. Not per person, so no beneficiary: `partnerId` is who runs the
 * franchise and may choose its drivers, null when Mobility's operators alone see to it. `sharedAt` is when the pool was
 * shared, and from then on its list stays as it is.
 */
export const franchisePools = pgTable(
  "franchise_pools",
  {
    outageId: text("outage_id").notNull(),
    franchise: text("franchise").notNull(),
    poolWon: won("pool_won").notNull(),
    agreedOn: date("agreed_on").notNull(),
    partnerId: text("partner_id"),
    sharedAt: instant("shared_at"),
  },
  (table) => [
    primaryKey({ name: "one_pool_per_franchise", columns: [table.outageId, table.franchise] }),
    check("pool_is_not_negative", sql`${table.poolWon} >= 0`),
  ],
);

/** Whom the franchisees chose, and the weight they gave; weight 0 is a driver they left out. */
export const franchisePoolRecipients = pgTable(
  "franchise_pool_recipients",
  {
    beneficiaryId: beneficiaryId(),
    outageId: text("outage_id").notNull(),
    franchise: text("franchise").notNull(),
    weight: integer("weight").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_franchise_pays_a_driver",
      columns: [table.beneficiaryId, table.outageId],
    }),
    check("pool_weight_is_not_negative", sql`${table.weight} >= 0`),
  ],
);

/** What riders were charged for a bike or kick scooter, and what was due once the stuck meter is corrected. */
export const rentalCharges = pgTable(
  "rental_charges",
  {
    beneficiaryId: beneficiaryId(),
    chargeId: text("charge_id").notNull(),
    vehicle: rentalVehicle("vehicle").notNull(),
    chargedAt: instant("charged_at").notNull(),
    chargedWon: won("charged_won").notNull(),
    dueWon: won("due_won").notNull(),
  },
  (table) => [
    primaryKey({ name: "one_row_per_charge", columns: [table.beneficiaryId, table.chargeId] }),
    check("charge_is_not_negative", sql`${table.chargedWon} >= 0 and ${table.dueWon} >= 0`),
  ],
);
