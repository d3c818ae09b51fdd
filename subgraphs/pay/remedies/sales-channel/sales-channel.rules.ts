import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { PayFacts } from "../../facts.js";
import type { PayReasonCode } from "../../reasons.js";

const because = reasonsOf<PayReasonCode>("sales-channel@1");

/**
 * P1: chances to widen their sales channels, planned for the small businesses that sell through Pay. How many, and what they
 * would be worth, was never published. Source: S4. That "small businesses" means Pay's own merchants is inferred.
 */
export function salesChannelOffer({ merchant }: PayFacts): Decision {
  if (!merchant) return refused(because("NOT_A_MERCHANT"));

  const inputs = { smallBusiness: merchant.smallBusiness };
  return merchant.smallBusiness
    ? entitled(
        { won: null, quantity: null, unit: "PROGRAMME" },
        because("SALES_CHANNEL_PLANNED", inputs),
      )
    : refused(because("NOT_A_SMALL_BUSINESS", inputs));
}
