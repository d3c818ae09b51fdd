import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { RecordedStatus } from "../../../kit/ledger/move-grant.js";
import { grants, quotaParts } from "../../../kit/ledger/tables.js";
import type { LocalizedText } from "../../../kit/remedies/remedy.js";
import { gamesEvents } from "../../tables.js";
import { type EventKind, REMEDY_OF_KIND, type ScheduledEvent } from "./scheduled-event.js";

/** An event and how many places of it are left; null for any number. */
export type EventWithPlaces = ScheduledEvent & { placesLeft: number | null };

/** Which event is meant. */
export type EventKey = { outageId: string; eventId: string };

/** The fact of an enrolment by which the ledger tells of which event it is. */
const ENROLLED_IN = sql`${grants.reasonInputs} ->> 'eventId'`;

/** Adds an event. @throws when there is one under its id: requests are carried out once, so none of ours can be */
export async function insertEvent(
  handle: DatabaseHandle,
  { kind, title, region, benefit, ...event }: ScheduledEvent,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await handle.insert(gamesEvents).values({
    ...event,
    remedyId: REMEDY_OF_KIND[kind],
    titleKo: title.ko,
    titleEn: title.en,
    regionKo: region?.ko,
    regionEn: region?.en,
    benefitKo: benefit?.ko,
    benefitEn: benefit?.en,
    scheduledBy: actor,
    scheduledAt: at,
  });
}

/** The event, kept as it is until the transaction ends: by `share` from being cancelled, by `update` from enrolments. */
export async function findEvent(
  handle: DatabaseHandle,
  { outageId, eventId }: EventKey,
  lock: "share" | "update",
): Promise<ScheduledEvent | undefined> {
  const [row] = await handle
    .select()
    .from(gamesEvents)
    .where(and(eq(gamesEvents.eventId, eventId), eq(gamesEvents.outageId, outageId)))
    .for(lock);
  return row && eventOf(row);
}

/** The events of these outages, by their first day and then in catalogue order. */
export function eventsOfOutages(
  handle: DatabaseHandle,
  outageIds: readonly string[],
): Promise<EventWithPlaces[]> {
  return readEvents(handle, inArray(gamesEvents.outageId, [...outageIds]));
}

/** The events with these ids. */
export function eventsById(
  handle: DatabaseHandle,
  eventIds: readonly string[],
): Promise<EventWithPlaces[]> {
  return readEvents(handle, inArray(gamesEvents.eventId, [...eventIds]));
}

/** How many are enrolled in an event, whether they took part already or not. */
export async function countEnrolments(handle: DatabaseHandle, eventId: string): Promise<number> {
  const standing = inArray(grants.status, ["PENDING", "GRANTED", "REDEEMED"]);
  return handle.$count(grants, and(eq(ENROLLED_IN, eventId), standing));
}

/** Notes that an event is cancelled. */
export async function noteCancellation(
  handle: DatabaseHandle,
  eventId: string,
  { actor, at, why }: { actor: string; at: Date; why: string },
): Promise<void> {
  await handle
    .update(gamesEvents)
    .set({ cancelledBy: actor, cancelledAt: at, cancelledWhy: why })
    .where(eq(gamesEvents.eventId, eventId));
}

/** One giving of the remedy of an event to one beneficiary. */
export type Enrolment = {
  issue: number;
  status: RecordedStatus;
  /** Null when it is of no event: an offer that was declined. */
  eventId: string | null;
};

/** Everything that a beneficiary was given of a remedy, first to last. */
export async function readEnrolments(
  handle: DatabaseHandle,
  beneficiaryId: string,
  { outageId, kind }: Pick<ScheduledEvent, "outageId" | "kind">,
): Promise<Enrolment[]> {
  const rows = await handle
    .select({
      issue: grants.issue,
      status: grants.status,
      eventId: sql<string | null>`${ENROLLED_IN}`,
    })
    .from(grants)
    .where(
      and(
        eq(grants.beneficiaryId, beneficiaryId),
        eq(grants.outageId, outageId),
        eq(grants.remedyId, REMEDY_OF_KIND[kind]),
      ),
    )
    .orderBy(asc(grants.issue));
  // The column is text with a check constraint of exactly these values.
  return rows.map((row) => ({ ...row, status: row.status as RecordedStatus }));
}

async function readEvents(handle: DatabaseHandle, which: SQL): Promise<EventWithPlaces[]> {
  const left = sql<number | null>`(
    select sum(${quotaParts.size} - ${quotaParts.taken})::integer from ${quotaParts}
    where ${quotaParts.outageId} = ${gamesEvents.outageId}
      and ${quotaParts.quotaId} = ${gamesEvents.remedyId} || ':' || ${gamesEvents.eventId})`;
  const rows = await handle
    .select({ row: gamesEvents, placesLeft: left })
    .from(gamesEvents)
    .where(which)
    .orderBy(
      asc(gamesEvents.firstDay),
      asc(gamesEvents.remedyId),
      asc(gamesEvents.scheduledAt),
      asc(gamesEvents.eventId),
    );
  return rows.map(({ row, placesLeft }) => ({ ...eventOf(row), placesLeft }));
}

function eventOf(row: typeof gamesEvents.$inferSelect): ScheduledEvent {
  const { eventId, outageId, remedyId, firstDay, lastDay, places, cancelledAt } = row;
  return {
    eventId,
    outageId,
    kind: kindOf(remedyId),
    title: { ko: row.titleKo, en: row.titleEn },
    region: bothOrNull(row.regionKo, row.regionEn),
    benefit: bothOrNull(row.benefitKo, row.benefitEn),
    firstDay,
    lastDay,
    enrolmentOpensAt: row.enrolmentOpensAt,
    enrolmentClosesAt: row.enrolmentClosesAt,
    places,
    cancelledAt,
  };
}

function bothOrNull(ko: string | null, en: string | null): LocalizedText | null {
  return ko !== null && en !== null ? { ko, en } : null;
}

function kindOf(remedyId: string): EventKind {
  for (const [kind, id] of Object.entries(REMEDY_OF_KIND)) {
    if (id === remedyId) return kind as EventKind; // a key of the very object it was found in
  }
  throw new Error(`an event is of ${remedyId}, which is not held as events`);
}
