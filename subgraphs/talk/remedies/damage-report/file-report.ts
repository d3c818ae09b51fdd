import { createHash } from "node:crypto";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { fileClaim } from "../../../kit/ledger/claims.repository.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import type { ClaimAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { DocumentKind } from "../../facts.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { refuseLossClaimant } from "../loss-support/loss-support.rules.js";
import { standingSupport } from "../loss-support/support.repository.js";
import { addDocuments, isFiled } from "./claim.repository.js";
import {
  becauseClaim,
  becauseSupported,
  INTAKE_REMEDY,
  type ReportRefusalCode,
  refuseReport,
} from "./claim.rules.js";
import { isSalesLoss, type ReportDetails, SALES_LOSS } from "./damage-report.rules.js";

const { outageId } = programme1015;

/** A report of damage as it comes in. */
export type DamageReport = Actor & {
  claimId: string;
  beneficiaryId: string;
  at: Date;
  details: Required<ReportDetails>;
  lossWon: Won | null;
  /** Papers that came with it. */
  documents: readonly DocumentKind[];
};

/**
 * The id of a claim: made of whose it is, who files it and the request's key, so that the same request names the same
 * claim even when the note of it is gone.
 */
export function claimIdOf(beneficiaryId: string, actor: string, idempotencyKey: string): string {
  const named = JSON.stringify([beneficiaryId, actor, idempotencyKey]);
  return `clm_${createHash("sha256").update(named).digest("base64url").slice(0, 24)}`;
}

/**
 * Files a report inside an intake, with the papers that came with it. A small business that says it lost sales must be one
 * that Talk knows, with no claim for them open and no support standing: after a claim was withdrawn or turned down, or the
 * support taken back, it may file anew.
 */
export async function fileReport(
  tx: DatabaseHandle,
  report: DamageReport,
): Promise<MutationOutcome<ClaimAnswer, ReportRefusalCode>> {
  const { claimId, beneficiaryId, at, details, lossWon, documents, actor, why } = report;
  const refusal = refuseReport(details, lossWon, at);
  if (refusal) return refusing(refusal, INTAKE_REMEDY);
  const ofSales = isSalesLoss(details);
  if (ofSales) {
    const notEligible = refuseLossClaimant(await readFacts(tx, beneficiaryId));
    if (notEligible) return refusing(notEligible, INTAKE_REMEDY);
    const support = await standingSupport(tx, beneficiaryId);
    if (support) return refusing(becauseSupported(support), support.remedyId);
  }

  const answer = { outageId, beneficiaryId, claimId };
  const claim = { ...answer, subject: ofSales ? SALES_LOSS : null, filedAt: at, lossWon, details };
  if (!(await fileClaim(tx, { ...claim, actor, why }))) {
    return (await isFiled(tx, answer))
      ? done(answer, true)
      : refusing(becauseClaim("CLAIM_ALREADY_OPEN"));
  }
  const received = { receivedAt: at, receivedFrom: actor };
  await addDocuments(tx, { beneficiaryId, claimId, kinds: documents, ...received });
  return done(answer);
}
