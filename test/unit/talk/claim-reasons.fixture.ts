import type { Reason } from "../../../subgraphs/kit/remedies/decision.js";
import {
  becauseClaim,
  becauseNotOpen,
  becauseSupported,
  refusePapers,
  refuseReport,
} from "../../../subgraphs/talk/remedies/damage-report/claim.rules.js";
import { becauseOfOtherAffiliate } from "../../../subgraphs/talk/remedies/damage-report/damage-report.rules.js";
import { requiredDocuments } from "../../../subgraphs/talk/remedies/loss-support/evidence.rules.js";
import {
  becauseRejected,
  ClaimRejection,
} from "../../../subgraphs/talk/remedies/loss-support/rejection.rules.js";

const REPORT = {
  reporterType: "SMALL_BUSINESS",
  nature: "FREE_WITH_LOSS",
  channel: "WEB",
} as const;
const STATUSES = ["APPROVED", "REJECTED", "TRANSFERRED", "WITHDRAWN"] as const;

/** One reason for every way in which the handling of a claim can end. */
export function everyReasonOfAClaim(): Reason[] {
  const before = new Date("2022-10-01T00:00:00+09:00");
  const between = new Date("2022-12-01T00:00:00+09:00");
  const after = new Date("2023-06-01T00:00:00+09:00");
  const windows = [before, between, after].flatMap((at) => [
    refuseReport(REPORT, 1, at) ?? [],
    refusePapers(at) ?? [],
  ]);
  const rejections = Object.values(ClaimRejection).flatMap((rejection) => [
    becauseRejected(rejection, 0, 400_000),
    becauseRejected(rejection, null, null),
  ]);
  return [
    ...windows.flat(),
    ...STATUSES.map(becauseNotOpen),
    ...rejections,
    ...(["MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"] as const).map(becauseOfOtherAffiliate),
    becauseSupported({ remedyId: "B1", status: "GRANTED" }),
    becauseSupported({ remedyId: "B3", status: "DECLINED" }),
    becauseClaim("CLAIM_ALREADY_OPEN"),
    becauseClaim("CLAIM_UNKNOWN"),
    becauseClaim("CLAIM_IN_REVIEW"),
    becauseClaim("CLAIM_NOT_IN_REVIEW", { status: "SUBMITTED" }),
    becauseClaim("NOT_A_LOSS_CLAIM", { nature: null }),
    becauseClaim("SUPPORT_NOT_OPEN", { opensAt: after.toISOString() }),
    becauseClaim("FILED_OUTSIDE_INTAKE", { filedAt: between.toISOString() }),
    becauseClaim("DOCUMENTS_INCOMPLETE", { missing: requiredDocuments("POST").join(",") }),
    becauseClaim("DOCUMENTS_ALREADY_REQUESTED"),
    becauseClaim("AWARD_PENDING"),
    becauseClaim("AWARD_NOT_PENDING"),
    becauseClaim("SAME_PERSON"),
  ];
}
