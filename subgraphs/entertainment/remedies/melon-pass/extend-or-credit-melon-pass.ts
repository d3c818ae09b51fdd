import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { readMelonPass } from "../../facts.repository.js";
import { type GrantRequest, type RequestOutcome, recordDecision } from "../record-decision.js";
import { decideMelonPass } from "./melon-pass.rules.js";

/**
 * One key for both remedies. The ledger's primary key lets a member have an E1 and an E2, and two calls that read the
 * pass before and after a change of it would write both. Its unique key lets in the first of them and no other.
 */
const ONE_DECISION_PER_PASS = "melon-pass-1015";

/** Gives days (E1) or cash (E2) for a member's Melon pass, whichever its dates and its seller allow, and never both. */
export async function extendOrCreditMelonPass(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RequestOutcome> {
  const pass = await readMelonPass(handle, request.beneficiaryId);
  const { remedyId, decision } = decideMelonPass(pass);
  if (remedyId === null) {
    return { outcome: "REFUSED", code: "NOT_ENTITLED", reason: decision.reason };
  }
  return recordDecision(handle, remedyId, decision, request, ONE_DECISION_PER_PASS);
}
