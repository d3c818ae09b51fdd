import { addHours } from "../../../kit/korean-calendar.js";
import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import { heldDuring, type OutageSpan } from "../../../kit/remedies/outage-span.js";
import type { TalkGift } from "../../facts.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("gift-expiry@1");

/** Days added to a gift's validity. DOMAIN 2.1, T10: W56, W57, W16. */
export const GIFT_EXPIRY_DAYS = 3;

/**
 * The new last instant of a gift; null when it stays as it was. The deadlines that fell in the outage are read as the
 * ones that moved (INF).
 */
export function extendedGift({ expiresAt }: TalkGift, outage: OutageSpan): Date | null {
  const end = new Date(expiresAt);
  return heldDuring(outage, end, end) ? addHours(end, GIFT_EXPIRY_DAYS * 24) : null;
}

/** Remedy T10 for everything one beneficiary holds: one grant, whose days are those of each gift and not their sum. */
export function decideGiftExpiry(gifts: readonly TalkGift[], outage: OutageSpan): Decision {
  const itemsExtended = gifts.filter((gift) => extendedGift(gift, outage)).length;
  const inputs = { itemsExtended, itemsHeld: gifts.length };
  if (itemsExtended === 0) return refused(because("GIFT_EXPIRY_OUTSIDE_OUTAGE", inputs));
  return entitled(
    { won: null, quantity: GIFT_EXPIRY_DAYS, unit: "DAY" },
    because("GIFT_EXPIRY_EXTENDED", { ...inputs, extendedDays: GIFT_EXPIRY_DAYS }),
  );
}
