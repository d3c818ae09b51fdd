CREATE TABLE "contact_reveals" (
	"beneficiary_id" text NOT NULL,
	"actor" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"revealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_reveal_per_request" PRIMARY KEY("beneficiary_id","actor","idempotency_key"),
	CONSTRAINT "reveal_says_why" CHECK (char_length("contact_reveals"."note") >= 10)
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"beneficiary_id" text NOT NULL,
	"kind" text NOT NULL,
	"sealed" text NOT NULL,
	"hash" text NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_contact_per_kind" PRIMARY KEY("beneficiary_id","kind"),
	CONSTRAINT "contact_kind_is_known" CHECK ("contacts"."kind" in ('PHONE', 'BUSINESS_NUMBER', 'BANK_ACCOUNT', 'EMAIL')),
	CONSTRAINT "contact_is_sealed_under_its_key" CHECK (starts_with("contacts"."sealed", 'v1.' || "contacts"."key_id" || '.'))
);
--> statement-breakpoint
CREATE INDEX "contacts_by_hash" ON "contacts" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "contacts_by_key" ON "contacts" USING btree ("key_id","beneficiary_id","kind");--> statement-breakpoint
-- Masked in another way than the graph masks now: two masks of one number add up to more of it than either shows.
ALTER TABLE "beneficiaries" DROP COLUMN "business_number_masked";
--> statement-breakpoint

-- Who saw what of whom is only ever added to, whatever the role.
create function keep_reveals() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'reveals_are_only_added',
    message = 'a reveal on record is neither changed nor removed';
end
$$;
--> statement-breakpoint
create trigger reveals_are_only_added before update or delete or truncate on contact_reveals
  for each statement execute function keep_reveals();
