import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { GrantRequest } from "../../../kit/ledger/grant-remedy.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { isWon, type Won } from "../../../kit/remedies/won.js";
import { programme1015 } from "../../outages/1015.js";
import { type ClaimKey, lockClaim, type StandingClaim } from "../damage-report/claim.repository.js";
import { becauseClaim, becauseSupported } from "../damage-report/claim.rules.js";
import { type AwardRefusalCode, decideCouncilAward } from "./council-award.rules.js";
import { pendingAward, recordSupport, standingSupport } from "./support.repository.js";

/** Which claim is awarded what, who enters it and when. */
export type AwardRequest = GrantRequest & ClaimKey & { awardWon: Won };

/** Why an award is not entered. */
export type AwardClaimRefusalCode =
  | "CLAIM_UNKNOWN"
  | "CLAIM_NOT_IN_REVIEW"
  | "AWARD_PENDING"
  | "ALREADY_SUPPORTED"
  | AwardRefusalCode;

/**
 * Enters what the council awarded for a claim that it reviews. The sum is pending, and the claim with the council, until a
 * second person confirms it.
 */
export async function awardClaim(
  tx: DatabaseHandle,
  request: AwardRequest,
): Promise<MutationOutcome<ClaimAnswer, AwardClaimRefusalCode>> {
  const { beneficiaryId, claimId, awardWon } = request;
  const key = { beneficiaryId, claimId };
  const claim = await lockClaim(tx, key);
  if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  if (claim.status !== "IN_REVIEW") {
    return refusing(becauseClaim("CLAIM_NOT_IN_REVIEW", { status: claim.status }), "B3");
  }
  if (await pendingAward(tx, key)) return refusing(becauseClaim("AWARD_PENDING"), "B3");
  const support = await standingSupport(tx, beneficiaryId);
  if (support) return refusing(becauseSupported(support), support.remedyId);

  const decision = decideCouncilAward(recognisedLossOf(claim), awardWon, claim.lossWon);
  if (!decision.entitled) return refusing(decision.reason, "B3");
  const { given } = await recordSupport(tx, "B3", decision, request, "PENDING");
  if (given.outcome === "RECORDED") return done({ outageId: programme1015.outageId, ...key });
  // Another claim of the business was paid while this one was looked at.
  const other = (await standingSupport(tx, beneficiaryId)) ?? { remedyId: "B3", status: "GRANTED" };
  return refusing(becauseSupported(other), other.remedyId);
}

/** The loss with which the claim went to the council; as claimed for one that was brought in from elsewhere. */
function recognisedLossOf({ reasonInputs, lossWon }: StandingClaim): Won {
  const recognised = reasonInputs?.lossWon;
  return isWon(recognised) ? recognised : (lossWon ?? 0);
}
