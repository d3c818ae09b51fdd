-- Papers are only ever added to, like the events of the claims that they are for.
create trigger events_are_only_added before update or delete or truncate on claim_documents
  for each statement execute function keep_events();
--> statement-breakpoint

-- The operators' line: claims of a status, oldest first, from any place in it.
create index claims_in_line on claims (outage_id, status, filed_at, beneficiary_id, claim_id);
