import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../kit/database/connection.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type { LapsedEventCash, MelonPass, RentalEpisode, ServiceMembership } from "./facts.js";
import { lapsedEventCash, melonPasses, rentalEpisodes, serviceMemberships } from "./tables.js";

/** `EntertainmentFacts` of the beneficiary at hand as one JSON object; null for a member of neither service. */
export const entertainmentFacts = sql`(
  select json_build_object('memberships', json_agg(json_build_object(
    'service', ${serviceMemberships.service}, 'registeredOn', ${serviceMemberships.registeredOn})))
  from ${serviceMemberships} where ${serviceMemberships.beneficiaryId} = ${BENEFICIARY_ID}
  having count(*) > 0)`;

/** The pass that decides for a member; null for one who never had any. */
export async function readMelonPass(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<MelonPass | null> {
  const { kind, paymentChannel, billingDateMovable, firstDay, lastDay, nextBillingDay } =
    melonPasses;
  const [pass] = await handle
    .select({ kind, paymentChannel, billingDateMovable, firstDay, lastDay, nextBillingDay })
    .from(melonPasses)
    .where(eq(melonPasses.beneficiaryId, beneficiaryId));
  return pass ?? null;
}

/** Every episode that a person rented, on either service. */
export function readRentals(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<RentalEpisode[]> {
  const { service, ticket, rentedAt, lapsesAt } = rentalEpisodes;
  return handle
    .select({ service, ticket, rentedAt, lapsesAt })
    .from(rentalEpisodes)
    .where(eq(rentalEpisodes.beneficiaryId, beneficiaryId));
}

/** Of which services a person is a member. */
export function readMemberships(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<ServiceMembership[]> {
  const { service, registeredOn } = serviceMemberships;
  return handle
    .select({ service, registeredOn })
    .from(serviceMemberships)
    .where(eq(serviceMemberships.beneficiaryId, beneficiaryId));
}

/** All event cash of a person that lapsed unused, whenever it did. */
export function readLapsedEventCash(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<LapsedEventCash[]> {
  const { amountWon, lapsedAt } = lapsedEventCash;
  return handle
    .select({ amountWon, lapsedAt })
    .from(lapsedEventCash)
    .where(eq(lapsedEventCash.beneficiaryId, beneficiaryId));
}
