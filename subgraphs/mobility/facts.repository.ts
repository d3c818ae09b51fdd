import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../kit/database/connection.js";
import { grants } from "../kit/ledger/tables.js";
import type { Won } from "../kit/remedies/won.js";
import type { MobilityFacts } from "./facts.js";
import type { FranchiseRide } from "./remedies/franchise-fee-waiver/franchise-fee-waiver.rules.js";
import type { PoolRecipient } from "./remedies/franchise-pool/franchise-pool.rules.js";
import type { RentalCharge } from "./remedies/overcharge-refund/overcharge-refund.rules.js";
import {
  driverMemberships,
  franchisePoolRecipients,
  franchisePools,
  franchiseRides,
  rentalCharges,
  taxiContracts,
} from "./tables.js";

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

/** Which franchise's pool, for which outage. */
export type PoolKey = { outageId: string; franchise: string };

/** What was agreed for a franchise; null when nothing was. */
export async function readPoolWon(
  handle: DatabaseHandle,
  { outageId, franchise }: PoolKey,
): Promise<Won | null> {
  const [pool] = await handle
    .select({ poolWon: franchisePools.poolWon })
    .from(franchisePools)
    .where(and(eq(franchisePools.outageId, outageId), eq(franchisePools.franchise, franchise)));
  return pool?.poolWon ?? null;
}

/** The drivers on a franchise's list in a fixed order, because the order decides who gets a won that is left over. */
export function readPoolRecipients(
  handle: DatabaseHandle,
  pool: PoolKey,
): Promise<PoolRecipient[]> {
  const { beneficiaryId, weight } = franchisePoolRecipients;
  return handle
    .select({ beneficiaryId, weight })
    .from(franchisePoolRecipients)
    .where(isOnListOf(pool))
    .orderBy(sql`${beneficiaryId} collate "C"`);
}

/** What the drivers on a franchise's list, chosen or left out, were given of its pool so far. */
export async function readSharedWon(
  handle: DatabaseHandle,
  remedyId: string,
  pool: PoolKey,
): Promise<Won> {
  const [shared] = await handle
    .select({ won: sql`coalesce(sum(${grants.won}), 0)`.mapWith(Number) })
    .from(franchisePoolRecipients)
    .innerJoin(
      grants,
      and(
        eq(grants.beneficiaryId, franchisePoolRecipients.beneficiaryId),
        eq(grants.outageId, franchisePoolRecipients.outageId),
        eq(grants.remedyId, remedyId),
      ),
    )
    .where(and(isOnListOf(pool), sql`${grants.reasonInputs} ->> 'franchise' = ${pool.franchise}`));
  return shared?.won ?? 0;
}

/**
 * Makes others that want the same pool wait until this transaction ends. The ledger's keys keep a driver from getting two
 * shares, but not two runs from sharing a pool among two lists. No row is locked: the serving role may only read them.
 */
export async function lockPool(
  handle: DatabaseHandle,
  { outageId, franchise }: PoolKey,
): Promise<void> {
  const name = `pool ${outageId} ${franchise}`;
  await handle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

function isOnListOf({ outageId, franchise }: PoolKey) {
  return and(
    eq(franchisePoolRecipients.outageId, outageId),
    eq(franchisePoolRecipients.franchise, franchise),
  );
}
