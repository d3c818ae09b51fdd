import {
  type Entitlement,
  entitled,
  type Reason,
  reasonsOf,
} from "../../../kit/remedies/decision.js";
import { isWon, type Won } from "../../../kit/remedies/won.js";
import type { TalkReasonCode } from "../../reasons.js";
import { TIER_2_UP_TO_WON } from "./loss-support.rules.js";

const because = reasonsOf<TalkReasonCode>("council-award@1");

/** Why the council can award nothing. */
export type AwardRefusalCode = "COUNCIL_REVIEW_NOT_DUE" | "COUNCIL_AWARD_NOT_POSITIVE";

/** An award, or why there can be none. */
export type AwardDecision =
  | Entitlement
  | { entitled: false; reason: Reason & { code: AwardRefusalCode } };

/**
 * What the council awards for a loss above tier 2 (remedy B3). No formula, lower bound or cap was published (DOMAIN
 * 3.1), so any sum above 0 stands: the award is the council's, never ours.
 * @param lossWon the loss as recognised
 * @param claimedLossWon the loss as the claim states it; null when it states none
 * @throws RangeError when loss or award is not a whole, safe number of won
 */
export function decideCouncilAward(
  lossWon: Won,
  awardWon: Won,
  claimedLossWon: Won | null = lossWon,
): AwardDecision {
  if (!isWon(lossWon) || !isWon(awardWon)) {
    throw new RangeError("loss and award must be whole numbers of won");
  }
  const inputs = { lossWon, claimedLossWon, overWon: TIER_2_UP_TO_WON, awardWon };
  if (lossWon <= TIER_2_UP_TO_WON) {
    return { entitled: false, reason: because("COUNCIL_REVIEW_NOT_DUE", inputs) };
  }
  if (awardWon <= 0) {
    return { entitled: false, reason: because("COUNCIL_AWARD_NOT_POSITIVE", inputs) };
  }
  return entitled(
    { won: awardWon },
    because("COUNCIL_AWARD", { ...inputs, lossTier: "OVER_500K" }),
  );
}
