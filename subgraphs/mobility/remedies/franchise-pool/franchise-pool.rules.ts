import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import { splitExactly } from "../../../kit/remedies/won.js";
import type { MobilityReasonCode } from "../../reasons.js";

/** The remedy of which a franchise's pool is shared. */
export const POOL_REMEDY_ID = "M4";

/** The reasons of this rule, and of the noes that choosing and sharing can come to. */
export const becausePool = reasonsOf<MobilityReasonCode>("franchise-pool@1");

/** A driver and the whole, non-negative weight the franchisees gave them; 0 is a driver they left out. */
export type PoolRecipient = { beneficiaryId: string; weight: number };

/** What was agreed for one regional franchise, and whom its franchisees chose. */
export type FranchisePool = {
  franchise: string;
  poolWon: Won;
  recipients: readonly PoolRecipient[];
};

/**
 * M4: a franchise's pool goes to the drivers its franchisees chose, by the weights they chose; the shares add up to exactly
 * the pool. How the pool itself was reckoned (the shortfall against the same hours a week earlier) is settled with the
 * franchise and arrives as a sum. Sources: W48, W49.
 * @throws RangeError when the pool or a weight is negative or not whole, or when nobody has a weight
 */
export function franchisePoolShares({
  franchise,
  poolWon,
  recipients,
}: FranchisePool): { beneficiaryId: string; decision: Decision }[] {
  const weights = recipients.map(({ weight }) => weight);
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = splitExactly(poolWon, weights);
  return recipients.map(({ beneficiaryId, weight }, index) => {
    const inputs = { franchise, poolWon, weight, totalWeight };
    const decision =
      weight === 0
        ? refused(becausePool("NOT_CHOSEN_BY_FRANCHISE", inputs))
        : entitled({ won: shares[index] ?? 0 }, becausePool("FRANCHISE_POOL_SHARE", inputs));
    return { beneficiaryId, decision };
  });
}
