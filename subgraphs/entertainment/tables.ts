import { sql } from "drizzle-orm";
import { boolean, check, date, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId, instant, won } from "../kit/columns.js";
import { CONTENT_SERVICES, PASS_KINDS, PAYMENT_CHANNELS, RENTAL_TICKETS } from "./facts.js";

export const passKind = pgEnum("pass_kind", PASS_KINDS);
export const paymentChannel = pgEnum("payment_channel", PAYMENT_CHANNELS);
export const contentService = pgEnum("content_service", CONTENT_SERVICES);
export const rentalTicket = pgEnum("rental_ticket", RENTAL_TICKETS);

/** The pass that decides for each Melon member; both days count. */
export const melonPasses = pgTable(
  "melon_passes",
  {
    beneficiaryId: beneficiaryId(),
    kind: passKind("kind").notNull(),
    paymentChannel: paymentChannel("payment_channel").notNull(),
    billingDateMovable: boolean("billing_date_movable").notNull(),
    firstDay: date("first_day").notNull(),
    lastDay: date("last_day").notNull(),
    nextBillingDay: date("next_billing_day"),
  },
  (table) => [
    primaryKey({ name: "one_deciding_pass_per_member", columns: [table.beneficiaryId] }),
    check("pass_ends_after_it_starts", sql`${table.lastDay} >= ${table.firstDay}`),
    check("pass_is_billed_after_it_ends", sql`${table.nextBillingDay} > ${table.lastDay}`),
    check(
      "ticket_is_never_billed_again",
      sql`${table.kind} = 'RECURRING' or ${table.nextBillingDay} is null`,
    ),
  ],
);

/** Episodes rented on KakaoPage and Kakao Webtoon. */
export const rentalEpisodes = pgTable(
  "rental_episodes",
  {
    beneficiaryId: beneficiaryId(),
    service: contentService("service").notNull(),
    episodeId: text("episode_id").notNull(),
    ticket: rentalTicket("ticket").notNull(),
    rentedAt: instant("rented_at").notNull(),
    lapsesAt: instant("lapses_at").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_rental_per_episode_and_instant",
      columns: [table.beneficiaryId, table.service, table.episodeId, table.rentedAt],
    }),
    check("rental_lapses_after_it_starts", sql`${table.lapsesAt} > ${table.rentedAt}`),
  ],
);

/** Who is a member of which service, and since when. */
export const serviceMemberships = pgTable(
  "service_memberships",
  {
    beneficiaryId: beneficiaryId(),
    service: contentService("service").notNull(),
    registeredOn: date("registered_on").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_membership_per_service",
      columns: [table.beneficiaryId, table.service],
    }),
  ],
);

/** Kakao Webtoon's event cash that lapsed unused. */
export const lapsedEventCash = pgTable(
  "lapsed_event_cash",
  {
    beneficiaryId: beneficiaryId(),
    cashId: text("cash_id").notNull(),
    amountWon: won("amount_won").notNull(),
    lapsedAt: instant("lapsed_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "event_cash_lapses_once", columns: [table.beneficiaryId, table.cashId] }),
    check("lapsed_cash_is_positive", sql`${table.amountWon} > 0`),
  ],
);
