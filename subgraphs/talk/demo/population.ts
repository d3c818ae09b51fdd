import type { ClaimStatus } from "../../kit/contract/enums.js";
import { DEMO_OUTAGE_ID, type SyntheticReport } from "../../kit/demo/people.js";
import { addHours } from "../../kit/korean-calendar.js";
import type { claimEvents, claims } from "../../kit/ledger/tables.js";
import type { Reason } from "../../kit/remedies/decision.js";
import type { Won } from "../../kit/remedies/won.js";
import {
  type ReportDetails,
  SALES_LOSS,
  sortReport,
} from "../remedies/damage-report/damage-report.rules.js";
import type { Submission } from "../remedies/damage-report/submit-documents.js";
import { requiredDocuments } from "../remedies/loss-support/evidence.rules.js";
import type { SettleRequest } from "../remedies/loss-support/settle-loss-claim.js";
import type { accounts, businesses } from "../tables.js";
import { DOCUMENTS_REQUESTED_AT, OPERATOR, REPORTS_SORTED_AT } from "./history.js";
import { subscriberOf } from "./synthetic-subscriptions.js";

const INTAKE = {
  from: Date.parse("2022-10-19T09:00:00+09:00"),
  until: Date.parse("2022-11-06T23:59:00+09:00"),
};

/** Of 105,116 reports 451 became applications with papers. DOMAIN 4: S4, W32. */
const APPLICATIONS_PER_REPORT = 451 / 105_116;
/** Losses in every tier and at every bound. What was claimed was never published. */
const LOSSES_WON = [29_000, 150_000, 300_000, 300_001, 420_000, 500_000, 500_001, 1_800_000];

/** The account of a synthetic user. */
export function accountOf({
  beneficiaryId,
  number,
}: SyntheticReport): typeof accounts.$inferInsert {
  // One of ten years of days, long before the outage.
  const registeredAt = new Date(Date.UTC(2011, 0, 1 + (number % 3_650)));
  return { beneficiaryId, domesticNumber: true, registeredAt };
}

/** The business of a synthetic partner. */
export function businessOf({
  beneficiaryId,
  reporter,
}: SyntheticReport): typeof businesses.$inferInsert {
  return { beneficiaryId, smallBusiness: reporter === "SMALL_BUSINESS" };
}

/** A small business that sent its papers: the loss they prove, what it sent, and how its claim is to be settled. */
export type Application = { lossWon: Won; submit: Submission; settle: SettleRequest };

/** Where a page of reports stands in its population: of how many reports, and how many sent papers on earlier pages. */
export type PageOf = { reports: number; applicationsBefore: number };

/** The small businesses with a loss that sent papers: as many as the published share says, by beneficiary. */
export function applicationsAmong(
  reports: readonly SyntheticReport[],
  page: PageOf = { reports: reports.length, applicationsBefore: 0 },
): ReadonlyMap<string, Application> {
  const claimants = reports.filter(
    ({ nature, reporter }) => nature === "FREE_WITH_LOSS" && reporter === "SMALL_BUSINESS",
  );
  const { applicationsBefore: before } = page;
  const count = Math.round(page.reports * APPLICATIONS_PER_REPORT) - before;
  return new Map(
    claimants
      .slice(0, count)
      .map((report, index) => [report.beneficiaryId, applicationOf(report, before + index)]),
  );
}

function applicationOf(report: SyntheticReport, index: number): Application {
  const { beneficiaryId } = report;
  const key = { beneficiaryId, claimId: claimIdOf(report) };
  // From 2023-02-06 to 2023-02-24, one day after another; the papers came the day before.
  const at = addHours(new Date("2023-02-06T10:00:00+09:00"), 24 * (index % 19));
  const documents = requiredDocuments(null);
  return {
    lossWon: LOSSES_WON[index % LOSSES_WON.length] ?? 0,
    submit: { ...key, at: addHours(at, -24), actor: beneficiaryId, why: null, documents },
    settle: { ...key, at, actor: OPERATOR, why: "Papers are complete" },
  };
}

/**
 * A report's claim and its steps, as far as Talk could go without papers: one with papers is settled after that.
 * @param lossWon the loss it states; null when it states none
 */
export function claimOf(
  report: SyntheticReport,
  lossWon: Won | null,
): { claim: typeof claims.$inferInsert; events: (typeof claimEvents.$inferInsert)[] } {
  const { beneficiaryId, reporter, nature } = report;
  const details: ReportDetails = { reporterType: reporter, nature };
  const key = { beneficiaryId, claimId: claimIdOf(report) };
  const filedAt = filedAtOf(report);
  const filed = { ...key, sequence: 1, status: "SUBMITTED", at: filedAt, actor: beneficiaryId };
  const claim = {
    ...key,
    outageId: DEMO_OUTAGE_ID,
    subject: nature === "FREE_WITH_LOSS" && reporter === "SMALL_BUSINESS" ? SALES_LOSS : null,
    status: "SUBMITTED",
    filedAt,
    lossWon,
    details,
  };

  const answer = answerTo(report);
  if (!answer) return { claim, events: [filed] };
  const { status, at, remedyId, reason } = answer;
  const decision = reason && {
    remedyId,
    decidedAt: at,
    reasonCode: reason.code,
    ruleVersion: reason.ruleVersion,
    reasonInputs: reason.inputs,
  };
  return {
    claim: { ...claim, status, ...decision },
    events: [filed, { ...key, sequence: 2, status, at, actor: OPERATOR }],
  };
}

type Answer = { status: ClaimStatus; at: Date; remedyId: string | null; reason: Reason | null };

/** What a report led to; null for a paid service of a partner, of which nothing was published. */
function answerTo(report: SyntheticReport): Answer | null {
  const sorting = sortReport(report.nature);
  switch (sorting.next) {
    case "TERMS_OF_SERVICE": {
      const relief = subscriberOf(report)?.relief;
      if (!relief) return null;
      const { entitled, reason } = relief.decision;
      const status = entitled ? "APPROVED" : "REJECTED";
      const remedyId = entitled ? relief.remedyId : null;
      return { status, at: REPORTS_SORTED_AT, remedyId, reason };
    }
    case "DOCUMENTS":
      // Who is a small business is for the papers to show, so nobody is turned down before they come.
      return {
        status: "NEEDS_DOCUMENTS",
        at: DOCUMENTS_REQUESTED_AT,
        remedyId: null,
        reason: null,
      };
    case "NOTHING":
      return {
        status: sorting.status,
        at: REPORTS_SORTED_AT,
        remedyId: null,
        reason: sorting.reason,
      };
  }
}

function claimIdOf({ number }: SyntheticReport): string {
  return `clm_synthetic_${String(number).padStart(6, "0")}`;
}

/**
 * Multiples of √2 less their whole part: any run of numbers is spread evenly over the intake, so every nature and type of
 * reporter comes in on every day.
 */
function filedAtOf({ number }: SyntheticReport): Date {
  const share = (number * Math.SQRT2) % 1;
  const seconds = Math.floor((share * (INTAKE.until - INTAKE.from)) / 1_000);
  return new Date(INTAKE.from + seconds * 1_000);
}
