import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { lockGrant } from "../../../kit/ledger/grants.repository.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { programme1015 } from "../../outages/1015.js";
import { type ClaimKey, lockClaim, stepClaim } from "../damage-report/claim.repository.js";
import { becauseClaim } from "../damage-report/claim.rules.js";
import { pendingAward, stepAward } from "./support.repository.js";

/** Which award is confirmed, or turned down, by whom and when. */
export type Confirmation = ClaimKey & Actor & { at: Date; confirm: boolean };

/** Why an award is not confirmed. */
export type ConfirmationRefusalCode = "CLAIM_UNKNOWN" | "AWARD_NOT_PENDING" | "SAME_PERSON";

/**
 * The second person's word on an award. Confirmed, it is given and its claim approved for the council's reason; turned
 * down, it is taken back, and the council may award anew. The database refuses a confirmation by whoever entered it, too.
 */
export async function confirmAward(
  tx: DatabaseHandle,
  { beneficiaryId, claimId, confirm, at, actor, why }: Confirmation,
): Promise<MutationOutcome<ClaimAnswer, ConfirmationRefusalCode>> {
  const key = { beneficiaryId, claimId };
  if (!(await lockClaim(tx, key))) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  const award = await pendingAward(tx, key);
  if (!award) return refusing(becauseClaim("AWARD_NOT_PENDING"), "B3");
  const grant = await lockGrant(tx, award);
  if (grant?.lastActor === actor) return refusing(becauseClaim("SAME_PERSON"), "B3");

  await stepAward(tx, award, confirm ? "GRANTED" : "REVOKED", { at, actor, why });
  if (confirm) {
    const decision = { remedyId: award.remedyId, reason: award.reason };
    await stepClaim(tx, {
      ...key,
      from: ["IN_REVIEW"],
      to: "APPROVED",
      at,
      actor,
      why,
      decision,
    });
  }
  return done({ outageId: programme1015.outageId, ...key });
}
