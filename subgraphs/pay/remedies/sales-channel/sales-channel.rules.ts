import type { Decision } from "../../../kit/remedies/decision.js";
import { entitled, refused } from "../../../kit/remedies/decision.js";
import type { PayFacts } from "../../facts.js";

const RULE_VERSION = "sales-channel@1";

/**
 * P1: chances to widen their sales channels, planned for the small businesses that sell through Pay. How many, and what they
 * would be worth, was never published. Source: S4. That "small businesses" means Pay's own merchants is inferred.
 */
export function salesChannelOffer({ merchant }: PayFacts): Decision {
  if (!merchant) {
    return refused({ code: "NOT_A_MERCHANT", ruleVersion: RULE_VERSION, inputs: {} });
  }
  const inputs = { smallBusiness: merchant.smallBusiness };
  return merchant.smallBusiness
    ? entitled(
        { won: null, quantity: null, unit: "PROGRAMME" },
        { code: "SALES_CHANNEL_PLANNED", ruleVersion: RULE_VERSION, inputs },
      )
    : refused({ code: "NOT_A_SMALL_BUSINESS", ruleVersion: RULE_VERSION, inputs });
}
