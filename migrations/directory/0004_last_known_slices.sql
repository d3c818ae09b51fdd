CREATE TABLE "last_known_slices" (
	"beneficiary_id" text NOT NULL,
	"outage_id" text NOT NULL,
	"affiliate" text NOT NULL,
	"slice" jsonb NOT NULL,
	"slice_hash" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	CONSTRAINT "one_last_known_slice_per_affiliate" PRIMARY KEY("beneficiary_id","outage_id","affiliate")
);
--> statement-breakpoint
CREATE INDEX "last_known_slices_by_time" ON "last_known_slices" USING btree ("as_of");