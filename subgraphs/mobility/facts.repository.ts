import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../kit/database/connection.js";
import type { MobilityFacts } from "./facts.js";
import type { FranchiseRide } from "./remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";
import type { RentalCharge } from "./remedies/overcharge-refund/overcharge-refund.rules.js";
import { driverMemberships, franchiseRides, rentalCharges, taxiContracts } from "./tables.js";

/**
 * No remedy of Mobility has an offer rule: what a person got is in the ledger or nowhere. So a slice needs no facts, and
 * reading them here would cost every answer two sub-selects for nothing. The first offer rule replaces this by
 * `MobilityFacts` as JSON.
 */
export const mobilityFacts = sql`null::json`;

/** The beneficiary's memberships and taxi contracts, oldest first; none of either for one whom Mobility does not know. */
export async function readFacts(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<MobilityFacts> {
  const memberships = await handle
    .select({
      plan: driverMemberships.plan,
      from: driverMemberships.startedOn,
      to: driverMemberships.endedOn,
      monthlyFeeWon: driverMemberships.monthlyFeeWon,
    })
    .from(driverMemberships)
    .where(eq(driverMemberships.beneficiaryId, beneficiaryId))
    .orderBy(asc(driverMemberships.startedOn));
  const contracts = await handle
    .select({
      service: taxiContracts.service,
      role: taxiContracts.role,
      from: taxiContracts.startedOn,
      to: taxiContracts.endedOn,
    })
    .from(taxiContracts)
    .where(eq(taxiContracts.beneficiaryId, beneficiaryId))
    .orderBy(asc(taxiContracts.startedOn));
  return { memberships, taxiContracts: contracts };
}

/** The operator's rides that began at or after `from` and before `until`. A company can have millions over the years. */
export function readFranchiseRides(
  handle: DatabaseHandle,
  beneficiaryId: string,
  { from, until }: { from: Date; until: Date },
): Promise<FranchiseRide[]> {
  return handle
    .select({
      at: franchiseRides.startedAt,
      fareWon: franchiseRides.fareWon,
      streetHail: franchiseRides.streetHail,
    })
    .from(franchiseRides)
    .where(
      and(
        eq(franchiseRides.beneficiaryId, beneficiaryId),
        gte(franchiseRides.startedAt, from),
        lt(franchiseRides.startedAt, until),
      ),
    );
}

/** What the rider was charged for bikes and kick scooters, and what was due. */
export function readRentalCharges(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<RentalCharge[]> {
  return handle
    .select({ chargedWon: rentalCharges.chargedWon, dueWon: rentalCharges.dueWon })
    .from(rentalCharges)
    .where(eq(rentalCharges.beneficiaryId, beneficiaryId));
}
