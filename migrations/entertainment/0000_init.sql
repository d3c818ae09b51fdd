CREATE TYPE "public"."content_service" AS ENUM('KAKAO_PAGE', 'KAKAO_WEBTOON');--> statement-breakpoint
CREATE TYPE "public"."pass_kind" AS ENUM('RECURRING', 'TICKET');--> statement-breakpoint
CREATE TYPE "public"."payment_channel" AS ENUM('WEB', 'IN_APP', 'AFFILIATED');--> statement-breakpoint
CREATE TYPE "public"."rental_ticket" AS ENUM('PAID', 'FREE');--> statement-breakpoint
CREATE TABLE "lapsed_event_cash" (
	"beneficiary_id" text NOT NULL,
	"cash_id" text NOT NULL,
	"amount_won" bigint NOT NULL,
	"lapsed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_cash_lapses_once" PRIMARY KEY("beneficiary_id","cash_id"),
	CONSTRAINT "lapsed_cash_is_positive" CHECK ("lapsed_event_cash"."amount_won" > 0)
);
--> statement-breakpoint
CREATE TABLE "melon_passes" (
	"beneficiary_id" text NOT NULL,
	"kind" "pass_kind" NOT NULL,
	"payment_channel" "payment_channel" NOT NULL,
	"billing_date_movable" boolean NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"next_billing_day" date,
	CONSTRAINT "one_deciding_pass_per_member" PRIMARY KEY("beneficiary_id"),
	CONSTRAINT "pass_ends_after_it_starts" CHECK ("melon_passes"."last_day" >= "melon_passes"."first_day"),
	CONSTRAINT "pass_is_billed_after_it_ends" CHECK ("melon_passes"."next_billing_day" > "melon_passes"."last_day"),
	CONSTRAINT "ticket_is_never_billed_again" CHECK ("melon_passes"."kind" = 'RECURRING' or "melon_passes"."next_billing_day" is null)
);
--> statement-breakpoint
CREATE TABLE "rental_episodes" (
	"beneficiary_id" text NOT NULL,
	"service" "content_service" NOT NULL,
	"episode_id" text NOT NULL,
	"ticket" "rental_ticket" NOT NULL,
	"rented_at" timestamp with time zone NOT NULL,
	"lapses_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_rental_per_episode_and_instant" PRIMARY KEY("beneficiary_id","service","episode_id","rented_at"),
	CONSTRAINT "rental_lapses_after_it_starts" CHECK ("rental_episodes"."lapses_at" > "rental_episodes"."rented_at")
);
--> statement-breakpoint
CREATE TABLE "service_memberships" (
	"beneficiary_id" text NOT NULL,
	"service" "content_service" NOT NULL,
	"registered_on" date NOT NULL,
	CONSTRAINT "one_membership_per_service" PRIMARY KEY("beneficiary_id","service")
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