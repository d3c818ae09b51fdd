CREATE TABLE "audit_entries" (
	"chain" text NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"address" text,
	"request_id" text,
	"action" text NOT NULL,
	"whom" text[] NOT NULL,
	"what" text NOT NULL,
	"outcome" text NOT NULL,
	"why" text,
	"details" jsonb NOT NULL,
	"key_id" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "one_audit_entry_per_chain_and_sequence" PRIMARY KEY("chain","sequence"),
	CONSTRAINT "audit_sequence_is_counted_from_1" CHECK ("audit_entries"."sequence" >= 1),
	CONSTRAINT "audit_action_is_known" CHECK ("audit_entries"."action" in ('BEGIN', 'LOOKUP', 'SEARCH', 'REVEAL', 'EXPORT', 'DECISION'))
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING brin ("at");