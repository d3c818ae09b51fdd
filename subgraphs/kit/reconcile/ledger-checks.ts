import type { ISql } from "postgres";
import type { Books } from "./books.js";

/** What is wrong, by the keys of its rows; nothing else of a row leaves the ledger. */
export type Offence = object;

type LedgerCheck = (sql: ISql, books: Books) => Promise<readonly Offence[]>;

/** What must be equal in every ledger, as queries that must return no rows. What they return is where it is not. */
export const ledgerChecks = {
  "what the events of all grants come to is what the grants say, in number and won": (sql) => sql`
    with folded as (
      select distinct on (beneficiary_id, outage_id, remedy_id, issue) beneficiary_id, outage_id, remedy_id, issue, status
      from grant_events order by beneficiary_id, outage_id, remedy_id, issue, sequence desc
    ), by_events as (
      select outage_id, remedy_id, folded.status, count(*) as grants, coalesce(sum(won), 0) as won
      from folded join grants using (beneficiary_id, outage_id, remedy_id, issue) group by 1, 2, 3
    ), by_grants as (
      select outage_id, remedy_id, status, count(*) as grants, coalesce(sum(won), 0) as won
      from grants group by 1, 2, 3
    )
    select outage_id, remedy_id, status from by_events full join by_grants using (outage_id, remedy_id, status)
    where (by_events.grants, by_events.won) is distinct from (by_grants.grants, by_grants.won)`,

  "every step of a grant is one that the law allows": (sql) => sql`
    select beneficiary_id, outage_id, remedy_id, issue, sequence from (
      select *, lag(status) over (partition by beneficiary_id, outage_id, remedy_id, issue order by sequence) as was
      from grant_events) as step
    where not case when was is null then grant_may_begin(status) else grant_may_move(was, status) end`,

  "a grant was given and used when its events say": (sql) => sql`
    select beneficiary_id, outage_id, remedy_id, issue from grants left join (
      select beneficiary_id, outage_id, remedy_id, issue, max(at) filter (where status = 'GRANTED') as granted,
        max(at) filter (where status = 'REDEEMED') as redeemed
      from grant_events group by 1, 2, 3, 4) as told using (beneficiary_id, outage_id, remedy_id, issue)
    where granted is distinct from granted_at or redeemed is distinct from redeemed_at`,

  // The quota of a part of a remedy is named after both, and the reason of a grant says which part it is of.
  "the quota of a part of a remedy counts what was given of it": (sql, { programmes }) => sql`
    select quota.outage_id, quota.quota_id from (
      select outage_id, quota_id, split_part(quota_id, ':', 1) as remedy_id,
        substr(quota_id, strpos(quota_id, ':') + 1) as part, sum(taken) as taken
      from quota_parts where outage_id || '/' || quota_id <> all (${remediesOf(programmes)})
      group by outage_id, quota_id) as quota
    where taken <> (
      select count(*) from grants where grants.outage_id = quota.outage_id and grants.remedy_id = quota.remedy_id
        and granted_at is not null
        and exists (select from jsonb_each_text(reason_inputs) as input where input.value = part))`,

  "an approved claim for a fixed sum has its grant, and the grant its claim": (sql, books) => sql`
    select beneficiary_id, outage_id, remedy_id, claim_id from (
      select * from claims where status = 'APPROVED' and outage_id || '/' || remedy_id = any (${fixedSums(books)})
    ) as approved full join (
      select distinct beneficiary_id, outage_id, remedy_id, 1 as given from grants
      where granted_at is not null and outage_id || '/' || remedy_id = any (${fixedSums(books)})
    ) as granted using (beneficiary_id, outage_id, remedy_id)
    where claim_id is null or given is null`,

  "every claim began with one event, when it was filed": (sql) => sql`
    select beneficiary_id, claim_id from claims full join (
      select * from claim_events where sequence = 1) as first using (beneficiary_id, claim_id)
    where first.at is distinct from filed_at`,

  "every step of a claim is one that the law allows": (sql) => sql`
    select beneficiary_id, claim_id, sequence from (
      select *, lag(status) over (partition by beneficiary_id, claim_id order by sequence) as was
      from claim_events) as step
    where not case when was is null then claim_may_begin(status) else claim_may_move(was, status) end`,
} as const satisfies Record<string, LedgerCheck>;

/** Every remedy, as `<outage>/<remedy>`. */
export function remediesOf(programmes: Books["programmes"]): string[] {
  return programmes.flatMap(({ outageId, remedies }) =>
    remedies.map(({ id }) => `${outageId}/${id}`),
  );
}

/** Remedies that a claim is paid with, the same sum for everyone, as `<outage>/<remedy>`. */
function fixedSums({ programmes }: Books): string[] {
  return programmes.flatMap(({ outageId, remedies }) =>
    remedies
      .filter(({ access, value }) => access === "CLAIM" && value.form === "won")
      .map(({ id }) => `${outageId}/${id}`),
  );
}
