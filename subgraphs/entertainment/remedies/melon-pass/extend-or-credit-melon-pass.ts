import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { inTransaction } from "../../../kit/database/in-transaction.js";
import {
  decidedGrant,
  type GrantRequest,
  notEntitled,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { recordGrant } from "../../../kit/ledger/record-grant.js";
import { readMelonPass } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { lockMelonGrants, type MelonGrant, type MelonRemedyId } from "./melon-grants.repository.js";
import { decideMelonPass, NOTHING_TO_CORRECT, refuseGivingAnew } from "./melon-pass.rules.js";

const { outageId } = programme1015;

/**
 * One key for both remedies. The ledger's primary key lets a member have an E1 and an E2, and two calls that read the
 * pass before and after a change of it would write both. Its unique key lets in the first of them and no other.
 */
export const ONE_DECISION_PER_PASS = "melon-pass-1015";

/** A correction says on purpose that what was taken back is made good: then `why` is its reason. */
export type MelonPassRequest = GrantRequest & { isCorrection?: boolean };

/** What came of it, and which grant it is about; E1, whose record day decides, when the pass falls under neither. */
export type MelonPassOutcome = RemedyOutcome & { remedyId: MelonRemedyId; issue: number };

/**
 * Gives days (E1) or cash (E2) for a member's Melon pass, whichever its dates and its seller allow, and never both. Once
 * either was taken back, nothing is given but as a correction: then whichever the facts now say, the same one as its
 * next issue.
 */
export function extendOrCreditMelonPass(
  handle: DatabaseHandle,
  { isCorrection = false, ...request }: MelonPassRequest,
): Promise<MelonPassOutcome> {
  return inTransaction(handle, async (tx) => {
    const { beneficiaryId } = request;
    const { remedyId, decision } = decideMelonPass(await readMelonPass(tx, beneficiaryId));
    if (remedyId === null || !decision.entitled) {
      return { ...notEntitled(decision.reason), remedyId: "E1", issue: 1 };
    }
    const given = await lockMelonGrants(tx, { outageId, beneficiaryId });
    const issue = issueOf(remedyId, given);
    switch (refuseGivingAnew(given, isCorrection)) {
      case "GRANT_REVOKED":
        return { outcome: "REFUSED", code: "GRANT_REVOKED", remedyId, issue };
      case "NOTHING_TO_CORRECT":
        return { ...notEntitled(NOTHING_TO_CORRECT), remedyId, issue };
    }
    const grant = decidedGrant(programme1015, remedyId, decision, request, ONE_DECISION_PER_PASS);
    return { ...(await recordGrant(tx, { ...grant, issue })), remedyId, issue };
  });
}

/** The issue that stands, or the next one when the last was taken back. */
function issueOf(remedyId: MelonRemedyId, given: readonly MelonGrant[]): number {
  const last = given.findLast((grant) => grant.remedyId === remedyId);
  if (!last) return 1;
  return last.status === "REVOKED" ? last.issue + 1 : last.issue;
}
