import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { TalkFacts } from "../../facts.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("channel-cash@1");

/** Free cash for channel messages, per small business. DOMAIN 2.2, B4: S2, S4. */
export const CHANNEL_CASH_WON = 50_000;

/** Offers channel cash to all small businesses, not only to those that reported damage. DOMAIN 2.2, B4: S2, S4. */
export function offerChannelCash({ business }: TalkFacts): Decision {
  if (!business) return refused(because("CHANNEL_CASH_NOT_A_BUSINESS"));

  const { smallBusiness } = business;
  if (!smallBusiness) return refused(because("CHANNEL_CASH_NOT_SMALL_BUSINESS", { smallBusiness }));
  return entitled(
    { won: CHANNEL_CASH_WON },
    because("CHANNEL_CASH_SMALL_BUSINESS", { smallBusiness, cashWon: CHANNEL_CASH_WON }),
  );
}
