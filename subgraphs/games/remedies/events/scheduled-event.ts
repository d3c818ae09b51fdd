import type { KoreanDay } from "../../../kit/korean-calendar.js";
import type { QuotaKey } from "../../../kit/ledger/quota.js";
import type { LocalizedText } from "../../../kit/remedies/remedy.js";

/** What Games schedules, and the remedy that it carries out (DOMAIN 2.4: the three ideas of S4). */
export const REMEDY_OF_KIND = {
  PC_BANG_PROMOTION: "G1",
  REGIONAL_TOURNAMENT: "G2",
  NEIGHBOURHOOD_EVENT: "G3",
} as const;
export type EventKind = keyof typeof REMEDY_OF_KIND;

/** An event as an operator schedules it. */
export type EventSchedule = {
  outageId: string;
  kind: EventKind;
  title: LocalizedText;
  /** Where it is held; null when it is held nowhere in particular. */
  region: LocalizedText | null;
  /** What it gives; null while that is not told: no source tells it for this outage. */
  benefit: LocalizedText | null;
  firstDay: KoreanDay;
  /** Still a day of it; null while no end is set. */
  lastDay: KoreanDay | null;
  enrolmentOpensAt: Date;
  /** Last instant at which somebody can enrol; null for as long as an event without an end lasts. */
  enrolmentClosesAt: Date | null;
  /** How many can enrol in all, first come, first served; null for any number. */
  places: number | null;
};

/** An event that was scheduled. */
export type ScheduledEvent = EventSchedule & {
  eventId: string;
  /** Null unless it was cancelled. */
  cancelledAt: Date | null;
};

/** The quota that the places of an event are taken from. */
export function placesOf({
  outageId,
  kind,
  eventId,
}: Pick<ScheduledEvent, "outageId" | "kind" | "eventId">): QuotaKey {
  return { outageId, quotaId: `${REMEDY_OF_KIND[kind]}:${eventId}` };
}
