import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { CANCEL_REFUSALS, cancelEvent } from "../remedies/events/cancel-event.js";
import { ENROL_REFUSALS, enrolInEvent } from "../remedies/events/enrol-in-event.js";
import { SCHEDULE_REFUSALS } from "../remedies/events/schedule.rules.js";
import { scheduleEvent } from "../remedies/events/schedule-event.js";
import { GamesPcBangGrant } from "../schema/games.types.js";
import { eventAnswer } from "./event-answer.js";
import {
  GamesCancelEventInput,
  GamesEnrolEventInput,
  GamesScheduleEventInput,
  scheduleOf,
} from "./event-inputs.js";

/** Enters what Games holds: nothing of it was published, so all of it is said here. */
export const scheduleGamesEvent = defineMutation({
  name: "scheduleGamesEvent",
  affiliate: "GAMES",
  description:
    "Schedules a promotion, tournament or event (G1 to G3), with its days, its enrolment and its places.",
  callers: ["OPERATOR"],
  concerns: "NOBODY",
  input: GamesScheduleEventInput,
  answer: eventAnswer,
  refusals: SCHEDULE_REFUSALS,
  run: (tx, input, { actor, at }) =>
    scheduleEvent(tx, scheduleOf(input), { actor, at, idempotencyKey: input.idempotencyKey }),
});

/** Cancels what is scheduled, as long as nobody is enrolled in it. */
export const cancelGamesEvent = defineMutation({
  name: "cancelGamesEvent",
  affiliate: "GAMES",
  description:
    "Cancels an event in which nobody is enrolled. Enrolments are revoked first, one by one and with a reason.",
  callers: ["OPERATOR"],
  concerns: "NOBODY",
  input: GamesCancelEventInput,
  answer: eventAnswer,
  refusals: CANCEL_REFUSALS,
  run: (tx, { outageId, eventId, note }, { actor, at }) =>
    cancelEvent(tx, { outageId, eventId }, { actor, at, why: note }),
});

/** Takes a place at an event. */
export const enrolGamesEvent = defineMutation({
  name: "enrolGamesEvent",
  affiliate: "GAMES",
  description:
    "Takes a place at an event, first come, first served: one event of each kind at a time. A place that is declined is given to nobody else.",
  callers: ["OWNER"],
  input: GamesEnrolEventInput,
  answer: grantAnswer(() => GamesPcBangGrant),
  refusals: ENROL_REFUSALS,
  run: (tx, { outageId, eventId }, caller) => enrolInEvent(tx, { outageId, eventId }, caller),
});
