import { sql } from "drizzle-orm";
import { boolean, check, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId, instant } from "../kit/columns.js";
import { PAID_SERVICES, PAYMENT_CHANNELS } from "./facts.js";

export const paidService = pgEnum("paid_service", PAID_SERVICES);
export const paymentChannel = pgEnum("payment_channel", PAYMENT_CHANNELS);

/** Kakao accounts linked to KakaoTalk, one per user. Phone numbers are kept by the directory, encrypted. */
export const accounts = pgTable("accounts", {
  beneficiaryId: beneficiaryId().primaryKey(),
  domesticNumber: boolean("domestic_number").notNull(),
  registeredAt: instant("registered_at").notNull(),
});

/** Partners that do business over KakaoTalk, one row per partner. */
export const businesses = pgTable("businesses", {
  beneficiaryId: beneficiaryId().primaryKey(),
  smallBusiness: boolean("small_business").notNull(),
});

/** Paid subscriptions. A new period after a pause replaces the old row: only the latest one is held here. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    beneficiaryId: beneficiaryId(),
    service: paidService("service").notNull(),
    paymentChannel: paymentChannel("payment_channel").notNull(),
    startedAt: instant("started_at").notNull(),
    endsAt: instant("ends_at").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_subscription_per_service",
      columns: [table.beneficiaryId, table.service],
    }),
    check("subscription_ends_after_it_starts", sql`${table.endsAt} >= ${table.startedAt}`),
  ],
);

/** Gift vouchers that a user holds. */
export const gifts = pgTable(
  "gifts",
  {
    beneficiaryId: beneficiaryId(),
    giftId: text("gift_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "one_gift_per_id", columns: [table.beneficiaryId, table.giftId] }),
  ],
);

/** Videos that a user bought on Kakao TV. */
export const vodPurchases = pgTable(
  "vod_purchases",
  {
    beneficiaryId: beneficiaryId(),
    purchaseId: text("purchase_id").notNull(),
    purchasedAt: instant("purchased_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_vod_purchase_per_id",
      columns: [table.beneficiaryId, table.purchaseId],
    }),
    check("vod_expires_after_its_purchase", sql`${table.expiresAt} >= ${table.purchasedAt}`),
  ],
);
