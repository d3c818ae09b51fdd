import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { programme1015 } from "../../outages/1015.js";
import { pendingAward, stepAward } from "../loss-support/support.repository.js";
import { type ClaimKey, lockClaim, stepClaim } from "./claim.repository.js";
import { becauseClaim, becauseNotOpen } from "./claim.rules.js";
import { isOpenClaim, OPEN } from "./damage-report.rules.js";

/** Which claim is withdrawn, and by whom. */
export type Withdrawal = ClaimKey & Actor & { at: Date };

/**
 * Withdraws a claim that is still open. An award that nobody has confirmed falls with it: left standing, it would keep the
 * business from ever being paid for another claim.
 */
export async function withdrawClaim(
  tx: DatabaseHandle,
  { beneficiaryId, claimId, at, actor, why }: Withdrawal,
): Promise<MutationOutcome<ClaimAnswer, "CLAIM_UNKNOWN" | "CLAIM_NOT_OPEN">> {
  const key = { beneficiaryId, claimId };
  const claim = await lockClaim(tx, key);
  if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  if (!isOpenClaim(claim.status)) return refusing(becauseNotOpen(claim.status));
  const award = await pendingAward(tx, key);
  if (award) await stepAward(tx, award, "REVOKED", { at, actor, why: why ?? "Claim withdrawn" });
  await stepClaim(tx, { ...key, from: OPEN, to: "WITHDRAWN", at, actor, why, decision: null });
  return done({ outageId: programme1015.outageId, ...key });
}
