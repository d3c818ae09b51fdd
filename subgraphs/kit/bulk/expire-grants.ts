import { type SQL, sql } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/connection.js";
import { AMOUNT_SUM } from "../ledger/amount-sum.query.js";
import { grantEvents, grants } from "../ledger/tables.js";
import { type AmountSum, addSums, NO_AMOUNT } from "../remedies/amount-sum.js";
import type { GrantKey } from "../slice/grant-id.js";

/** Whose clock it is that ran out. */
const CLOCK = "system";
/** Grants per statement. */
const PAGE_SIZE = 1_000;

/** Grants that lapsed unused, by remedy. */
export type ExpiryReport = Readonly<Record<string, AmountSum>>;

export type ExpiryRequest = { outageId: string; at: Date };
export type ExpiryWatch = {
  onPage?: (expired: number) => void;
  signal?: AbortSignal;
  /** Puts on record, in its transaction, what a page changed. The command has one; only tests do without. */
  record?: (tx: DatabaseHandle, page: ExpiryReport) => Promise<void>;
};

/** What has lapsed at an instant and is not on record as such. */
export async function readLapsed(
  handle: DatabaseHandle,
  request: ExpiryRequest,
): Promise<ExpiryReport> {
  const rows = await handle.execute<AmountSum & { remedyId: string }>(sql`
    select ${grants.remedyId} as "remedyId", ${AMOUNT_SUM}
    from ${grants} where ${isLapsed(request)} group by ${grants.remedyId} order by ${grants.remedyId}`);
  return byRemedy(rows);
}

/**
 * Records of everything that was given, has lapsed and was never used that it lapsed: at its own last instant, because
 * that is when it happened. The graph shows it as lapsed with or without this record. A page is one transaction; running
 * it again records only what lapsed since.
 */
export async function expireGrants(
  { db }: Pick<Database, "db">,
  request: ExpiryRequest,
  { onPage, signal, record }: ExpiryWatch = {},
): Promise<ExpiryReport> {
  let report: ExpiryReport = {};
  let expired = 0;
  let after: GrantKey | undefined;
  while (!signal?.aborted) {
    const before: GrantKey | undefined = after;
    const rows = await db.transaction(async (tx) => {
      const page = await expirePage(tx, request, before);
      if (page.length > 0) await record?.(tx, added({}, page));
      return page;
    });
    after = rows.at(-1);
    if (!after) break;
    report = added(report, rows);
    expired += rows.length;
    onPage?.(expired);
  }
  return report;
}

type LapsedRow = GrantKey & { won: number | null; quantity: number | null; unit: string | null };

function added(report: ExpiryReport, rows: readonly LapsedRow[]): ExpiryReport {
  let sum = report;
  for (const { remedyId, ...row } of rows) {
    sum = { ...sum, [remedyId]: addSums(sum[remedyId] ?? NO_AMOUNT, amountOf(row)) };
  }
  return sum;
}

function amountOf({ won, quantity, unit }: Omit<LapsedRow, "remedyId">): AmountSum {
  return { grants: 1, won: won ?? 0, quantity, unit };
}

const KEY = sql.raw("beneficiary_id, outage_id, remedy_id, issue");

/** One statement, so that status and event are one step; locked in the order of the keys, as every run does. */
async function expirePage(
  handle: DatabaseHandle,
  request: ExpiryRequest,
  after: GrantKey | undefined,
): Promise<LapsedRow[]> {
  const next = after
    ? sql`(${KEY}) > (${after.beneficiaryId}, ${after.outageId}, ${after.remedyId}, ${after.issue})`
    : sql`true`;
  const rows = await handle.execute<LapsedRow>(sql`
    with lapsed as (
      select ${KEY} from ${grants} where ${isLapsed(request)} and ${next}
      order by ${KEY} limit ${PAGE_SIZE} for update
    ), moved as (
      update ${grants} set status = 'EXPIRED' from lapsed
      where grants.beneficiary_id = lapsed.beneficiary_id and grants.outage_id = lapsed.outage_id
        and grants.remedy_id = lapsed.remedy_id and grants.issue = lapsed.issue
      returning grants.*
    ), events as (
      insert into ${grantEvents} (${KEY}, sequence, status, at, actor)
      select ${KEY}, 1 + (
          select max(sequence) from ${grantEvents} as before where before.beneficiary_id = moved.beneficiary_id
            and before.outage_id = moved.outage_id and before.remedy_id = moved.remedy_id and before.issue = moved.issue
        ), 'EXPIRED', expires_at, ${CLOCK} from moved
    )
    select beneficiary_id as "beneficiaryId", outage_id as "outageId", remedy_id as "remedyId", issue,
      won, quantity, unit
    from moved order by ${KEY}`);
  return [...rows];
}

/** The last instant still counts. */
function isLapsed({ outageId, at }: ExpiryRequest): SQL {
  return sql`${grants.outageId} = ${outageId} and ${grants.status} = 'GRANTED'
    and ${grants.expiresAt} < ${at.toISOString()}::timestamptz`;
}

function byRemedy(rows: readonly (AmountSum & { remedyId: string })[]): ExpiryReport {
  return Object.fromEntries(rows.map(({ remedyId, ...sum }) => [remedyId, sum]));
}
