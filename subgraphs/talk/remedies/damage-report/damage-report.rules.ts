import type { Affiliate, ClaimStatus } from "../../../kit/contract/enums.js";
import { type Reason, type ReasonInputs, reasonsOf } from "../../../kit/remedies/decision.js";
import type { TalkReasonCode } from "../../reasons.js";
import { IntakeChannel } from "../loss-support/evidence.rules.js";

const because = reasonsOf<TalkReasonCode>("report-sorting@1");

/** Who reported damage, as the reporter said. DOMAIN 4: S4, W28. */
export const ReporterType = {
  GENERAL_USER: "GENERAL_USER",
  SMALL_BUSINESS: "SMALL_BUSINESS",
  MID_LARGE_COMPANY: "MID_LARGE_COMPANY",
} as const;
export type ReporterType = keyof typeof ReporterType;

/** What a report is about. DOMAIN 4: S4, W28. */
export const ReportNature = {
  PAID_SERVICE: "PAID_SERVICE",
  FREE_WITH_LOSS: "FREE_WITH_LOSS",
  NO_LOSS: "NO_LOSS",
  OTHER_AFFILIATE: "OTHER_AFFILIATE",
} as const;
export type ReportNature = keyof typeof ReportNature;

/** The subject of a claim for lost sales: a business has one open at a time. */
export const SALES_LOSS = "SALES_LOSS";

/** Talk's own fields of a claim. The channel is left out where it is not known. */
export type ReportDetails = {
  reporterType: ReporterType;
  nature: ReportNature;
  channel?: IntakeChannel;
};

/** What a claim's own fields say; null where a claim that was brought in from elsewhere does not say it. */
export type KnownDetails = {
  reporterType: ReporterType | null;
  nature: ReportNature | null;
  channel: IntakeChannel | null;
};

/** Reads Talk's own fields of a claim. */
export function knownDetails({ reporterType, nature, channel }: ReasonInputs): KnownDetails {
  return {
    reporterType: isOneOf(ReporterType, reporterType) ? reporterType : null,
    nature: isOneOf(ReportNature, nature) ? nature : null,
    channel: isOneOf(IntakeChannel, channel) ? channel : null,
  };
}

function isOneOf<Value extends string>(
  values: Readonly<Record<Value, Value>>,
  value: unknown,
): value is Value {
  return typeof value === "string" && Object.hasOwn(values, value);
}

/** A small business that says it lost sales through a free service: what the support plan is for. DOMAIN 2.2, 3.5. */
export function isSalesLoss({ reporterType, nature }: KnownDetails): boolean {
  return nature === "FREE_WITH_LOSS" && reporterType === "SMALL_BUSINESS";
}

/** Where a claim can still be decided, withdrawn or completed. */
export const OPEN = [
  "SUBMITTED",
  "NEEDS_DOCUMENTS",
  "IN_REVIEW",
] as const satisfies readonly ClaimStatus[];

/** True while a claim is decided on nowhere. */
export function isOpenClaim(status: ClaimStatus): boolean {
  return OPEN.some((open) => open === status);
}

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
      return { next: "NOTHING", status: "TRANSFERRED", reason: becauseOfOtherAffiliate(null) };
  }
}

/**
 * Why a report is passed on: 17,921 of 105,116 were about a service of another affiliate. DOMAIN 4 and C2: S4, W16.
 * @param transferredTo whose it is; null where that was not recorded
 */
export function becauseOfOtherAffiliate(transferredTo: Exclude<Affiliate, "TALK"> | null): Reason {
  return because("REPORT_OF_OTHER_AFFILIATE", transferredTo === null ? {} : { transferredTo });
}
