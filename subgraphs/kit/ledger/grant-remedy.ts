import type { DatabaseHandle } from "../database/connection.js";
import { inTransaction } from "../database/in-transaction.js";
import type { Decision, Entitlement, Reason } from "../remedies/decision.js";
import { type Programme, remedyOf } from "../remedies/programme.js";
import { isOpen } from "../remedies/remedy.js";
import { expiresAt } from "../remedies/validity.js";
import { giveFromQuota } from "./give-from-quota.js";
import {
  type Actor,
  type GrantOutcome,
  type NewGrant,
  recordGrant,
  replayOfGrant,
} from "./record-grant.js";

/** To whom something is given, at what instant, and who enters it and why. */
export type GrantRequest = Actor & { beneficiaryId: string; at: Date };

/**
 * What came of it. NOT_ENTITLED is the rule's no, with its reason. The ledger's own refusals: it was given before, on
 * other facts (IDEMPOTENCY_MISMATCH) or on another path (ALREADY_GRANTED), and what was given then stands; it was declined
 * (GRANT_DECLINED), or given and taken back (GRANT_REVOKED).
 */
export type RemedyOutcome =
  | GrantOutcome
  | { outcome: "REFUSED"; code: "NOT_ENTITLED"; reason: Reason };

/** What came of taking an offer. OUTSIDE_WINDOW: it could not be taken then. SOLD_OUT: others had taken all there was. */
export type TakeOutcome =
  | RemedyOutcome
  | { outcome: "REFUSED"; code: "OUTSIDE_WINDOW" | "SOLD_OUT" };

/**
 * Gives an offered remedy to the beneficiary who takes it: inside a window of it, to whom its rule offers it, once. Taking
 * it again is the same grant; a refusal writes nothing. A remedy without a published window is nothing to take yet.
 * @param facts what the affiliate knows of the beneficiary, as the offer rule reads it
 * @throws Error when the programme offers no such remedy: a mistake of ours, not of a caller
 */
export async function takeOffer<Facts>(
  handle: DatabaseHandle,
  programme: Programme<Facts>,
  remedyId: string,
  facts: Facts,
  request: GrantRequest,
): Promise<TakeOutcome> {
  const { offer, rounds, quota } = remedyOf(programme, remedyId);
  if (!offer) throw new Error(`remedy ${remedyId} is not offered`);
  if (!rounds.some((round) => isOpen(round, request.at))) {
    return { outcome: "REFUSED", code: "OUTSIDE_WINDOW" };
  }
  const decision = offer(facts, request.at);
  if (!decision.entitled) return notEntitled(decision.reason);
  const grant = decidedGrant(programme, remedyId, decision, request);
  return quota === null ? recordGrant(handle, grant) : recordFromQuota(handle, grant, remedyId);
}

/**
 * Writes a grant of what is first come, first served, and counts its quota down by one, or does neither.
 * @param quotaId the remedy's own id, or what `openQuota` was given for a part of it
 */
export function recordFromQuota(
  handle: DatabaseHandle,
  grant: NewGrant,
  quotaId: string,
): Promise<TakeOutcome> {
  return inTransaction(handle, async (tx) => {
    const given = await giveFromQuota(tx, { outageId: grant.outageId, quotaId }, grant);
    if (given === "GIVEN") return { outcome: "RECORDED" };
    const code = given === "NONE_LEFT" ? "SOLD_OUT" : "GRANT_REVOKED";
    return (await replayOfGrant(tx, grant)) ?? { outcome: "REFUSED", code };
  });
}

/**
 * Gives what a rule decided; a refusal writes nothing. Asked again, the same decision is the same grant, and another one
 * (the facts were corrected meanwhile) is refused.
 * @param idempotencyKey only for remedies that exclude each other: they share one. Every other remedy has its own
 */
export async function grantDecided<Facts>(
  handle: DatabaseHandle,
  programme: Programme<Facts>,
  remedyId: string,
  decision: Decision,
  request: GrantRequest,
  idempotencyKey?: string,
): Promise<RemedyOutcome> {
  return decision.entitled
    ? recordGrant(handle, decidedGrant(programme, remedyId, decision, request, idempotencyKey))
    : notEntitled(decision.reason);
}

/** The rule's no. */
export function notEntitled(reason: Reason): RemedyOutcome {
  return { outcome: "REFUSED", code: "NOT_ENTITLED", reason };
}

/** The key of a remedy that excludes no other: whatever is done with it, given or declined, is one and the same grant. */
export function remedyKey(remedyId: string, outageId: string): string {
  return `${remedyId.toLowerCase()}-${outageId}`;
}

/** The grant that a decision makes. It ends when the decision says so; else as the remedy's validity says. */
export function decidedGrant<Facts>(
  programme: Programme<Facts>,
  remedyId: string,
  { amount, reason, ...decision }: Entitlement,
  { beneficiaryId, at, actor, why }: GrantRequest,
  idempotencyKey = remedyKey(remedyId, programme.outageId),
): NewGrant {
  const { validity } = remedyOf(programme, remedyId);
  return {
    outageId: programme.outageId,
    remedyId,
    beneficiaryId,
    amount,
    reason,
    grantedAt: at,
    expiresAt: decision.expiresAt === undefined ? expiresAt(validity, at) : decision.expiresAt,
    status: "GRANTED",
    idempotencyKey,
    actor,
    why,
  };
}
