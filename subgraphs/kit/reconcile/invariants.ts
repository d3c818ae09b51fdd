import type { ISql } from "postgres";

/** What the code of an affiliate knows and its database does not. */
export type Declared = {
  /** Every remedy of its programmes, as `<outage>/<remedy>`. */
  remedies: readonly string[];
  /** Every reason code that has texts. */
  reasons: readonly string[];
};

type Violations = (sql: ISql, declared: Declared) => Promise<readonly object[]>;

const GRANT_KEY = ["beneficiary_id", "outage_id", "remedy_id", "issue"];
const CLAIM_KEY = ["beneficiary_id", "claim_id"];

/** What is true of every ledger, as queries that must return no rows. What they return is what is wrong. */
export const invariants = {
  "the events of a grant are numbered from 1 without a gap": (sql) =>
    misnumbered(sql, "grants", GRANT_KEY),
  "an event belongs to a grant": (sql) => orphans(sql, "grants", GRANT_KEY),
  "a grant stands where its last event left it": (sql) => strayed(sql, "grants", GRANT_KEY),
  "no amount is negative": (sql) => sql`
    select * from grants where won < 0 or quantity < 0 or list_price_won < 0`,
  "a grant that awaits confirmation has an amount": (sql) => sql`
    select * from grants where status = 'PENDING' and won is null and quantity is null`,
  "a grant is won or in kind, not both": (sql) => sql`
    select * from grants where won is not null and (quantity is not null or unit is not null)`,
  "what was redeemed says when": (sql) => sql`
    select * from grants where status = 'REDEEMED' and redeemed_at is null`,
  "a grant is of a remedy that the programme lists": (sql, { remedies }) => sql`
    select * from grants where outage_id || '/' || remedy_id <> all (${remedies})`,
  "the reason of a grant has texts": (sql, { reasons }) => sql`
    select * from grants where reason_code <> all (${reasons})`,
  "the events of a claim are numbered from 1 without a gap": (sql) =>
    misnumbered(sql, "claims", CLAIM_KEY),
  "an event belongs to a claim": (sql) => orphans(sql, "claims", CLAIM_KEY),
  "a claim stands where its last event left it": (sql) => strayed(sql, "claims", CLAIM_KEY),
  "a claim that was decided says when, and why": (sql) => sql`
    select * from claims where status in ('APPROVED', 'REJECTED', 'TRANSFERRED')
      and (decided_at is null or reason_code is null)`,
  "a claim is decided on a remedy that the programme lists": (sql, { remedies }) => sql`
    select * from claims where outage_id || '/' || remedy_id <> all (${remedies})`,
  "the reason of a claim has texts": (sql, { reasons }) => sql`
    select * from claims where reason_code <> all (${reasons})`,
  "a claim begins with being submitted": (sql) => sql`
    select * from (select distinct on (beneficiary_id, claim_id) * from claim_events
      order by beneficiary_id, claim_id, sequence) as first where status <> 'SUBMITTED'`,
  "what is awaiting confirmation is confirmed by another person": (sql) => sql`
    select confirmed.* from grant_events as confirmed join grant_events as awaiting
      using (beneficiary_id, outage_id, remedy_id, issue, actor)
    where awaiting.status = 'PENDING' and confirmed.status = 'GRANTED'
      and confirmed.sequence = awaiting.sequence + 1`,
  "what was redeemed is taken back by two people": (sql) => sql`
    select revoked.* from grant_events as revoked join grant_events as redeemed
      using (beneficiary_id, outage_id, remedy_id, issue)
    where redeemed.status = 'REDEEMED' and revoked.status = 'REVOKED'
      and not exists (select from revocation_proposals as proposal
        where proposal.beneficiary_id = revoked.beneficiary_id and proposal.outage_id = revoked.outage_id
          and proposal.remedy_id = revoked.remedy_id and proposal.issue = revoked.issue
          and proposal.proposed_by <> revoked.actor)`,
  // What was declined unopened was never taken. What was taken and given back later is not there for somebody else.
  "the quota of a remedy counts what was taken of it": (sql, { remedies }) => sql`
    with counted as (
      select outage_id, quota_id as remedy_id, sum(taken) as taken from quota_parts
      where outage_id || '/' || quota_id = any (${remedies}) group by outage_id, quota_id
    ), given as (
      select outage_id, remedy_id, count(*) as given from grant_events
      where sequence = 1 and status <> 'DECLINED' group by outage_id, remedy_id
    )
    select * from counted left join given using (outage_id, remedy_id) where taken <> coalesce(given, 0)`,
} as const satisfies Record<string, Violations>;

export type Invariant = keyof typeof invariants;

/** Every invariant that the ledger breaks, with the rows that break it. */
export async function brokenInvariants(sql: ISql, declared: Declared) {
  const broken: { invariant: string; rows: readonly object[] }[] = [];
  for (const [invariant, violations] of Object.entries<Violations>(invariants)) {
    const rows = await violations(sql, declared);
    if (rows.length > 0) broken.push({ invariant, rows: [...rows] });
  }
  return broken;
}

type Subject = "grants" | "claims";
const EVENTS = { grants: "grant_events", claims: "claim_events" };

function misnumbered(sql: ISql, subject: Subject, key: string[]) {
  return sql`
    select ${sql(key)}, array_agg(sequence order by sequence) as sequences
    from ${sql(subject)} left join ${sql(EVENTS[subject])} using (${sql(key)})
    group by ${sql(key)}
    having min(sequence) is distinct from 1 or max(sequence) is distinct from count(sequence)`;
}

function orphans(sql: ISql, subject: Subject, key: string[]) {
  return sql`
    select event.* from ${sql(EVENTS[subject])} as event left join ${sql(subject)} as subject
      using (${sql(key)}) where subject.beneficiary_id is null`;
}

function strayed(sql: ISql, subject: Subject, key: string[]) {
  return sql`
    select ${sql(key)}, subject.status, last.status as "last" from ${sql(subject)} as subject
    join (select distinct on (${sql(key)}) * from ${sql(EVENTS[subject])}
      order by ${sql(key)}, sequence desc) as last using (${sql(key)})
    where last.status <> subject.status`;
}
