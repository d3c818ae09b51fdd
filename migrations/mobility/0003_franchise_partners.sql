ALTER TABLE "franchise_pools" ADD COLUMN "partner_id" text;--> statement-breakpoint
ALTER TABLE "franchise_pools" ADD COLUMN "shared_at" timestamp with time zone;
--> statement-breakpoint
-- A pool that was shared before this column was there is shared, so that its list cannot be changed and shared anew.
update "franchise_pools" as "pool" set "shared_at" = "given"."at"
from (
  select "outage_id", "reason_inputs" ->> 'franchise' as "franchise", min("granted_at") as "at"
  from "grants" where "remedy_id" = 'M4' group by 1, 2
) as "given"
where "given"."outage_id" = "pool"."outage_id" and "given"."franchise" = "pool"."franchise";
