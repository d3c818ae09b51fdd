import type { Caller } from "../../kit/mutations/caller.js";

/** With which every step of a claim may be refused. */
export const CLAIM_REFUSALS = {
  CLAIM_UNKNOWN: "The beneficiary has no such claim.",
  CLAIM_NOT_OPEN: "It is decided, withdrawn or passed on.",
};

/** What no support can be decided on. */
export const LOSS_REFUSALS = {
  LOSS_UNKNOWN: "No loss is stated.",
  LOSS_ZERO: "The loss is 0 won.",
  LOSS_NEGATIVE: "The loss is below 0 won.",
};

/** Who cannot claim lost sales. */
export const CLAIMANT_REFUSALS = {
  LOSS_CLAIMANT_NOT_A_BUSINESS: "No business is on record.",
  LOSS_CLAIMANT_NOT_SMALL_BUSINESS: "The business is not a small one.",
};

/** A step of a claim: which one, by whom, when, and why as the caller says it. */
export function stepOf(
  { claimId, note = null }: { claimId: string; note?: string | null },
  { beneficiaryId, actor, at }: Caller,
) {
  return { beneficiaryId, claimId, actor, at, why: note };
}
