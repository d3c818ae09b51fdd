import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { reasonsOf } from "../../../kit/remedies/decision.js";
import type { GamesReasonCode } from "../../reasons.js";
import { countEnrolments, findEvent, noteCancellation } from "./events.repository.js";
import { REMEDY_OF_KIND } from "./scheduled-event.js";

/** Why an event cannot be cancelled. */
export const CANCEL_REFUSALS = {
  EVENT_UNKNOWN: "There is no such event.",
  EVENT_HAS_ENROLMENTS: "Somebody is enrolled: enrolments are revoked one by one, with a reason.",
} as const satisfies Partial<Record<GamesReasonCode, string>>;
type CancelRefusal = keyof typeof CANCEL_REFUSALS;

const because = reasonsOf<CancelRefusal>("event-cancellation@1");

/** Cancels an event in which nobody is enrolled; doing it again changes nothing. */
export async function cancelEvent(
  tx: DatabaseHandle,
  key: { outageId: string; eventId: string },
  cancellation: { actor: string; at: Date; why: string },
): Promise<MutationOutcome<{ eventId: string }, CancelRefusal>> {
  const { eventId } = key;
  // Whoever is enrolling holds the row shared, so nobody is enrolled between the count and the cancellation.
  const event = await findEvent(tx, key, "update");
  if (!event) return refusing(because("EVENT_UNKNOWN"));
  if (event.cancelledAt) return done({ eventId }, true);

  const enrolments = await countEnrolments(tx, eventId);
  if (enrolments > 0) {
    return refusing(because("EVENT_HAS_ENROLMENTS", { enrolments }), REMEDY_OF_KIND[event.kind]);
  }
  await noteCancellation(tx, eventId, cancellation);
  return done({ eventId });
}
