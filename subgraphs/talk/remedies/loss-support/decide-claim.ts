import type { ClaimStatus } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import type { Won } from "../../../kit/remedies/won.js";
import { programme1015 } from "../../outages/1015.js";
import { type ClaimKey, lockClaim, stepClaim } from "../damage-report/claim.repository.js";
import {
  becauseClaim,
  becauseNotOpen,
  INTAKE_REMEDY,
  refusePapers,
} from "../damage-report/claim.rules.js";
import { isOpenClaim, OPEN } from "../damage-report/damage-report.rules.js";
import { becauseRejected, type ClaimRejection } from "./rejection.rules.js";
import { type SettleRefusalCode, settleLossClaim } from "./settle-loss-claim.js";
import { pendingAward } from "./support.repository.js";

/** What an operator can decide of a claim. */
export const ClaimDecision = {
  APPROVE: "APPROVE",
  REJECT: "REJECT",
  REQUEST_DOCUMENTS: "REQUEST_DOCUMENTS",
} as const;
export type ClaimDecision = keyof typeof ClaimDecision;

/** A decision with what belongs to it. `recognisedLossWon` is the loss as the papers prove it. */
export type DecidedAs =
  | { decision: "APPROVE"; recognisedLossWon: Won | null }
  | { decision: "REJECT"; rejection: ClaimRejection; recognisedLossWon: Won | null }
  | { decision: "REQUEST_DOCUMENTS" };

/** Which claim is decided how, by whom and when. */
export type DecisionRequest = ClaimKey & Actor & { at: Date; as: DecidedAs };

/** Why a claim is not decided; it stays as it is. */
export type DecisionRefusalCode =
  | SettleRefusalCode
  | "AWARD_PENDING"
  | "DOCUMENTS_ALREADY_REQUESTED"
  | "OUTSIDE_DOCUMENT_WINDOW";

type DecisionOutcome = Promise<MutationOutcome<ClaimAnswer, DecisionRefusalCode>>;

/** Decides an open claim. Of two who decide at once the second finds it decided, and is told so. */
export function decideClaim(
  tx: DatabaseHandle,
  { as, ...request }: DecisionRequest,
): DecisionOutcome {
  switch (as.decision) {
    case "APPROVE":
      return settleLossClaim(tx, { ...request, recognisedLossWon: as.recognisedLossWon });
    case "REJECT":
      return reject(tx, request, as.rejection, as.recognisedLossWon);
    case "REQUEST_DOCUMENTS":
      return requestDocuments(tx, request);
  }
}

type Step = Omit<DecisionRequest, "as">;

async function reject(
  tx: DatabaseHandle,
  { beneficiaryId, claimId, at, actor, why }: Step,
  rejection: ClaimRejection,
  recognisedLossWon: Won | null,
): DecisionOutcome {
  const key = { beneficiaryId, claimId };
  const claim = await lockClaim(tx, key);
  if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  if (!isOpenClaim(claim.status)) return refusing(becauseNotOpen(claim.status));
  // Turning down what another person has awarded would settle the award by one person alone.
  if (await pendingAward(tx, key)) return refusing(becauseClaim("AWARD_PENDING"), "B3");
  const reason = becauseRejected(rejection, recognisedLossWon, claim.lossWon);
  const decision = { remedyId: null, reason };
  await stepClaim(tx, { ...key, from: OPEN, to: "REJECTED", at, actor, why, decision });
  return done({ outageId: programme1015.outageId, ...key });
}

const ASKED_FROM = ["SUBMITTED", "IN_REVIEW"] as const satisfies readonly ClaimStatus[];

async function requestDocuments(
  tx: DatabaseHandle,
  { beneficiaryId, claimId, at, actor, why }: Step,
): DecisionOutcome {
  const key = { beneficiaryId, claimId };
  const claim = await lockClaim(tx, key);
  if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  if (claim.status === "NEEDS_DOCUMENTS") {
    return refusing(becauseClaim("DOCUMENTS_ALREADY_REQUESTED"));
  }
  if (!isOpenClaim(claim.status)) return refusing(becauseNotOpen(claim.status));
  // Whoever is asked when nothing is taken could never answer.
  const refusal = refusePapers(at);
  if (refusal) return refusing(refusal, INTAKE_REMEDY);
  if (await pendingAward(tx, key)) return refusing(becauseClaim("AWARD_PENDING"), "B3");
  const step = { ...key, from: ASKED_FROM, at, actor, why };
  await stepClaim(tx, { ...step, to: "NEEDS_DOCUMENTS", decision: null });
  return done({ outageId: programme1015.outageId, ...key });
}
