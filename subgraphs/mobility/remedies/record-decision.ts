import type { DatabaseHandle } from "../../kit/database/connection.js";
import { type Actor, type GrantOutcome, recordGrant } from "../../kit/ledger/record-grant.js";
import type { Decision, Reason } from "../../kit/remedies/decision.js";
import { programme1015 } from "../outages/1015.js";

const { outageId } = programme1015;

/** Whom something is given to, at what instant, who does it and why. */
export type GrantRequest = Actor & { beneficiaryId: string; at: Date };

/** What came of it. NOT_ENTITLED is the rule's no, with its reason; the other refusals are the ledger's. */
export type RequestOutcome =
  | GrantOutcome
  | { outcome: "REFUSED"; code: "NOT_ENTITLED"; reason: Reason };

/**
 * Writes into the ledger what a rule decided; a refusal writes nothing. Asked again, the same decision is the same grant,
 * and another one (the facts were corrected meanwhile) is refused.
 */
export async function recordDecision(
  handle: DatabaseHandle,
  remedyId: string,
  decision: Decision,
  { beneficiaryId, at, actor, why }: GrantRequest,
): Promise<RequestOutcome> {
  if (!decision.entitled) {
    return { outcome: "REFUSED", code: "NOT_ENTITLED", reason: decision.reason };
  }
  return recordGrant(handle, {
    outageId,
    remedyId,
    beneficiaryId,
    amount: decision.amount,
    reason: decision.reason,
    grantedAt: at,
    expiresAt: decision.expiresAt ?? null,
    status: "GRANTED",
    idempotencyKey: `${remedyId.toLowerCase()}-${outageId}`,
    actor,
    why,
  });
}
