import type { AssessedClaim } from "../../kit/import/assessed-claim.types.js";
import { claimImport, type Line } from "../../kit/import/claim-import.js";
import {
  amount,
  beneficiary,
  id,
  moment,
  oneOf,
  optional,
  type RowOf,
  someOf,
} from "../../kit/import/columns.js";
import type { Fault } from "../../kit/import/fault.js";
import type { ImportRun } from "../../kit/import/import.types.js";
import { decidedGrant } from "../../kit/ledger/grant-remedy.js";
import { DocumentKind, type TalkBusiness } from "../facts.js";
import { programme1015 } from "../outages/1015.js";
import { refuseReport } from "../remedies/damage-report/claim.rules.js";
import {
  isSalesLoss,
  ReporterType,
  ReportNature,
  SALES_LOSS,
} from "../remedies/damage-report/damage-report.rules.js";
import { IntakeChannel } from "../remedies/loss-support/evidence.rules.js";
import { ONE_SUPPORT_PER_BUSINESS } from "../remedies/loss-support/support.repository.js";
import { assessReport, type FiledReport, needsDocuments } from "./assess-report.rules.js";
import { addPapers, businessesOf, linesThatDiffer, type ReportLine } from "./reports.repository.js";

const OTHER_AFFILIATES = ["MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"] as const;

const columns = {
  claimId: id({ meaning: "The report's id, the same every time.", example: "clm_105116" }),
  beneficiaryId: beneficiary(),
  reporterType: oneOf(Object.values(ReporterType), {
    meaning: "Who reports, as the reporter says.",
    example: "SMALL_BUSINESS",
  }),
  nature: oneOf(Object.values(ReportNature), {
    meaning: "What the report is about.",
    example: "FREE_WITH_LOSS",
  }),
  channel: oneOf(Object.values(IntakeChannel), {
    meaning: "How it came in. By post more papers are needed.",
    example: "WEB",
  }),
  filedAt: moment({
    meaning: "When it was filed: inside an intake that was open to it.",
    example: "2022-10-19 14:30",
  }),
  lossWon: optional(
    amount(
      { meaning: "The loss it states; empty when none.", example: "300,000", sensitive: true },
      { signed: true },
    ),
  ),
  documents: someOf(Object.values(DocumentKind), {
    meaning: "The papers in hand; all that are needed let the loss be decided at once.",
    example: "SMALL_BUSINESS_CERTIFICATE;SALES_LOSS_EVIDENCE",
  }),
  transferredTo: optional(
    oneOf(OTHER_AFFILIATES, {
      meaning: "Whose report it is, where nature is OTHER_AFFILIATE; empty when not recorded.",
      example: "MOBILITY",
    }),
  ),
};

type Row = RowOf<typeof columns>;

const CODES = {
  OUTSIDE_INTAKE: "No intake was open to such a report when it was filed.",
  FILED_LATER_THAN_NOW: "It was filed after the instant of the import.",
  NOT_TO_BE_TRANSFERRED: "transferred_to is filled, and the report is about Talk's own services.",
};

/** The reports of Kakao's official intake, each brought as far as Talk's rules lead it. */
export const importReports = claimImport<typeof columns, ReadonlyMap<string, TalkBusiness>>({
  describes:
    "Reports of damage. Each is filed and assessed: passed on, turned down, waiting, in review, or approved with its grant.",
  columns,
  codes: CODES,
  // Only where papers are complete does it matter who the business is.
  lookUp: (tx, rows) =>
    businessesOf(
      tx,
      rows
        .filter((row) => row.nature === "FREE_WITH_LOSS" && !needsDocuments(reportOf(row)))
        .map((row) => row.beneficiaryId),
    ),
  assess: (row, businesses, run) =>
    refusalOf(row, run) ?? assess(reportOf(row), businesses.get(row.beneficiaryId) ?? null, run),
  differing: (tx, lines) => linesThatDiffer(tx, lines.map(reportLine)),
  afterFiling: (tx, lines, run) => addPapers(tx, lines.map(reportLine), run),
});

function assess(
  report: FiledReport,
  business: TalkBusiness | null,
  { now, actor }: ImportRun,
): AssessedClaim {
  const { claimId, beneficiaryId, details, filedAt, lossWon } = report;
  const { status, remedyId, reason, entitlement } = assessReport(report, business, now);
  const { outageId } = programme1015;
  const subject = isSalesLoss(details) ? SALES_LOSS : null;
  const why = "Assessed when it was imported";
  return {
    claim: { claimId, beneficiaryId, outageId, subject, filedAt, lossWon, details },
    step: status === "SUBMITTED" ? null : { status, remedyId, reason, why },
    grant:
      entitlement && remedyId
        ? decidedGrant(
            programme1015,
            remedyId,
            entitlement,
            { beneficiaryId, at: now, actor, why },
            ONE_SUPPORT_PER_BUSINESS,
          )
        : null,
  };
}

function refusalOf(row: Row, { now }: ImportRun): Fault | null {
  const { filedAt, nature, transferredTo, lossWon } = row;
  if (filedAt > now) {
    const ko = `가져오는 시점(${now.toISOString()})보다 뒤입니다.`;
    const en = `It is later than the instant of the import, ${now.toISOString()}.`;
    return { column: "filed_at", code: "FILED_LATER_THAN_NOW", reason: { ko, en } };
  }
  // An unusable loss is not refused here: it is the report's answer, once its papers are in.
  if (refuseReport(row, lossWon, filedAt)?.code === "OUTSIDE_INTAKE") {
    const ko = "이러한 접수를 받던 기간이 아닙니다.";
    const en = "No intake was open to such a report then.";
    return { column: "filed_at", code: "OUTSIDE_INTAKE", reason: { ko, en } };
  }
  if (transferredTo !== null && nature !== "OTHER_AFFILIATE") {
    const ko = "다른 계열사 접수(OTHER_AFFILIATE)일 때만 쓸 수 있습니다.";
    const en = "Only a report of OTHER_AFFILIATE goes to another affiliate.";
    return { column: "transferred_to", code: "NOT_TO_BE_TRANSFERRED", reason: { ko, en } };
  }
  return null;
}

function reportOf({ reporterType, nature, channel, ...row }: Row): FiledReport {
  return { ...row, details: { reporterType, nature, channel } };
}

function reportLine({ line, values }: Line<typeof columns>): ReportLine {
  return { line, report: reportOf(values) };
}
