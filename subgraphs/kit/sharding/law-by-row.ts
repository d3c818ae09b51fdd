/**
 * The law of events (kit/ledger/law.sql) for the shards of a cluster. There a trigger stands on each shard, and what it looks
 * up has to name its beneficiary: the rows of a statement, joined with whole tables, is what Citus refuses. So each event
 * is judged by itself, when all of its statement are there. The verdicts are the same, and tests compare them; a bulk load
 * pays more for them. `search_path` stays as it is, for the tables by these names are the cluster's.
 */
const KEEP_GRANT_EVENT = `
create or replace function keep_grant_event() returns trigger language plpgsql as $$
declare
  prior record;
  stands text;
begin
  if new.sequence < 1 then
    perform break_law('grant_events_are_numbered', 'a grant has an event ' || new.sequence);
  elsif new.sequence = 1 then
    if not grant_may_begin(new.status) then
      perform break_law('grant_begins_legally', 'a grant was to begin as ' || new.status);
    end if;
    if new.issue > 1 and not exists (
      select from grants as before where before.beneficiary_id = new.beneficiary_id and before.outage_id = new.outage_id
        and before.remedy_id = new.remedy_id and before.issue = new.issue - 1 and before.status = 'REVOKED'
    ) then
      perform break_law('grant_issues_are_numbered', 'the issue before ' || new.issue || ' was not taken back');
    end if;
  else
    select status, actor into prior from grant_events as before
    where before.beneficiary_id = new.beneficiary_id and before.outage_id = new.outage_id
      and before.remedy_id = new.remedy_id and before.issue = new.issue and before.sequence = new.sequence - 1;
    if not found then
      perform break_law('grant_events_are_numbered', 'a grant has no event before ' || new.sequence);
    end if;
    if not grant_may_move(prior.status, new.status) then
      perform break_law('grant_moves_legally', 'a grant was to go from ' || prior.status || ' to ' || new.status);
    end if;
    if prior.status = 'PENDING' and new.status = 'GRANTED' and prior.actor = new.actor then
      perform break_law('grant_is_confirmed_by_another', 'a grant was to be confirmed by whoever proposed it');
    end if;
    if prior.status = 'REDEEMED' and new.status = 'REVOKED' and not exists (
      select from revocation_proposals as proposal where proposal.beneficiary_id = new.beneficiary_id
        and proposal.outage_id = new.outage_id and proposal.remedy_id = new.remedy_id
        and proposal.issue = new.issue and proposal.proposed_by <> new.actor
    ) then
      perform break_law('redeemed_grant_is_revoked_by_two', 'nobody else proposed to take back what was used');
    end if;
  end if;
  select status into stands from grants as subject where subject.beneficiary_id = new.beneficiary_id
    and subject.outage_id = new.outage_id and subject.remedy_id = new.remedy_id and subject.issue = new.issue;
  if stands <> new.status and not exists (
    select from grant_events as later where later.beneficiary_id = new.beneficiary_id and later.outage_id = new.outage_id
      and later.remedy_id = new.remedy_id and later.issue = new.issue and later.sequence > new.sequence
  ) then
    perform break_law('grant_stands_where_its_events_say', 'a grant is ' || stands || ' and its last event ' || new.status);
  end if;
  return null;
end
$$`;

const KEEP_CLAIM_EVENT = `
create or replace function keep_claim_event() returns trigger language plpgsql as $$
declare
  prior record;
  stands text;
begin
  if new.sequence < 1 then
    perform break_law('claim_events_are_numbered', 'a claim has an event ' || new.sequence);
  elsif new.sequence = 1 then
    if not claim_may_begin(new.status) then
      perform break_law('claim_begins_legally', 'a claim was to begin as ' || new.status);
    end if;
  else
    select status into prior from claim_events as before where before.beneficiary_id = new.beneficiary_id
      and before.claim_id = new.claim_id and before.sequence = new.sequence - 1;
    if not found then
      perform break_law('claim_events_are_numbered', 'a claim has no event before ' || new.sequence);
    end if;
    if not claim_may_move(prior.status, new.status) then
      perform break_law('claim_moves_legally', 'a claim was to go from ' || prior.status || ' to ' || new.status);
    end if;
  end if;
  select status into stands from claims as subject
  where subject.beneficiary_id = new.beneficiary_id and subject.claim_id = new.claim_id;
  if stands <> new.status and not exists (
    select from claim_events as later where later.beneficiary_id = new.beneficiary_id
      and later.claim_id = new.claim_id and later.sequence > new.sequence
  ) then
    perform break_law('claim_stands_where_its_events_say', 'a claim is ' || stands || ' and its last event ' || new.status);
  end if;
  return null;
end
$$`;

/** A law of the database that a shard can keep in this form alone. */
export type LawByRow = {
  table: string;
  /** The trigger that it takes the place of, and whose name it goes by. */
  trigger: string;
  createFunction: string;
  createTrigger: string;
};

/** Every trigger of the kit that looks at the rows of a whole statement, in the form for shards. */
export const LAWS_BY_ROW: readonly LawByRow[] = [
  lawByRow("grant_events", "grant_events_follow_the_law", "keep_grant_event", KEEP_GRANT_EVENT),
  lawByRow("claim_events", "claim_events_follow_the_law", "keep_claim_event", KEEP_CLAIM_EVENT),
];

function lawByRow(table: string, trigger: string, name: string, createFunction: string): LawByRow {
  return {
    table,
    trigger,
    createFunction: createFunction.trim(),
    createTrigger: `create trigger ${trigger} after insert on ${table} for each row execute function ${name}()`,
  };
}
