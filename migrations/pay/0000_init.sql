CREATE TABLE "accounts" (
	"beneficiary_id" text PRIMARY KEY NOT NULL,
	"opened_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"beneficiary_id" text PRIMARY KEY NOT NULL,
	"small_business" boolean NOT NULL,
	"registered_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seeds" (
	"name" text PRIMARY KEY NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_events" (
	"beneficiary_id" text NOT NULL,
	"claim_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"why" text,
	CONSTRAINT "one_event_per_claim_and_sequence" PRIMARY KEY("beneficiary_id","claim_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"beneficiary_id" text NOT NULL,
	"claim_id" text NOT NULL,
	"outage_id" text NOT NULL,
	"remedy_id" text,
	"status" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"loss_won" bigint,
	"reason_code" text,
	"rule_version" text,
	"reason_inputs" jsonb,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "one_claim_per_id" PRIMARY KEY("beneficiary_id","claim_id"),
	CONSTRAINT "claim_status_is_known" CHECK ("claims"."status" in ('SUBMITTED', 'NEEDS_DOCUMENTS', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'TRANSFERRED', 'WITHDRAWN')),
	CONSTRAINT "claim_loss_is_a_safe_amount" CHECK ("claims"."loss_won" between -9007199254740991 and 9007199254740991),
	CONSTRAINT "claim_reason_is_whole_or_absent" CHECK (("claims"."reason_code" is null) = ("claims"."rule_version" is null) and ("claims"."reason_code" is null) = ("claims"."reason_inputs" is null))
);
--> statement-breakpoint
CREATE TABLE "grant_events" (
	"beneficiary_id" text NOT NULL,
	"outage_id" text NOT NULL,
	"remedy_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"why" text,
	CONSTRAINT "one_event_per_grant_and_sequence" PRIMARY KEY("beneficiary_id","outage_id","remedy_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"beneficiary_id" text NOT NULL,
	"outage_id" text NOT NULL,
	"remedy_id" text NOT NULL,
	"status" text NOT NULL,
	"won" bigint,
	"quantity" integer,
	"unit" text,
	"list_price_won" bigint,
	"granted_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"redeemed_at" timestamp with time zone,
	"reason_code" text NOT NULL,
	"rule_version" text NOT NULL,
	"reason_inputs" jsonb NOT NULL,
	"idempotency_key" text NOT NULL,
	"input_hash" text NOT NULL,
	CONSTRAINT "one_grant_per_remedy_and_beneficiary" PRIMARY KEY("beneficiary_id","outage_id","remedy_id"),
	CONSTRAINT "one_grant_per_idempotency_key" UNIQUE("beneficiary_id","idempotency_key"),
	CONSTRAINT "grant_status_is_known" CHECK ("grants"."status" in ('PENDING', 'GRANTED', 'REDEEMED', 'EXPIRED', 'DECLINED', 'REVOKED')),
	CONSTRAINT "grant_won_is_a_safe_amount" CHECK ("grants"."won" between 0 and 9007199254740991),
	CONSTRAINT "grant_quantity_is_not_negative" CHECK ("grants"."quantity" >= 0),
	CONSTRAINT "grant_is_won_or_in_kind" CHECK ("grants"."won" is null or "grants"."quantity" is null)
);
--> statement-breakpoint
ALTER TABLE "claim_events" ADD CONSTRAINT "claim_event_belongs_to_a_claim" FOREIGN KEY ("beneficiary_id","claim_id") REFERENCES "public"."claims"("beneficiary_id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_events" ADD CONSTRAINT "grant_event_belongs_to_a_grant" FOREIGN KEY ("beneficiary_id","outage_id","remedy_id") REFERENCES "public"."grants"("beneficiary_id","outage_id","remedy_id") ON DELETE no action ON UPDATE no action;