CREATE TYPE "public"."document_kind" AS ENUM('SMALL_BUSINESS_CERTIFICATE', 'SALES_LOSS_EVIDENCE', 'SERVICE_USE_EVIDENCE', 'SERVICE_USE_SCREENSHOT', 'BANK_ACCOUNT_COPY', 'DAMAGE_STATEMENT', 'PERSONAL_DATA_CONSENT');--> statement-breakpoint
CREATE TABLE "claim_documents" (
	"beneficiary_id" text NOT NULL,
	"claim_id" text NOT NULL,
	"kind" "document_kind" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_from" text NOT NULL,
	CONSTRAINT "one_claim_document_per_kind_and_instant" PRIMARY KEY("beneficiary_id","claim_id","kind","received_at")
);
--> statement-breakpoint
ALTER TABLE "claim_documents" ADD CONSTRAINT "claim_document_belongs_to_a_claim" FOREIGN KEY ("beneficiary_id","claim_id") REFERENCES "public"."claims"("beneficiary_id","claim_id") ON DELETE no action ON UPDATE no action;