import { boolean, date, pgTable, text } from "drizzle-orm/pg-core";

/** Whom Pay knows. A beneficiary without a row here gets an empty answer. */
export const accounts = pgTable("accounts", {
  beneficiaryId: text("beneficiary_id").primaryKey(),
  openedOn: date("opened_on").notNull(),
});

/** Those who sell through Pay. */
export const merchants = pgTable("merchants", {
  beneficiaryId: text("beneficiary_id").primaryKey(),
  smallBusiness: boolean("small_business").notNull(),
  registeredOn: date("registered_on").notNull(),
});
