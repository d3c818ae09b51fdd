import { type Amount, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { OfferRule } from "../../../kit/remedies/programme.js";
import type { RemedyValue } from "../../../kit/remedies/remedy.js";
import type { TalkFacts } from "../../facts.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("gift-package@1");

/** A gift is the same for everyone: a sum, or a number of things. */
export type GiftValue = Extract<RemedyValue, { form: "won" | "in-kind" }>;

/**
 * Offers one gift of the package to every KakaoTalk account with a domestic phone number, overseas numbers excluded
 * (DOMAIN 3.7: W37, W41, W78). That an account takes it once is for the ledger to keep.
 * An account that did not exist before the package closed could never take it, so it is refused rather than shown as
 * having let it lapse; no source sets an earlier record date (INF).
 */
export function offerGift(value: GiftValue, closedAt: Date): OfferRule<TalkFacts> {
  return ({ account }) => {
    if (!account) return refused(because("GIFT_PACKAGE_NO_ACCOUNT"));

    const { domesticNumber, registeredAt } = account;
    if (!domesticNumber) {
      return refused(because("GIFT_PACKAGE_OVERSEAS_NUMBER", { domesticNumber }));
    }
    if (new Date(registeredAt) > closedAt) {
      const inputs = { registeredAt, closedAt: closedAt.toISOString() };
      return refused(because("GIFT_PACKAGE_REGISTERED_LATER", inputs));
    }
    return entitled(
      amountOf(value),
      because("GIFT_PACKAGE_ACCOUNT", { domesticNumber, registeredAt }),
    );
  };
}

function amountOf(value: GiftValue): Amount {
  if (value.form === "won") return { won: value.won };
  const { quantity, unit, listPriceWon } = value;
  return { won: null, quantity, unit, listPriceWon };
}
