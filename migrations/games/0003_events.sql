CREATE TABLE "games_events" (
	"event_id" text NOT NULL,
	"outage_id" text NOT NULL,
	"remedy_id" text NOT NULL,
	"title_ko" text NOT NULL,
	"title_en" text NOT NULL,
	"region_ko" text,
	"region_en" text,
	"benefit_ko" text,
	"benefit_en" text,
	"first_day" date NOT NULL,
	"last_day" date,
	"enrolment_opens_at" timestamp with time zone NOT NULL,
	"enrolment_closes_at" timestamp with time zone,
	"places" integer,
	"scheduled_by" text NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"cancelled_by" text,
	"cancelled_at" timestamp with time zone,
	"cancelled_why" text,
	CONSTRAINT "one_event_per_id" PRIMARY KEY("event_id"),
	CONSTRAINT "event_is_of_a_planned_remedy" CHECK ("games_events"."remedy_id" in ('G1', 'G2', 'G3')),
	CONSTRAINT "event_ends_after_it_starts" CHECK ("games_events"."last_day" >= "games_events"."first_day"),
	CONSTRAINT "enrolment_closes_after_it_opens" CHECK ("games_events"."enrolment_closes_at" >= "games_events"."enrolment_opens_at"),
	CONSTRAINT "event_has_places" CHECK ("games_events"."places" > 0),
	CONSTRAINT "event_texts_are_in_both_languages" CHECK (("games_events"."region_ko" is null) = ("games_events"."region_en" is null) and ("games_events"."benefit_ko" is null) = ("games_events"."benefit_en" is null)),
	CONSTRAINT "event_is_cancelled_by_somebody_for_a_reason" CHECK (("games_events"."cancelled_at" is null) = ("games_events"."cancelled_by" is null) and ("games_events"."cancelled_at" is null) = ("games_events"."cancelled_why" is null))
);
--> statement-breakpoint
CREATE INDEX "events_of_an_outage" ON "games_events" USING btree ("outage_id");--> statement-breakpoint
-- Which grants are places at which event: without it, cancelling an event would read the whole ledger.
CREATE INDEX "enrolments_of_an_event" ON "grants" ((reason_inputs ->> 'eventId')) WHERE reason_inputs ->> 'eventId' is not null;
