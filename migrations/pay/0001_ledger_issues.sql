CREATE TABLE "quota_parts" (
	"outage_id" text NOT NULL,
	"quota_id" text NOT NULL,
	"part" integer NOT NULL,
	"size" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "one_row_per_part_of_a_quota" PRIMARY KEY("outage_id","quota_id","part"),
	CONSTRAINT "quota_is_never_exceeded" CHECK ("quota_parts"."taken" between 0 and "quota_parts"."size")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"beneficiary_id" text NOT NULL,
	"actor" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"input_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer" jsonb,
	CONSTRAINT "one_request_per_idempotency_key" PRIMARY KEY("beneficiary_id","actor","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "revocation_proposals" (
	"beneficiary_id" text NOT NULL,
	"outage_id" text NOT NULL,
	"remedy_id" text NOT NULL,
	"issue" integer NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "one_revocation_proposal_per_grant_and_person" PRIMARY KEY("beneficiary_id","outage_id","remedy_id","issue","proposed_by")
);
--> statement-breakpoint
ALTER TABLE "grants" DROP CONSTRAINT "one_grant_per_idempotency_key";
--> statement-breakpoint
ALTER TABLE "grant_events" DROP CONSTRAINT "grant_event_belongs_to_a_grant";
--> statement-breakpoint
ALTER TABLE "grants" DROP CONSTRAINT "one_grant_per_remedy_and_beneficiary";
--> statement-breakpoint
ALTER TABLE "grant_events" ADD COLUMN "issue" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "issue" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "one_grant_per_remedy_and_issue" PRIMARY KEY("beneficiary_id","outage_id","remedy_id","issue");
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "subject" text;
--> statement-breakpoint
ALTER TABLE "revocation_proposals" ADD CONSTRAINT "revocation_proposal_belongs_to_a_grant" FOREIGN KEY ("beneficiary_id","outage_id","remedy_id","issue") REFERENCES "public"."grants"("beneficiary_id","outage_id","remedy_id","issue") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "grant_events" ADD CONSTRAINT "grant_event_belongs_to_a_grant" FOREIGN KEY ("beneficiary_id","outage_id","remedy_id","issue") REFERENCES "public"."grants"("beneficiary_id","outage_id","remedy_id","issue") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_claim_per_subject" ON "claims" USING btree ("beneficiary_id","outage_id","subject") WHERE "claims"."status" in ('SUBMITTED', 'NEEDS_DOCUMENTS', 'IN_REVIEW');
--> statement-breakpoint
CREATE UNIQUE INDEX "one_standing_grant_per_remedy" ON "grants" USING btree ("beneficiary_id","outage_id","remedy_id") WHERE "grants"."status" <> 'REVOKED';
--> statement-breakpoint
CREATE UNIQUE INDEX "one_standing_grant_per_idempotency_key" ON "grants" USING btree ("beneficiary_id","idempotency_key") WHERE "grants"."status" <> 'REVOKED';
--> statement-breakpoint
ALTER TABLE "grant_events" DROP CONSTRAINT "one_event_per_grant_and_sequence";
--> statement-breakpoint
ALTER TABLE "grant_events" ADD CONSTRAINT "one_event_per_grant_and_sequence" PRIMARY KEY("beneficiary_id","outage_id","remedy_id","issue","sequence");
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grant_issue_is_counted_from_1" CHECK ("grants"."issue" >= 1);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grant_is_redeemed_before_it_lapses" CHECK ("grants"."redeemed_at" <= "grants"."expires_at");
