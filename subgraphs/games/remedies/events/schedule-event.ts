import { createHash } from "node:crypto";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { endOfKoreanDay } from "../../../kit/korean-calendar.js";
import { openNewQuota } from "../../../kit/ledger/quota.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { insertEvent } from "./events.repository.js";
import { objectionTo, type ScheduleRefusal } from "./schedule.rules.js";
import { type EventSchedule, placesOf, REMEDY_OF_KIND } from "./scheduled-event.js";

/** Who schedules something, when, and under which key of theirs. */
export type ScheduleRequest = { actor: string; at: Date; idempotencyKey: string };

/** G1 to G3: schedules an event, and opens the quota of its places where there are only so many. */
export async function scheduleEvent(
  tx: DatabaseHandle,
  schedule: EventSchedule,
  { actor, at, idempotencyKey }: ScheduleRequest,
): Promise<MutationOutcome<{ eventId: string }, ScheduleRefusal>> {
  const objection = objectionTo(schedule, at);
  if (objection) return refusing(objection, REMEDY_OF_KIND[schedule.kind]);

  const { lastDay, enrolmentClosesAt, places } = schedule;
  const endsAt = lastDay === null ? null : endOfKoreanDay(lastDay);
  const event = {
    ...schedule,
    enrolmentClosesAt: enrolmentClosesAt ?? endsAt,
    eventId: eventIdOf(actor, idempotencyKey),
    cancelledAt: null,
  };
  await insertEvent(tx, event, { actor, at });
  if (places !== null) await openNewQuota(tx, { ...placesOf(event), size: places });
  return done({ eventId: event.eventId });
}

/** Made from the request, so that the same request can only ever make the same event. */
function eventIdOf(actor: string, idempotencyKey: string): string {
  const hash = createHash("sha256").update(JSON.stringify([actor, idempotencyKey]));
  return `evt_${hash.digest("base64url").slice(0, 22)}`;
}
