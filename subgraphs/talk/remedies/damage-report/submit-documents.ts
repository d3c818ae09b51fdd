import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import type { DocumentKind } from "../../facts.js";
import { programme1015 } from "../../outages/1015.js";
import { missingDocuments } from "../loss-support/evidence.rules.js";
import {
  addDocuments,
  type ClaimKey,
  documentsOf,
  lockClaim,
  stepClaim,
} from "./claim.repository.js";
import { becauseClaim, becauseNotOpen, INTAKE_REMEDY, refusePapers } from "./claim.rules.js";
import { isOpenClaim } from "./damage-report.rules.js";

/** Which papers of which claim come in. */
export type Submission = ClaimKey & Actor & { at: Date; documents: readonly DocumentKind[] };

/** Why papers are not taken. */
export type SubmissionRefusalCode = "CLAIM_UNKNOWN" | "CLAIM_NOT_OPEN" | "OUTSIDE_DOCUMENT_WINDOW";

/**
 * Notes papers of an open claim while papers are taken. A claim that waited for them is back in the line of those to be
 * decided once none is missing; until then it goes on waiting. DOMAIN 1 and 5 C19: incomplete papers may be completed.
 */
export async function submitDocuments(
  tx: DatabaseHandle,
  { beneficiaryId, claimId, at, documents, actor, why }: Submission,
): Promise<MutationOutcome<ClaimAnswer, SubmissionRefusalCode>> {
  const key = { beneficiaryId, claimId };
  const claim = await lockClaim(tx, key);
  if (!claim) return refusing(becauseClaim("CLAIM_UNKNOWN"));
  if (!isOpenClaim(claim.status)) return refusing(becauseNotOpen(claim.status));
  const refusal = refusePapers(at);
  if (refusal) return refusing(refusal, INTAKE_REMEDY);

  await addDocuments(tx, { ...key, kinds: documents, receivedAt: at, receivedFrom: actor });
  if (claim.status === "NEEDS_DOCUMENTS") {
    const { nature, channel } = claim.details;
    // Only a loss has papers of its own; to anything else whatever came is the answer.
    const isComplete =
      nature !== "FREE_WITH_LOSS" ||
      missingDocuments(channel, await documentsOf(tx, key)).length === 0;
    if (isComplete) {
      await stepClaim(tx, { ...key, from: ["NEEDS_DOCUMENTS"], to: "SUBMITTED", at, actor, why });
    }
  }
  return done({ outageId: programme1015.outageId, ...key });
}
