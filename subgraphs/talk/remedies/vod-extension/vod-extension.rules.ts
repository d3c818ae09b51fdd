import { addHours } from "../../../kit/korean-calendar.js";
import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import { heldDuring, type OutageSpan } from "../../../kit/remedies/outage-span.js";
import type { TalkVodPurchase } from "../../facts.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("vod-extension@1");

/** Hours added to a video bought on Kakao TV. DOMAIN 2.1, T12: W16, W58. */
export const VOD_EXTENSION_HOURS = 96;

/**
 * The new last instant of a video; null when it stays as it was. The sources say "buyers"; that a video which lapsed
 * before the outage or was bought after it lost nothing is ours (INF).
 */
export function extendedVod(purchase: TalkVodPurchase, outage: OutageSpan): Date | null {
  const end = new Date(purchase.expiresAt);
  const isHeld = heldDuring(outage, new Date(purchase.purchasedAt), end);
  return isHeld ? addHours(end, VOD_EXTENSION_HOURS) : null;
}

/** Remedy T12 for everything one beneficiary bought: one grant, whose hours are those of each video and not their sum. */
export function decideVodExtension(
  purchases: readonly TalkVodPurchase[],
  outage: OutageSpan,
): Decision {
  const itemsExtended = purchases.filter((purchase) => extendedVod(purchase, outage)).length;
  const inputs = { itemsExtended, itemsHeld: purchases.length };
  if (itemsExtended === 0) return refused(because("VOD_NOT_HELD_IN_OUTAGE", inputs));
  return entitled(
    { won: null, quantity: VOD_EXTENSION_HOURS, unit: "HOUR" },
    because("VOD_EXTENDED", { ...inputs, extendedHours: VOD_EXTENSION_HOURS }),
  );
}
