import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId, instant } from "../kit/columns.js";

/** Which games a person plays, and since when. */
export const gameAccounts = pgTable(
  "game_accounts",
  {
    beneficiaryId: beneficiaryId(),
    game: text("game").notNull(),
    registeredOn: date("registered_on").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_account_per_game",
      columns: [table.beneficiaryId, table.game],
    }),
  ],
);

/** PC bangs that are or were affiliated, one per business. */
export const pcBangs = pgTable(
  "pc_bangs",
  {
    beneficiaryId: beneficiaryId(),
    name: text("name").notNull(),
    affiliatedFrom: date("affiliated_from").notNull(),
    affiliatedUntil: date("affiliated_until"),
  },
  (table) => [
    primaryKey({ name: "one_pc_bang_per_business", columns: [table.beneficiaryId] }),
    check(
      "affiliation_ends_after_it_starts",
      sql`${table.affiliatedUntil} >= ${table.affiliatedFrom}`,
    ),
  ],
);

/**
 * The promotions, tournaments and events that Games schedules. Nothing of them was published (DOMAIN 2.4, G1 to G3), so
 * each is what an operator entered, and stays as entered: only being cancelled is added. Holds no people; who is enrolled
 * is in the ledger.
 */
export const gamesEvents = pgTable(
  "games_events",
  {
    eventId: text("event_id").notNull(),
    outageId: text("outage_id").notNull(),
    remedyId: text("remedy_id").notNull(),
    titleKo: text("title_ko").notNull(),
    titleEn: text("title_en").notNull(),
    regionKo: text("region_ko"),
    regionEn: text("region_en"),
    benefitKo: text("benefit_ko"),
    benefitEn: text("benefit_en"),
    firstDay: date("first_day").notNull(),
    lastDay: date("last_day"),
    enrolmentOpensAt: instant("enrolment_opens_at").notNull(),
    enrolmentClosesAt: instant("enrolment_closes_at"),
    places: integer("places"),
    scheduledBy: text("scheduled_by").notNull(),
    scheduledAt: instant("scheduled_at").notNull(),
    cancelledBy: text("cancelled_by"),
    cancelledAt: instant("cancelled_at"),
    cancelledWhy: text("cancelled_why"),
  },
  (table) => [
    primaryKey({ name: "one_event_per_id", columns: [table.eventId] }),
    index("events_of_an_outage").on(table.outageId),
    check("event_is_of_a_planned_remedy", sql`${table.remedyId} in ('G1', 'G2', 'G3')`),
    check("event_ends_after_it_starts", sql`${table.lastDay} >= ${table.firstDay}`),
    check(
      "enrolment_closes_after_it_opens",
      sql`${table.enrolmentClosesAt} >= ${table.enrolmentOpensAt}`,
    ),
    check("event_has_places", sql`${table.places} > 0`),
    check(
      "event_texts_are_in_both_languages",
      sql`(${table.regionKo} is null) = (${table.regionEn} is null) and (${table.benefitKo} is null) = (${table.benefitEn} is null)`,
    ),
    check(
      "event_is_cancelled_by_somebody_for_a_reason",
      sql`(${table.cancelledAt} is null) = (${table.cancelledBy} is null) and (${table.cancelledAt} is null) = (${table.cancelledWhy} is null)`,
    ),
  ],
);
