import type { DatabaseHandle } from "../../kit/database/connection.js";
import { type Actor, type GrantOutcome, recordGrant } from "../../kit/ledger/record-grant.js";
import type { Decision, Reason } from "../../kit/remedies/decision.js";
import { remedyOf } from "../../kit/remedies/programme.js";
import { expiresAt } from "../../kit/remedies/validity.js";
import { programme1015 } from "../outages/1015.js";

const { outageId } = programme1015;

/** Whom something is given to, at what instant, who does it and why. */
export type GrantRequest = Actor & { beneficiaryId: string; at: Date };

/**
 * What came of it. NOT_ENTITLED is the rule's no, with its reason. IDEMPOTENCY_MISMATCH is the ledger's: it was given
 * before on other facts, and what was given then stands.
 */
export type RequestOutcome =
  | GrantOutcome
  | { outcome: "REFUSED"; code: "NOT_ENTITLED"; reason: Reason };

/**
 * Gives what a rule decided, usable for as long as the remedy's validity says. A refusal writes nothing.
 * @param idempotencyKey only for remedies that exclude each other: they share one. Every other remedy has its own
 */
export async function recordDecision(
  handle: DatabaseHandle,
  remedyId: string,
  decision: Decision,
  { beneficiaryId, at, actor, why }: GrantRequest,
  idempotencyKey = `${remedyId.toLowerCase()}-${outageId}`,
): Promise<RequestOutcome> {
  const { reason } = decision;
  if (!decision.entitled) return { outcome: "REFUSED", code: "NOT_ENTITLED", reason };
  return recordGrant(handle, {
    outageId,
    remedyId,
    beneficiaryId,
    amount: decision.amount,
    reason,
    grantedAt: at,
    expiresAt: expiresAt(remedyOf(programme1015, remedyId).validity, at),
    status: "GRANTED",
    idempotencyKey,
    actor,
    why,
  });
}
