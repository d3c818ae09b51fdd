import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import { isWon, type Won } from "../../../kit/remedies/won.js";
import type { TalkReasonCode } from "../../reasons.js";
import { TIER_2_UP_TO_WON } from "./loss-support.rules.js";

const because = reasonsOf<TalkReasonCode>("council-award@1");

/**
 * What the council awards for a loss above tier 2 (remedy B3). No formula, lower bound or cap was published (DOMAIN
 * 3.1), so any sum above 0 stands: the award is the council's, never ours.
 * @throws RangeError when loss or award is not a whole, safe number of won
 */
export function decideCouncilAward(lossWon: Won, awardWon: Won): Decision {
  if (!isWon(lossWon) || !isWon(awardWon)) {
    throw new RangeError("loss and award must be whole numbers of won");
  }
  const inputs = { lossWon, overWon: TIER_2_UP_TO_WON, awardWon };
  if (lossWon <= TIER_2_UP_TO_WON) return refused(because("COUNCIL_REVIEW_NOT_DUE", inputs));
  if (awardWon <= 0) return refused(because("COUNCIL_AWARD_NOT_POSITIVE", inputs));
  return entitled(
    { won: awardWon },
    because("COUNCIL_AWARD", { ...inputs, lossTier: "OVER_500K" }),
  );
}
