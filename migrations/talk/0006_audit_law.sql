-- The law of the audit, kept where the data is: it holds for the owner of the tables, too. Every subgraph's migration
-- `audit_law` is this file. Who switches a trigger off can still change a row, and is found by the hashes.

create function keep_audit() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'audit_is_only_added',
    message = 'what is on record is neither changed nor removed';
end
$$;
--> statement-breakpoint
create trigger audit_is_only_added before update or delete or truncate on audit_entries
  for each statement execute function keep_audit();
--> statement-breakpoint
create trigger audit_is_only_added before delete or truncate on audit_heads
  for each statement execute function keep_audit();
--> statement-breakpoint
create function keep_audit_head() returns trigger language plpgsql as $$
begin
  if new.chain <> old.chain or new.sequence <= old.sequence then
    raise exception using errcode = 'check_violation', constraint = 'audit_head_moves_on',
      message = 'a chain of the audit only grows';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger audit_head_moves_on before update on audit_heads
  for each row execute function keep_audit_head();
