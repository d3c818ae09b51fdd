import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  decidedGrant,
  recordFromQuota,
  type TakeOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { becauseLedger } from "../../../kit/ledger/reasons.js";
import { type NewGrant, recordGrant } from "../../../kit/ledger/record-grant.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { type Reason, reasonsOf } from "../../../kit/remedies/decision.js";
import type { GrantKey } from "../../../kit/slice/grant-id.js";
import { readGameAccounts, readPcBang } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import type { GamesReasonCode } from "../../reasons.js";
import { decideEnrolment, type Standing, standingOf } from "./enrolment.rules.js";
import { type EventKey, findEvent, readEnrolments } from "./events.repository.js";
import { placesOf, REMEDY_OF_KIND, type ScheduledEvent } from "./scheduled-event.js";

/** Why somebody cannot enrol. */
export const ENROL_REFUSALS = {
  EVENT_UNKNOWN: "There is no such event.",
  EVENT_CANCELLED: "The event was cancelled.",
  ENROLMENT_NOT_OPEN: "Enrolment is not open yet, or not any more.",
  NO_PC_BANG: "The promotion is for PC bangs, and none is on record.",
  PC_BANG_NOT_AFFILIATED: "The PC bang is not affiliated on this day.",
  NEITHER_PC_BANG_NOR_PLAYER: "Neither a PC bang nor a game account is on record.",
  ENROLLED_ELSEWHERE: "Enrolled in another event of the same remedy: it is given once at a time.",
  ENROLMENT_DECLINED: "The remedy, or a place at one of its events, was declined.",
  GRANT_REVOKED: "The place at this event was taken back.",
  SOLD_OUT: "All places were taken, first come, first served.",
} as const;
export type EnrolRefusal = keyof typeof ENROL_REFUSALS;

const because = reasonsOf<Extract<EnrolRefusal, GamesReasonCode>>("event-enrolment@1");

/** Who enrols, and when. */
export type EnrolRequest = { beneficiaryId: string; actor: string; at: Date };

/**
 * G1 to G3: gives a beneficiary a place at an event, first come, first served where places are counted. Asking again for
 * the same event is the same place. A place that was declined or revoked is not given to somebody else.
 */
export async function enrolInEvent(
  tx: DatabaseHandle,
  eventKey: EventKey,
  request: EnrolRequest,
): Promise<MutationOutcome<GrantKey, EnrolRefusal>> {
  const event = await findEvent(tx, eventKey, "share");
  if (!event) return refusing(because("EVENT_UNKNOWN"));
  const { beneficiaryId, actor, at } = request;
  const before = standingOf(event, await readEnrolments(tx, beneficiaryId, event));
  if (before.standing !== "NEW") return answerOf(before, event, beneficiaryId);

  const facts = {
    gameAccounts: await readGameAccounts(tx, beneficiaryId),
    pcBang: await readPcBang(tx, beneficiaryId),
  };
  const remedyId = REMEDY_OF_KIND[event.kind];
  const decision = decideEnrolment(event, facts, at);
  // Every no of the rule is one of the refusals above, where its meaning is.
  if (!decision.entitled) {
    return refusing(decision.reason as Reason & { code: EnrolRefusal }, remedyId);
  }
  const giving = { beneficiaryId, actor, at, why: null };
  const { issue } = before;
  const grant = { ...decidedGrant(programme1015, remedyId, decision, giving), issue };
  const given = await recordPlace(tx, event, grant);
  if (given.outcome !== "REFUSED") {
    const key = { outageId: event.outageId, remedyId, beneficiaryId, issue };
    return done(key, given.outcome === "REPLAYED");
  }
  if (given.code === "SOLD_OUT") {
    return refusing(becauseLedger("SOLD_OUT", { quota: event.places }), remedyId);
  }
  // Another request of the same person came first: then what it made is what stands.
  const after = standingOf(event, await readEnrolments(tx, beneficiaryId, event));
  if (after.standing !== "NEW") return answerOf(after, event, beneficiaryId);
  throw new Error("an enrolment was refused and nothing stands in its way");
}

function recordPlace(
  tx: DatabaseHandle,
  event: ScheduledEvent,
  grant: NewGrant,
): Promise<TakeOutcome> {
  return event.places === null
    ? recordGrant(tx, grant)
    : recordFromQuota(tx, grant, placesOf(event).quotaId);
}

function answerOf(
  standing: Exclude<Standing, { standing: "NEW" }>,
  { outageId, kind }: ScheduledEvent,
  beneficiaryId: string,
): MutationOutcome<GrantKey, EnrolRefusal> {
  const remedyId = REMEDY_OF_KIND[kind];
  if (standing.standing === "SAME") {
    return done({ outageId, remedyId, beneficiaryId, issue: standing.issue }, true);
  }
  const { code } = standing;
  return refusing(code === "GRANT_REVOKED" ? becauseLedger(code) : because(code), remedyId);
}
