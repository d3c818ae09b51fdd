import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  notEntitled,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { readMelonPass } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
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
): Promise<RemedyOutcome> {
  const pass = await readMelonPass(handle, request.beneficiaryId);
  const { remedyId, decision } = decideMelonPass(pass);
  return remedyId === null
    ? notEntitled(decision.reason)
    : grantDecided(handle, programme1015, remedyId, decision, request, ONE_DECISION_PER_PASS);
}
