CREATE TABLE "beneficiaries" (
	"beneficiary_id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"partner_kinds" text[],
	"business_number_masked" text,
	CONSTRAINT "beneficiary_id_tells_user_from_partner" CHECK (case when "beneficiaries"."partner_kinds" is null then "beneficiaries"."beneficiary_id" like 'usr\_%' else "beneficiaries"."beneficiary_id" like 'ptn\_%' and cardinality("beneficiaries"."partner_kinds") > 0 end)
);
--> statement-breakpoint
CREATE TABLE "identity_links" (
	"beneficiary_id" text NOT NULL,
	"affiliate" text NOT NULL,
	"account_id" text NOT NULL,
	"source" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_link_per_account" PRIMARY KEY("beneficiary_id","affiliate","account_id")
);
--> statement-breakpoint
CREATE TABLE "seeds" (
	"name" text PRIMARY KEY NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "beneficiaries_by_name" ON "beneficiaries" USING btree (lower("display_name") collate "C","beneficiary_id");