import { type Reason, reasonsOf } from "../../../kit/remedies/decision.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("report-sorting@1");

/** Who reported damage, as the reporter said. DOMAIN 4: S4, W28. */
export const ReporterType = {
  GENERAL_USER: "GENERAL_USER",
  SMALL_BUSINESS: "SMALL_BUSINESS",
  MID_LARGE_COMPANY: "MID_LARGE_COMPANY",
} as const;
export type ReporterType = keyof typeof ReporterType;

/** What a report turned out to be about. DOMAIN 4: S4, W28. */
export const ReportNature = {
  PAID_SERVICE: "PAID_SERVICE",
  FREE_WITH_LOSS: "FREE_WITH_LOSS",
  NO_LOSS: "NO_LOSS",
  OTHER_AFFILIATE: "OTHER_AFFILIATE",
} as const;
export type ReportNature = keyof typeof ReportNature;

/** Talk's own fields of a claim. */
export type ReportDetails = { reporterType: ReporterType; nature: ReportNature };

/** Where a report goes: a service's terms or its claimant's papers decide it later, or this already does. */
export type ReportSorting =
  | { next: "TERMS_OF_SERVICE" }
  | { next: "DOCUMENTS" }
  | { next: "NOTHING"; status: "REJECTED" | "TRANSFERRED"; reason: Reason };

/**
 * Sorts the reports as the council's statistics do: those of other affiliates are theirs; paid services are made good by
 * their terms; a loss on a free service is for the support plan and needs proof; without a loss of money there is nothing
 * to support. DOMAIN 3.3, 3.5 and C2, C3: S4, W28.
 */
export function sortReport(nature: ReportNature): ReportSorting {
  switch (nature) {
    case "PAID_SERVICE":
      return { next: "TERMS_OF_SERVICE" };
    case "FREE_WITH_LOSS":
      return { next: "DOCUMENTS" };
    case "NO_LOSS":
      return { next: "NOTHING", status: "REJECTED", reason: because("REPORT_WITHOUT_LOSS") };
    case "OTHER_AFFILIATE":
      return {
        next: "NOTHING",
        status: "TRANSFERRED",
        reason: because("REPORT_OF_OTHER_AFFILIATE"),
      };
  }
}
