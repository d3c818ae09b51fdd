import { reasonsOf } from "../../../kit/remedies/decision.js";
import type { PayReasonCode } from "../../reasons.js";

/** Reasons of the damage intake (P2). */
export const becauseOfClaim = reasonsOf<PayReasonCode>("damage-claim@1");

/** What every report to Pay's own intake asks to be made good: one open report of it per customer. */
export const CLAIM_SUBJECT = "PAY_SERVICE";

/**
 * How Pay answers a report. SETTLED_WITH_CUSTOMER: remedies were to be settled with customers (DOMAIN 2.6, P2; W6, W73).
 * Pay published no grounds for a no; these are the ones on record of the outage's intakes: reports that belonged to
 * another affiliate (C2), reports of no damage (C3), and no clear link to the outage (DOMAIN 3.3; S4).
 */
export const CLAIM_VERDICTS = [
  "SETTLED_WITH_CUSTOMER",
  "CLAIM_OF_ANOTHER_AFFILIATE",
  "CLAIM_WITHOUT_DAMAGE",
  "CLAIM_CAUSE_NOT_SHOWN",
] as const satisfies readonly PayReasonCode[];
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];

/** Where a verdict leads a report. */
export function statusAfter(verdict: ClaimVerdict): "APPROVED" | "REJECTED" {
  return verdict === "SETTLED_WITH_CUSTOMER" ? "APPROVED" : "REJECTED";
}
