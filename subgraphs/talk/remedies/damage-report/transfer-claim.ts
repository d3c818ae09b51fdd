import type { Affiliate } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { programme1015 } from "../../outages/1015.js";
import { type ClaimKey, lockClaim, stepClaim } from "./claim.repository.js";
import { becauseClaim, becauseNotOpen } from "./claim.rules.js";
import { becauseOfOtherAffiliate, isOpenClaim } from "./damage-report.rules.js";

/** Which claim is passed on, and to whom. */
export type Transfer = ClaimKey & Actor & { at: Date; to: Exclude<Affiliate, "TALK"> };

/** Passes a report on to the affiliate whose service it is about. What the council reviews is about Talk's. */
export async function transferClaim(
  tx: DatabaseHandle,
  { beneficiaryId, claimId, at, to, actor, why }: Transfer,
): Promise<MutationOutcome<ClaimAnswer, "CLAIM_UNKNOWN" | "CLAIM_NOT_OPEN" | "CLAIM_IN_REVIEW">> {
  const key = { beneficiaryId, claimId };
  const claim = await lockClaim(tx, key);
  if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  if (claim.status === "IN_REVIEW") return refusing(becauseClaim("CLAIM_IN_REVIEW"));
  if (!isOpenClaim(claim.status)) return refusing(becauseNotOpen(claim.status));
  await stepClaim(tx, {
    ...key,
    from: ["SUBMITTED", "NEEDS_DOCUMENTS"],
    to: "TRANSFERRED",
    at,
    actor,
    why,
    decision: { remedyId: null, reason: becauseOfOtherAffiliate(to) },
  });
  return done({ outageId: programme1015.outageId, ...key });
}
