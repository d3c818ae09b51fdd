import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId, instant } from "../kit/columns.js";
import { claims } from "../kit/ledger/tables.js";
import { DocumentKind, PAID_SERVICES, PAYMENT_CHANNELS } from "./facts.js";

export const paidService = pgEnum("paid_service", PAID_SERVICES);
export const paymentChannel = pgEnum("payment_channel", PAYMENT_CHANNELS);
export const documentKind = pgEnum("document_kind", DocumentKind);

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

/**
 * Papers of claims, as they came in: what each is, when and from whom; the paper itself is kept elsewhere. Only ever added
 * to, by law of the database: what was in hand when a claim was decided can be told years later.
 */
export const claimDocuments = pgTable(
  "claim_documents",
  {
    beneficiaryId: beneficiaryId(),
    claimId: text("claim_id").notNull(),
    kind: documentKind("kind").notNull(),
    receivedAt: instant("received_at").notNull(),
    receivedFrom: text("received_from").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_claim_document_per_kind_and_instant",
      columns: [table.beneficiaryId, table.claimId, table.kind, table.receivedAt],
    }),
    foreignKey({
      name: "claim_document_belongs_to_a_claim",
      columns: [table.beneficiaryId, table.claimId],
      foreignColumns: [claims.beneficiaryId, claims.claimId],
    }),
  ],
);
