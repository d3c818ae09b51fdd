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
 * about what stands in a claim's details, under these names with every affiliate that asks for it.
 */
export const statisticsStatement: string = new PgDialect().sqlToQuery(sql`
  select wanted.outage_id as "outageId",
    (select coalesce(json_agg(row_to_json(found)), '[]'::json) from (
      select ${claims.details} ->> 'reporterType' as "reporterType", ${claims.details} ->> 'nature' as "nature",
        ${claims.status} as "status", count(*)::integer as "count", count(${claims.lossWon})::integer as "withLoss",
        coalesce(sum(${claims.lossWon}), 0)::bigint as "lossWon"
      from ${claims} where ${claims.outageId} = wanted.outage_id group by 1, 2, 3 order by 1, 2, 3) as found) as "reports",
    (select coalesce(json_agg(row_to_json(found)), '[]'::json) from (
      select ${grants.remedyId} as "remedyId", ${grants.grantedAt} is not null as "given",
        case when ${grants.status} = 'GRANTED' and ${grants.expiresAt} < $2::timestamptz then 'EXPIRED'
          else ${grants.status} end as "status", ${AMOUNT_SUM}
      from ${grants} where ${grants.outageId} = wanted.outage_id group by 1, 2, 3) as found) as "grants"
  from unnest($1::text[]) as wanted(outage_id)`).sql;
