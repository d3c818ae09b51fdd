import type { ClaimStatus } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { inTransaction } from "../../../kit/database/in-transaction.js";
import type { GrantRequest } from "../../../kit/ledger/grant-remedy.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import type { Reason } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import { readFacts } from "../../facts.repository.js";
import { lossSupportRounds, takesClaims } from "../../outages/1015/loss-support-rounds.js";
import { programme1015 } from "../../outages/1015.js";
import {
  type ClaimKey,
  documentsOf,
  lockClaim,
  type StandingClaim,
  stepClaim,
} from "../damage-report/claim.repository.js";
import {
  becauseClaim,
  becauseNotOpen,
  becauseSupported,
  INTAKE_REMEDY,
} from "../damage-report/claim.rules.js";
import { missingDocuments } from "./evidence.rules.js";
import {
  type ClaimantRefusalCode,
  decideLossSupport,
  type LossRefusalCode,
  refuseLossClaimant,
} from "./loss-support.rules.js";
import { recordSupport, standingSupport } from "./support.repository.js";

/** Which claim is settled, by what loss, at what instant, and who does it and why. */
export type SettleRequest = GrantRequest &
  ClaimKey & {
    /** The loss as the papers prove it; as it was claimed when left out. */
    recognisedLossWon?: Won | null;
  };

/** Why a claim is not settled; it stays as it is. */
export type SettleRefusalCode =
  | "CLAIM_UNKNOWN"
  | "CLAIM_NOT_OPEN"
  | "CLAIM_IN_REVIEW"
  | "NOT_A_LOSS_CLAIM"
  | "SUPPORT_NOT_OPEN"
  | "FILED_OUTSIDE_INTAKE"
  | "DOCUMENTS_INCOMPLETE"
  | "ALREADY_SUPPORTED"
  | ClaimantRefusalCode
  | LossRefusalCode;

const SETTLED_FROM = ["SUBMITTED", "NEEDS_DOCUMENTS"] as const satisfies readonly ClaimStatus[];

/**
 * Approves a claim by its loss, once the papers prove it: a loss up to 500,000 won is paid its fixed sum (B1, B2), a higher
 * one goes to the council (B3). What cannot be approved is refused with the reason and stays open: to turn a claim down is
 * a decision of its own. Claim, grant and events are one transaction.
 */
export function settleLossClaim(
  handle: DatabaseHandle,
  request: SettleRequest,
): Promise<MutationOutcome<ClaimAnswer, SettleRefusalCode>> {
  const { beneficiaryId, claimId, at, actor, why } = request;
  const key = { beneficiaryId, claimId };
  const settled = done({ outageId: programme1015.outageId, ...key });
  return inTransaction(handle, async (tx) => {
    const claim = await lockClaim(tx, key);
    if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
    const refusal = await refuseToSettle(tx, claim, request);
    if (refusal) return refusing(refusal, INTAKE_REMEDY);

    const decided = decideLossSupport(request.recognisedLossWon ?? claim.lossWon, claim.lossWon);
    if (decided.outcome === "REFUSED") return refusing(decided.reason, INTAKE_REMEDY);
    const support = await standingSupport(tx, beneficiaryId);
    if (support) return refusing(becauseSupported(support), support.remedyId);

    const { remedyId } = decided;
    const step = { ...key, from: SETTLED_FROM, at, actor, why };
    if (decided.outcome === "COUNCIL_REVIEW") {
      const { reason } = decided;
      await stepClaim(tx, { ...step, to: "IN_REVIEW", decision: { remedyId, reason } });
      return settled;
    }
    const { given, reason } = await recordSupport(
      tx,
      remedyId,
      decided.decision,
      request,
      "GRANTED",
    );
    if (given.outcome !== "RECORDED") {
      // Another claim of the business was paid while this one was looked at.
      const other = (await standingSupport(tx, beneficiaryId)) ?? { remedyId, status: "GRANTED" };
      return refusing(becauseSupported(other), other.remedyId);
    }
    await stepClaim(tx, { ...step, to: "APPROVED", decision: { remedyId, reason } });
    return settled;
  });
}

/** Why the claim cannot be approved whatever its loss; null when it can. */
async function refuseToSettle(
  tx: DatabaseHandle,
  { status, filedAt, details }: StandingClaim,
  { at, ...key }: SettleRequest,
): Promise<(Reason & { code: SettleRefusalCode }) | null> {
  if (status === "IN_REVIEW") return becauseClaim("CLAIM_IN_REVIEW");
  if (status !== "SUBMITTED" && status !== "NEEDS_DOCUMENTS") return becauseNotOpen(status);
  if (details.nature !== "FREE_WITH_LOSS") {
    return becauseClaim("NOT_A_LOSS_CLAIM", { nature: details.nature });
  }
  const { opensAt } = lossSupportRounds.documents;
  if (at < opensAt) {
    return becauseClaim("SUPPORT_NOT_OPEN", {
      at: at.toISOString(),
      opensAt: opensAt.toISOString(),
    });
  }
  if (!takesClaims(filedAt)) {
    return becauseClaim("FILED_OUTSIDE_INTAKE", { filedAt: filedAt.toISOString() });
  }
  const notEligible = refuseLossClaimant(await readFacts(tx, key.beneficiaryId));
  if (notEligible) return notEligible;
  const missing = missingDocuments(details.channel, await documentsOf(tx, key));
  return missing.length === 0
    ? null
    : becauseClaim("DOCUMENTS_INCOMPLETE", { missing: missing.join(",") });
}
