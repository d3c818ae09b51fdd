import {
  type Entitlement,
  entitled,
  type Reason,
  reasonsOf,
} from "../../../kit/remedies/decision.js";
import { isWon, type Won } from "../../../kit/remedies/won.js";
import type { TalkFacts } from "../../facts.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("loss-tier@1");

/** The highest sales loss of tier 1, itself included ("30만원 이하"). DOMAIN 3.1: S2, S4. */
export const TIER_1_UP_TO_WON = 300_000;
/** What tier 1 pays. DOMAIN 3.1: S2, S4. */
export const TIER_1_PAYS_WON = 30_000;
/** The highest sales loss of tier 2, itself included ("50만원 이하"); above it the council decides. DOMAIN 3.1: S2, S4. */
export const TIER_2_UP_TO_WON = 500_000;
/** What tier 2 pays. DOMAIN 3.1: S2, S4. */
export const TIER_2_PAYS_WON = 50_000;

/** The remedies that support a loss of sales, by its tier. */
export type LossSupportId = "B1" | "B2" | "B3";

/** Why a loss is none that can be supported. */
export type LossRefusalCode = "LOSS_UNKNOWN" | "LOSS_NEGATIVE" | "LOSS_ZERO";

/** Why somebody cannot claim a sales loss. */
export type ClaimantRefusalCode =
  | "LOSS_CLAIMANT_NOT_A_BUSINESS"
  | "LOSS_CLAIMANT_NOT_SMALL_BUSINESS";

/**
 * What a sales loss leads to: a fixed sum of remedy B1 or B2, the council's review (remedy B3, whose sum nobody can
 * compute), or a refusal.
 */
export type LossSupportDecision =
  | { outcome: "FIXED"; remedyId: "B1" | "B2"; decision: Entitlement }
  | { outcome: "COUNCIL_REVIEW"; remedyId: "B3"; reason: Reason }
  | { outcome: "REFUSED"; reason: Reason & { code: LossRefusalCode } };

/**
 * The tier of a sales loss (매출 손실 규모, not profit). DOMAIN 3.1: S2, S4.
 * The published rule says nothing of an unknown loss, of 0 or of a lower bound. Without a loss there is nothing to
 * support, so those are refused, each with its own code, and any loss above 0 is in tier 1 (INF).
 * @param lossWon the loss as recognised from the documents; null when none was stated
 * @param claimedLossWon the loss as the claim states it, kept beside the recognised one and never decisive
 * @throws RangeError when the loss is not a whole, safe number of won
 */
export function decideLossSupport(
  lossWon: Won | null,
  claimedLossWon: Won | null = lossWon,
): LossSupportDecision {
  if (lossWon === null) return refuse(because("LOSS_UNKNOWN", { lossWon, claimedLossWon }));
  if (!isWon(lossWon)) throw new RangeError("a loss must be a whole number of won");
  if (lossWon < 0) return refuse(because("LOSS_NEGATIVE", { lossWon, claimedLossWon }));
  if (lossWon === 0) return refuse(because("LOSS_ZERO", { lossWon, claimedLossWon }));

  if (lossWon <= TIER_1_UP_TO_WON) {
    const inputs = {
      lossWon,
      claimedLossWon,
      lossTier: "UP_TO_300K",
      overWon: 0,
      upToWon: TIER_1_UP_TO_WON,
      paysWon: TIER_1_PAYS_WON,
    };
    return pay("B1", TIER_1_PAYS_WON, because("LOSS_UP_TO_300K", inputs));
  }
  if (lossWon <= TIER_2_UP_TO_WON) {
    const inputs = {
      lossWon,
      claimedLossWon,
      lossTier: "OVER_300K_TO_500K",
      overWon: TIER_1_UP_TO_WON,
      upToWon: TIER_2_UP_TO_WON,
      paysWon: TIER_2_PAYS_WON,
    };
    return pay("B2", TIER_2_PAYS_WON, because("LOSS_OVER_300K_TO_500K", inputs));
  }
  const inputs = { lossWon, claimedLossWon, lossTier: "OVER_500K", overWon: TIER_2_UP_TO_WON };
  return { outcome: "COUNCIL_REVIEW", remedyId: "B3", reason: because("LOSS_OVER_500K", inputs) };
}

/** Why this beneficiary cannot claim a sales loss; null when it can. For small businesses only: DOMAIN 2.2, S2, S4. */
export function refuseLossClaimant({
  business,
}: TalkFacts): (Reason & { code: ClaimantRefusalCode }) | null {
  if (!business) return because("LOSS_CLAIMANT_NOT_A_BUSINESS");
  const { smallBusiness } = business;
  return smallBusiness ? null : because("LOSS_CLAIMANT_NOT_SMALL_BUSINESS", { smallBusiness });
}

function pay(remedyId: "B1" | "B2", won: Won, reason: Reason): LossSupportDecision {
  return { outcome: "FIXED", remedyId, decision: entitled({ won }, reason) };
}

function refuse(reason: Reason & { code: LossRefusalCode }): LossSupportDecision {
  return { outcome: "REFUSED", reason };
}
