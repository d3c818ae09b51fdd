import { type Reason, reasonsOf } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("claim-decision@1");

/**
 * Why a claim is turned down. That papers, the loss, the use of the service and its being the cause had to be shown is
 * published (DOMAIN 3.3, 3.4, 5 C19: S2, S4, W47); in which words Kakao refused was not.
 */
export const ClaimRejection = {
  PAPERS_NOT_COMPLETED: "PAPERS_NOT_COMPLETED",
  LOSS_NOT_PROVEN: "LOSS_NOT_PROVEN",
  SERVICE_USE_NOT_PROVEN: "SERVICE_USE_NOT_PROVEN",
  NO_DIRECT_CAUSE: "NO_DIRECT_CAUSE",
  REPORT_WITHOUT_LOSS: "REPORT_WITHOUT_LOSS",
  DUPLICATE_REPORT: "DUPLICATE_REPORT",
  SUPPORT_DECLINED: "SUPPORT_DECLINED",
} as const;
export type ClaimRejection = keyof typeof ClaimRejection;

/**
 * The reason of a claim that was turned down.
 * @param lossWon the loss as the papers prove it; null when that was not settled
 * @param claimedLossWon the loss as the claim states it
 */
export function becauseRejected(
  rejection: ClaimRejection,
  lossWon: Won | null,
  claimedLossWon: Won | null,
): Reason {
  return because(rejection, { lossWon, claimedLossWon });
}
