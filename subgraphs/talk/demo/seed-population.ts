import { bulkInsert } from "../../kit/database/bulk-insert.js";
import type { DatabaseHandle } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { type SyntheticReport, syntheticReportPages } from "../../kit/demo/people.js";
import { grantEventRow, grantRow } from "../../kit/ledger/record-grant.js";
import { claimEvents, claims, grantEvents, grants } from "../../kit/ledger/tables.js";
import { submitDocuments } from "../remedies/damage-report/submit-documents.js";
import { settleLossClaim } from "../remedies/loss-support/settle-loss-claim.js";
import { accounts, businesses, subscriptions } from "../tables.js";
import {
  type Application,
  accountOf,
  applicationsAmong,
  businessOf,
  claimOf,
} from "./population.js";
import { reliefOf, subscriberOf } from "./synthetic-subscriptions.js";

/**
 * All events of a claim have to be in one statement: between two the ledger's law would find it where none of its events
 * says. Each has two at most, and `bulkInsert` begins another statement after 5,000 rows.
 */
const CLAIMS_PER_STATEMENT = 2_500;

/**
 * Loads that many synthetic reporters, each with a claim that stands where Talk's rules lead it.
 * @param onReports told after each page how many reports are written
 */
export async function seedPopulation(
  tx: DatabaseHandle,
  reportCount: number,
  onReports: (written: number) => void = () => undefined,
): Promise<void> {
  let written = 0;
  let applicationsBefore = 0;
  for (const reports of syntheticReportPages(reportCount)) {
    const applications = applicationsAmong(reports, { reports: reportCount, applicationsBefore });
    await writePage(tx, reports, applications);
    applicationsBefore += applications.size;
    written += reports.length;
    onReports(written);
  }
}

async function writePage(
  tx: DatabaseHandle,
  reports: readonly SyntheticReport[],
  applications: ReadonlyMap<string, Application>,
): Promise<void> {
  const isUser = ({ reporter }: SyntheticReport) => reporter === "GENERAL_USER";
  await bulkInsert(tx, accounts, reports.filter(isUser).map(accountOf));
  await bulkInsert(tx, businesses, reports.filter((report) => !isUser(report)).map(businessOf));

  const subscribers = reports.flatMap((report) => subscriberOf(report) ?? []);
  await bulkInsert(
    tx,
    subscriptions,
    subscribers.map(({ subscription }) => subscription),
  );
  const relief = subscribers.flatMap((subscriber) => reliefOf(subscriber) ?? []);
  await bulkInsert(tx, grants, relief.map(grantRow));
  await bulkInsert(tx, grantEvents, relief.map(grantEventRow));

  const filed = reports.map((report) =>
    claimOf(report, applications.get(report.beneficiaryId)?.lossWon ?? null),
  );
  await bulkInsert(
    tx,
    claims,
    filed.map(({ claim }) => claim),
  );
  for (let start = 0; start < filed.length; start += CLAIMS_PER_STATEMENT) {
    const part = filed.slice(start, start + CLAIMS_PER_STATEMENT);
    await bulkInsert(
      tx,
      claimEvents,
      part.flatMap(({ events }) => events),
    );
  }
  for (const { submit, settle } of applications.values()) {
    expectRecorded(await submitDocuments(tx, submit));
    expectRecorded(await settleLossClaim(tx, settle));
  }
}
