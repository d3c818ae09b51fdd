import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { ClaimStatus } from "../contract/enums.js";
import { AMOUNT_SUM } from "../ledger/amount-sum.query.js";
import type { RecordedStatus } from "../ledger/move-grant.js";
import { claims, grants } from "../ledger/tables.js";
import type { AmountSum } from "../remedies/amount-sum.js";

/** Reports that are alike. */
export type ReportRow = {
  reporterType: string | null;
  nature: string | null;
  status: ClaimStatus;
  count: number;
  withLoss: number;
  lossWon: number;
};

/** Grants of a remedy that stand at the same point; `given` unless they never came to be. */
export type GrantsRow = AmountSum & { remedyId: string; status: RecordedStatus; given: boolean };

/** One affiliate's ledger for one outage, counted. */
export type StatisticsRow = { outageId: string; reports: ReportRow[]; grants: GrantsRow[] };

/**
 * The one statement that statistics are read with: `$1` is the array of outage ids, `$2` the instant. Who reported and
 * about what stands in a claim's details, under these names with every affiliate that asks for it. Claims and grants are
 * counted each in a query of its own, so that the nodes of a cluster count theirs and only the sums are added up.
 */
export const statisticsStatement: string = new PgDialect().sqlToQuery(sql`
  select wanted.outage_id as "outageId", coalesce(reports.counted, '[]'::json) as "reports",
    coalesce(given.counted, '[]'::json) as "grants"
  from unnest($1::text[]) as wanted(outage_id)
  left join (
    select outage_id, json_agg(row_to_json(found) order by "reporterType", "nature", "status") as counted from (
      select ${claims.outageId}, ${claims.details} ->> 'reporterType' as "reporterType",
        ${claims.details} ->> 'nature' as "nature", ${claims.status} as "status", count(*)::integer as "count",
        count(${claims.lossWon})::integer as "withLoss", coalesce(sum(${claims.lossWon}), 0)::bigint as "lossWon"
      from ${claims} where ${claims.outageId} = any($1::text[]) group by 1, 2, 3, 4) as found
    group by outage_id) as reports on reports.outage_id = wanted.outage_id
  left join (
    select outage_id, json_agg(row_to_json(found) order by "remedyId", "given", "status") as counted from (
      select ${grants.outageId}, ${grants.remedyId} as "remedyId", ${grants.grantedAt} is not null as "given",
        case when ${grants.status} = 'GRANTED' and ${grants.expiresAt} < $2::timestamptz then 'EXPIRED'
          else ${grants.status} end as "status", ${AMOUNT_SUM}
      from ${grants} where ${grants.outageId} = any($1::text[]) group by 1, 2, 3, 4) as found
    group by outage_id) as given on given.outage_id = wanted.outage_id`).sql;
