import type { Affiliate, ClaimStatus } from "../../kit/contract/enums.js";
import type { Entitlement, Reason } from "../../kit/remedies/decision.js";
import type { Won } from "../../kit/remedies/won.js";
import type { DocumentKind, TalkBusiness } from "../facts.js";
import { lossSupportRounds } from "../outages/1015/loss-support-rounds.js";
import {
  becauseOfOtherAffiliate,
  type ReportDetails,
  sortReport,
} from "../remedies/damage-report/damage-report.rules.js";
import { missingDocuments } from "../remedies/loss-support/evidence.rules.js";
import {
  decideLossSupport,
  refuseLossClaimant,
} from "../remedies/loss-support/loss-support.rules.js";

/** A report of damage as a file states it. */
export type FiledReport = {
  claimId: string;
  beneficiaryId: string;
  details: Required<ReportDetails>;
  filedAt: Date;
  lossWon: Won | null;
  /** The papers that are in hand. */
  documents: readonly DocumentKind[];
  /** Whose report it is; null where that was not recorded, or where it is Talk's own. */
  transferredTo: Exclude<Affiliate, "TALK"> | null;
};

/** Where a report goes at once, without anybody having to look at it. */
export type ReportAssessment = {
  status: ClaimStatus;
  remedyId: string | null;
  reason: Reason | null;
  entitlement: Entitlement | null;
};

/** In the line of those that a person looks at. */
const WAITING: ReportAssessment = {
  status: "SUBMITTED",
  remedyId: null,
  reason: null,
  entitlement: null,
};

/**
 * Brings a report as far as the published rules lead it. Of paid services the terms decide later. A loss on a free service
 * needs papers; with all of them in hand its tier decides, and a loss that no tier knows is turned down for its reason.
 * DOMAIN 3.1, 3.3, 3.4: S2, S4, W42.
 * @param business as Talk has it on record; null when there is none
 */
export function assessReport(
  report: FiledReport,
  business: TalkBusiness | null,
  now: Date,
): ReportAssessment {
  const sorting = sortReport(report.details.nature);
  switch (sorting.next) {
    case "TERMS_OF_SERVICE":
      return WAITING;
    case "NOTHING":
      return sorting.status === "TRANSFERRED"
        ? decided("TRANSFERRED", becauseOfOtherAffiliate(report.transferredTo))
        : decided(sorting.status, sorting.reason);
    case "DOCUMENTS":
      return needsDocuments(report)
        ? { ...WAITING, status: "NEEDS_DOCUMENTS" }
        : assessLoss(report, business, now);
  }
}

/** Whether a report of a loss waits for papers. */
export function needsDocuments({ details, documents }: FiledReport): boolean {
  return missingDocuments(details.channel, documents).length > 0;
}

function assessLoss(
  report: FiledReport,
  business: TalkBusiness | null,
  now: Date,
): ReportAssessment {
  // Who is no small business is not turned down by a file: that is for a person to decide, as with a request.
  if (refuseLossClaimant({ account: null, business: business ?? shownByPapers(report) }))
    return WAITING;
  if (now < lossSupportRounds.documents.opensAt) return WAITING;

  const loss = decideLossSupport(report.lossWon);
  switch (loss.outcome) {
    case "REFUSED":
      return decided("REJECTED", loss.reason);
    case "COUNCIL_REVIEW":
      return { ...decided("IN_REVIEW", loss.reason), remedyId: loss.remedyId };
    case "FIXED": {
      // Kept with the grant, as a request does: a second claim of the business must be told from a repetition of this one.
      const { code, ruleVersion, inputs } = loss.decision.reason;
      const reason = { code, ruleVersion, inputs: { ...inputs, claimId: report.claimId } };
      const entitlement = { ...loss.decision, reason };
      return { status: "APPROVED", remedyId: loss.remedyId, reason, entitlement };
    }
  }
}

/**
 * A business that Talk has not on record is what its papers show: whoever reports as a small business and has handed in
 * the certificate (소상공인 확인서) is one. DOMAIN 3.4: S2.
 *
 * A request is held to the record and a file is not, on purpose: the papers of a request are the claimant's own word,
 * those of a file are what Talk's people have in hand, and a record says nothing but that this certificate was there. What
 * the record does say wins: one that is on record as no small business waits for a person, whatever the file says.
 */
function shownByPapers({ details, documents }: FiledReport): TalkBusiness | null {
  const isCertified = documents.includes("SMALL_BUSINESS_CERTIFICATE");
  return isCertified && details.reporterType === "SMALL_BUSINESS" ? { smallBusiness: true } : null;
}

function decided(status: ClaimStatus, reason: Reason): ReportAssessment {
  return { status, remedyId: null, reason, entitlement: null };
}
