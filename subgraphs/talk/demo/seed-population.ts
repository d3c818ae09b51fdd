import { bulkInsert } from "../../kit/database/bulk-insert.js";
import type { DatabaseHandle } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { syntheticReports } from "../../kit/demo/people.js";
import { grantEventRow, grantRow } from "../../kit/ledger/record-grant.js";
import { claimEvents, claims, grantEvents, grants } from "../../kit/ledger/tables.js";
import { settleLossClaim } from "../remedies/loss-support/settle-loss-claim.js";
import { accounts, businesses, subscriptions } from "../tables.js";
import { accountOf, applicationsAmong, businessOf, claimOf } from "./population.js";
import { reliefOf, subscriberOf } from "./synthetic-subscriptions.js";

/** Loads that many synthetic reporters, each with a claim that stands where Talk's rules lead it. */
export async function seedPopulation(tx: DatabaseHandle, reportCount: number): Promise<void> {
  const reports = syntheticReports(reportCount);
  const isUser = ({ reporter }: (typeof reports)[number]) => reporter === "GENERAL_USER";
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

  const applications = applicationsAmong(reports);
  const filed = reports.map((report) =>
    claimOf(report, applications.get(report.beneficiaryId)?.lossWon ?? null),
  );
  await bulkInsert(
    tx,
    claims,
    filed.map(({ claim }) => claim),
  );
  await bulkInsert(
    tx,
    claimEvents,
    filed.flatMap(({ events }) => events),
  );
  for (const { settle } of applications.values()) {
    expectRecorded(await settleLossClaim(tx, settle));
  }
}
