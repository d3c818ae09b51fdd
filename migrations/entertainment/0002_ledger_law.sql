-- The law of the ledger, kept where the data is: it holds for every role and every program. Each affiliate's migration
-- `ledger_law` is this file. Statement triggers look at all rows of a statement at once, so a bulk load pays for one.
-- A violation is a check_violation (23514) whose constraint name says which law was broken.

create function grant_may_begin(becomes text) returns boolean language sql immutable parallel safe as $$
  select becomes in ('PENDING', 'GRANTED', 'DECLINED')
$$;
--> statement-breakpoint
create function grant_may_move(was text, becomes text) returns boolean language sql immutable parallel safe as $$
  select case was
    when 'PENDING' then becomes in ('GRANTED', 'DECLINED', 'REVOKED')
    when 'GRANTED' then becomes in ('REDEEMED', 'EXPIRED', 'DECLINED', 'REVOKED')
    when 'REDEEMED' then becomes = 'REVOKED'
    else false
  end
$$;
--> statement-breakpoint
create function claim_may_begin(becomes text) returns boolean language sql immutable parallel safe as $$
  select becomes = 'SUBMITTED'
$$;
--> statement-breakpoint
create function claim_may_move(was text, becomes text) returns boolean language sql immutable parallel safe as $$
  select case was
    when 'SUBMITTED' then becomes in ('NEEDS_DOCUMENTS', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'TRANSFERRED', 'WITHDRAWN')
    when 'NEEDS_DOCUMENTS' then becomes in ('SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'TRANSFERRED', 'WITHDRAWN')
    when 'IN_REVIEW' then becomes in ('NEEDS_DOCUMENTS', 'APPROVED', 'REJECTED', 'WITHDRAWN')
    else false
  end
$$;
--> statement-breakpoint
create function break_law(law text, detail text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = law, message = detail;
end
$$;
--> statement-breakpoint
create function keep_events() returns trigger language plpgsql as $$
begin
  perform break_law('events_are_only_added', 'what happened is neither changed nor removed');
  return null;
end
$$;
--> statement-breakpoint
create trigger events_are_only_added before update or delete or truncate on grant_events
  for each statement execute function keep_events();
--> statement-breakpoint
create trigger events_are_only_added before update or delete or truncate on claim_events
  for each statement execute function keep_events();
--> statement-breakpoint
create trigger events_are_only_added before update or delete or truncate on revocation_proposals
  for each statement execute function keep_events();
--> statement-breakpoint

-- A row changes by a legal step alone, and nothing of it but where it stands and when it got there.
create function keep_grant() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not grant_may_move(old.status, new.status) then
    perform break_law('grant_moves_legally', 'a grant cannot go from ' || old.status || ' to ' || new.status);
  end if;
  if (new.beneficiary_id, new.outage_id, new.remedy_id, new.issue, new.won, new.quantity, new.unit,
      new.list_price_won, new.expires_at, new.reason_code, new.rule_version, new.reason_inputs,
      new.idempotency_key, new.input_hash)
    is distinct from
     (old.beneficiary_id, old.outage_id, old.remedy_id, old.issue, old.won, old.quantity, old.unit,
      old.list_price_won, old.expires_at, old.reason_code, old.rule_version, old.reason_inputs,
      old.idempotency_key, old.input_hash)
  then
    perform break_law('grant_is_never_overwritten', 'a grant keeps its sum, its reason and its key');
  end if;
  if new.granted_at is distinct from old.granted_at and not (old.status = 'PENDING' and new.status = 'GRANTED') then
    perform break_law('grant_is_never_overwritten', 'a grant keeps the instant at which it was given');
  end if;
  if new.redeemed_at is distinct from old.redeemed_at and not (old.status = 'GRANTED' and new.status = 'REDEEMED') then
    perform break_law('grant_is_never_overwritten', 'a grant keeps the instant at which it was used');
  end if;
  if new.status = 'REDEEMED' and new.redeemed_at is null then
    perform break_law('redeemed_grant_says_when', 'a grant that was used says when');
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger grant_moves_legally before update on grants for each row execute function keep_grant();
--> statement-breakpoint
create function keep_claim() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not claim_may_move(old.status, new.status) then
    perform break_law('claim_moves_legally', 'a claim cannot go from ' || old.status || ' to ' || new.status);
  end if;
  if (new.beneficiary_id, new.claim_id, new.outage_id, new.subject, new.filed_at, new.loss_won)
    is distinct from (old.beneficiary_id, old.claim_id, old.outage_id, old.subject, old.filed_at, old.loss_won)
  then
    perform break_law('claim_is_never_overwritten', 'a claim keeps what it claimed and when');
  end if;
  if old.status in ('APPROVED', 'REJECTED', 'TRANSFERRED', 'WITHDRAWN')
    and (new.remedy_id, new.decided_at, new.reason_code, new.rule_version, new.reason_inputs)
      is distinct from (old.remedy_id, old.decided_at, old.reason_code, old.rule_version, old.reason_inputs)
  then
    perform break_law('claim_is_never_overwritten', 'a claim keeps what was decided, when and why');
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger claim_moves_legally before update on claims for each row execute function keep_claim();
--> statement-breakpoint

-- Every event is the next legal step of its grant, and the grant stands where its last event says. What a statement itself
-- holds is not looked up again. Connections keep their plans: without the settings, one made for a bulk load or for an empty
-- table would read whole tables for each row of later statements.
create function keep_grant_events() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  broken record;
begin
  select case
      when sequence < 1 or sequence > 1 and was is null then 'grant_events_are_numbered'
      when sequence = 1 and not grant_may_begin(becomes) then 'grant_begins_legally'
      when sequence = 1 and skips_issue then 'grant_issues_are_numbered'
      when sequence > 1 and not grant_may_move(was, becomes) then 'grant_moves_legally'
      when was = 'PENDING' and becomes = 'GRANTED' and was_by = actor then 'grant_is_confirmed_by_another'
      when was = 'REDEEMED' and becomes = 'REVOKED' and not proposed then 'redeemed_grant_is_revoked_by_two'
      else 'grant_stands_where_its_events_say'
    end as law, was, becomes
  into broken
  from (
    select sequence, status as becomes, actor, is_last, stands,
      coalesce(was, (prior).status) as was, coalesce(was_by, (prior).actor) as was_by,
      case when status = 'REVOKED' then exists (
        select from revocation_proposals as proposal
        where proposal.beneficiary_id = step.beneficiary_id and proposal.outage_id = step.outage_id
          and proposal.remedy_id = step.remedy_id and proposal.issue = step.issue
          and proposal.proposed_by <> step.actor
      ) end as proposed,
      case when sequence = 1 and issue > 1 then not exists (
        select from grants as before
        where before.beneficiary_id = step.beneficiary_id and before.outage_id = step.outage_id
          and before.remedy_id = step.remedy_id and before.issue = step.issue - 1 and before.status = 'REVOKED'
      ) else false end as skips_issue
    from (
      select life.*,
        case when is_last then (
          select status from grants where beneficiary_id = life.beneficiary_id and outage_id = life.outage_id
            and remedy_id = life.remedy_id and issue = life.issue
        ) end as stands,
        case when sequence > 1 and was is null then (
          select prior from grant_events as prior
          where prior.beneficiary_id = life.beneficiary_id and prior.outage_id = life.outage_id
            and prior.remedy_id = life.remedy_id and prior.issue = life.issue and prior.sequence = life.sequence - 1
        ) end as prior
      from (
        select added.*,
          case when lag(sequence) over life = sequence - 1 then lag(status) over life end as was,
          case when lag(sequence) over life = sequence - 1 then lag(actor) over life end as was_by,
          lead(sequence) over life is null as is_last
        from added window life as (partition by beneficiary_id, outage_id, remedy_id, issue order by sequence)
      ) as life
      offset 0
    ) as step
  ) as life
  where sequence < 1
    or (sequence = 1 and (not grant_may_begin(becomes) or skips_issue))
    or (sequence > 1 and (was is null or not grant_may_move(was, becomes)))
    or (was = 'PENDING' and becomes = 'GRANTED' and was_by = actor)
    or (was = 'REDEEMED' and becomes = 'REVOKED' and not proposed)
    or (is_last and stands <> becomes)
  limit 1;
  if found then
    perform break_law(broken.law, 'a grant was to go from ' || coalesce(broken.was, 'nothing') || ' to ' || broken.becomes);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger grant_events_follow_the_law after insert on grant_events referencing new table as added
  for each statement execute function keep_grant_events();
--> statement-breakpoint
create function keep_claim_events() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  broken record;
begin
  select case
      when sequence < 1 or sequence > 1 and was is null then 'claim_events_are_numbered'
      when sequence = 1 and not claim_may_begin(becomes) then 'claim_begins_legally'
      when sequence > 1 and not claim_may_move(was, becomes) then 'claim_moves_legally'
      else 'claim_stands_where_its_events_say'
    end as law, was, becomes
  into broken
  from (
    select sequence, status as becomes, is_last,
      case when is_last then (
        select status from claims where beneficiary_id = life.beneficiary_id and claim_id = life.claim_id
      ) end as stands,
      case when sequence > 1 and was is null then (
        select status from claim_events as prior where prior.beneficiary_id = life.beneficiary_id
          and prior.claim_id = life.claim_id and prior.sequence = life.sequence - 1
      ) else was end as was
    from (
      select added.*,
        case when lag(sequence) over life = sequence - 1 then lag(status) over life end as was,
        lead(sequence) over life is null as is_last
      from added window life as (partition by beneficiary_id, claim_id order by sequence)
    ) as life
    offset 0
  ) as life
  where sequence < 1
    or (sequence = 1 and not claim_may_begin(becomes))
    or (sequence > 1 and (was is null or not claim_may_move(was, becomes)))
    or (is_last and stands <> becomes)
  limit 1;
  if found then
    perform break_law(broken.law, 'a claim was to go from ' || coalesce(broken.was, 'nothing') || ' to ' || broken.becomes);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger claim_events_follow_the_law after insert on claim_events referencing new table as added
  for each statement execute function keep_claim_events();
--> statement-breakpoint

-- A status without its event would be a change that nobody made: looked at when the transaction ends.
create function expect_grant_event() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if not exists (
    select from grant_events where beneficiary_id = new.beneficiary_id and outage_id = new.outage_id
      and remedy_id = new.remedy_id and issue = new.issue and status = new.status
  ) then
    perform break_law('grant_stands_where_its_events_say', 'a grant became ' || new.status || ' without an event');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger grant_has_an_event after insert on grants deferrable initially deferred
  for each row execute function expect_grant_event();
--> statement-breakpoint
create constraint trigger grant_step_has_an_event after update of status on grants deferrable initially deferred
  for each row when (new.status <> old.status) execute function expect_grant_event();
--> statement-breakpoint
create function expect_claim_event() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if (
    select status from claim_events where beneficiary_id = new.beneficiary_id and claim_id = new.claim_id
    order by sequence desc limit 1
  ) is distinct from (
    select status from claims where beneficiary_id = new.beneficiary_id and claim_id = new.claim_id
  ) then
    perform break_law('claim_stands_where_its_events_say', 'a claim became ' || new.status || ' without an event');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger claim_has_an_event after insert on claims deferrable initially deferred
  for each row execute function expect_claim_event();
--> statement-breakpoint
create constraint trigger claim_step_has_an_event after update of status on claims deferrable initially deferred
  for each row when (new.status <> old.status) execute function expect_claim_event();
