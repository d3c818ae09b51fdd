import DataLoader from "dataloader";
import type { RemedyType } from "../contract/remedy.types.js";
import type {
  ProgrammeStatisticsType,
  RemedyStatisticsType,
} from "../contract/statistics.types.js";
import type { Database } from "../database/connection.js";
import { type AmountSum, addSums, NO_AMOUNT } from "../remedies/amount-sum.js";
import { type GrantsRow, type StatisticsRow, statisticsStatement } from "./statistics.query.js";

/** By outage id. */
export type StatisticsLoader = DataLoader<string, ProgrammeStatisticsType>;

/** A remedy as its programme prepared it, and whether a rule offers it to people who have no row. */
export type CountedRemedy = { remedy: { offer?: unknown }; view: RemedyType };

/** One loader per request: the statistics of every outage the request asks this affiliate for are one SQL statement. */
export function createStatisticsLoader(
  database: Database,
  remediesOf: (outageId: string) => readonly CountedRemedy[],
  now: Date,
): StatisticsLoader {
  return new DataLoader(async (outageIds: readonly string[]) => {
    const params = [[...outageIds], now.toISOString()];
    const rows = await database.prepared<StatisticsRow>(statisticsStatement, params);
    const byOutage = new Map(rows.map((row) => [row.outageId, row]));
    return outageIds.map((outageId) => {
      const row = byOutage.get(outageId);
      return row
        ? statisticsOf(row, remediesOf(outageId), now)
        : new Error("statistics were asked for and none came");
    });
  });
}

function statisticsOf(
  { outageId, reports, grants }: StatisticsRow,
  remedies: readonly CountedRemedy[],
  now: Date,
): ProgrammeStatisticsType {
  const listed = new Set(remedies.map(({ view }) => view.id));
  const unlisted = grants.find(({ remedyId }) => !listed.has(remedyId));
  // Leaving it out would count less than was given and call it all.
  if (unlisted) {
    throw new Error(`the ledger has ${unlisted.remedyId}, which outage ${outageId} does not list`);
  }
  return {
    asOf: now,
    reports: reports.map((row) => ({ ...row, withoutLoss: row.count - row.withLoss })),
    remedies: remedies.map(({ remedy, view }) => {
      const rows = grants.filter(({ remedyId }) => remedyId === view.id);
      return { remedy: view, offered: remedy.offer ? null : NO_AMOUNT, ...countsOf(rows) };
    }),
  };
}

type Counts = Omit<RemedyStatisticsType, "remedy" | "offered">;

function countsOf(rows: readonly GrantsRow[]): Counts {
  const counted = (isCounted: (row: GrantsRow) => boolean) =>
    rows.filter(isCounted).reduce<AmountSum>((sum, row) => addSums(sum, amountOf(row)), NO_AMOUNT);
  const standing = (status: GrantsRow["status"]) => counted((row) => row.status === status);
  return {
    granted: counted(({ given }) => given),
    pending: standing("PENDING"),
    redeemed: standing("REDEEMED"),
    expired: standing("EXPIRED"),
    declined: standing("DECLINED"),
    revoked: standing("REVOKED"),
    outstanding: standing("GRANTED"),
  };
}

function amountOf({ grants, won, quantity, unit }: GrantsRow): AmountSum {
  return { grants, won, quantity, unit };
}
