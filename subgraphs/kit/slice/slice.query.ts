import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { ClaimStatus, GrantStatus } from "../contract/enums.js";
import { claimEvents, claims, grantEvents, grants } from "../ledger/tables.js";
import type { ReasonInputs } from "../remedies/decision.js";

/** A grant as its row says it. Instants are ISO text: they come out of the database inside JSON. */
export type GrantRow = {
  remedyId: string;
  issue: number;
  status: GrantStatus;
  won: number | null;
  quantity: number | null;
  unit: string | null;
  listPriceWon: number | null;
  grantedAt: string | null;
  expiresAt: string | null;
  redeemedAt: string | null;
  reasonCode: string;
  ruleVersion: string;
  reasonInputs: ReasonInputs;
};

export type ClaimRow = {
  claimId: string;
  remedyId: string | null;
  status: ClaimStatus;
  filedAt: string;
  decidedAt: string | null;
  lossWon: number | null;
  reasonCode: string | null;
  ruleVersion: string | null;
  reasonInputs: ReasonInputs | null;
  details: ReasonInputs;
};

export type GrantEventRow = {
  remedyId: string;
  issue: number;
  sequence: number;
  status: string;
  at: string;
};
export type ClaimEventRow = { claimId: string; sequence: number; status: string; at: string };

/** Everything one affiliate's database holds on one beneficiary and outage. */
export type SliceRow<Facts> = {
  outageId: string;
  beneficiaryId: string;
  grants: GrantRow[];
  claims: ClaimRow[];
  grantEvents: GrantEventRow[];
  claimEvents: ClaimEventRow[];
  /** Null when the affiliate does not know the beneficiary. */
  facts: Facts | null;
};

/** The beneficiary's id inside a facts expression: what an affiliate's own sub-select compares with. */
export const BENEFICIARY_ID = sql.raw("wanted.beneficiary_id");

/** The statements slices are read with. Both give the same row for the same pair. */
export type SliceStatements = {
  /** For any number of beneficiaries: `$1` is the array of outage ids and `$2` the array of beneficiary ids, pairwise. */
  any: string;
  /**
   * For one: `$1` is the outage id and `$2` the beneficiary id. A cluster reads from this one, and not from an array,
   * which single shard holds all of it.
   */
  one: string;
};

/** @param facts a scalar expression that gives one JSON object or null for `BENEFICIARY_ID` */
export function sliceStatements(facts: SQL): SliceStatements {
  const [first, second] = [sql.raw("$1"), sql.raw("$2")];
  return {
    any: statementText(
      sliceSelect(
        facts,
        sql`unnest(${first}::text[], ${second}::text[]) as wanted(outage_id, beneficiary_id)`,
      ),
    ),
    one: statementText(sliceSelect(facts, onePair(first, second))),
  };
}

function statementText(select: SQL): string {
  const { sql: text, params } = new PgDialect().sqlToQuery(select);
  // $1 and $2 are written out above; a value bound elsewhere in the statement would silently take their numbers.
  if (params.length > 0) throw new Error("a facts expression must not bind parameters");
  return text;
}

/** Reads the slice of one beneficiary in one outage. */
export function oneSliceSelect(facts: SQL, outageId: string, beneficiaryId: string): SQL {
  return sliceSelect(facts, onePair(sql`${outageId}`, sql`${beneficiaryId}`));
}

function onePair(outageId: SQL, beneficiaryId: SQL): SQL {
  return sql`(select ${outageId}::text as outage_id, ${beneficiaryId}::text as beneficiary_id) as wanted`;
}

/**
 * Reads slices of the outages and beneficiaries that `wanted` names. Sub-selects over primary keys, so its cost is per
 * beneficiary and not per table.
 */
function sliceSelect(facts: SQL, wanted: SQL): SQL {
  const key = (table: typeof grants | typeof grantEvents | typeof claims) =>
    sql`${table.beneficiaryId} = ${BENEFICIARY_ID} and ${table.outageId} = wanted.outage_id`;
  return sql`
    select wanted.outage_id as "outageId", wanted.beneficiary_id as "beneficiaryId",
      ${rows(sql`select ${grants.remedyId} as "remedyId", ${grants.issue} as "issue", ${grants.status} as "status", ${grants.won} as "won",
        ${grants.quantity} as "quantity", ${grants.unit} as "unit", ${grants.listPriceWon} as "listPriceWon",
        ${grants.grantedAt} as "grantedAt", ${grants.expiresAt} as "expiresAt",
        ${grants.redeemedAt} as "redeemedAt", ${grants.reasonCode} as "reasonCode",
        ${grants.ruleVersion} as "ruleVersion", ${grants.reasonInputs} as "reasonInputs"
        from ${grants} where ${key(grants)} order by ${grants.issue}`)} as "grants",
      ${rows(sql`select ${claims.claimId} as "claimId", ${claims.remedyId} as "remedyId",
        ${claims.status} as "status", ${claims.filedAt} as "filedAt", ${claims.decidedAt} as "decidedAt",
        ${claims.lossWon} as "lossWon", ${claims.reasonCode} as "reasonCode",
        ${claims.ruleVersion} as "ruleVersion", ${claims.reasonInputs} as "reasonInputs",
        ${claims.details} as "details"
        from ${claims} where ${key(claims)} order by ${claims.filedAt}, ${claims.claimId}`)} as "claims",
      ${rows(sql`select ${grantEvents.remedyId} as "remedyId", ${grantEvents.issue} as "issue",
        ${grantEvents.sequence} as "sequence", ${grantEvents.status} as "status", ${grantEvents.at} as "at"
        from ${grantEvents} where ${key(grantEvents)}`)} as "grantEvents",
      ${rows(sql`select ${claimEvents.claimId} as "claimId", ${claimEvents.sequence} as "sequence",
        ${claimEvents.status} as "status", ${claimEvents.at} as "at"
        from ${claimEvents} join ${claims} on ${claims.beneficiaryId} = ${claimEvents.beneficiaryId}
          and ${claims.claimId} = ${claimEvents.claimId}
        where ${claimEvents.beneficiaryId} = ${BENEFICIARY_ID} and ${claims.outageId} = wanted.outage_id`)} as "claimEvents",
      ${facts} as "facts"
    from ${wanted}`;
}

function rows(select: SQL): SQL {
  return sql`coalesce((select json_agg(row_to_json(found)) from (${select}) as found), '[]'::json)`;
}
