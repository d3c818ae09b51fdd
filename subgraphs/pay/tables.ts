import { boolean, date, pgTable } from "drizzle-orm/pg-core";
import { beneficiaryId } from "../kit/columns.js";

/** Whom Pay knows. A beneficiary without a row here gets an empty answer. */
export const accounts = pgTable("accounts", {
  beneficiaryId: beneficiaryId().primaryKey(),
  openedOn: date("opened_on").notNull(),
});

/** Those who sell through Pay. */
export const merchants = pgTable("merchants", {
  beneficiaryId: beneficiaryId().primaryKey(),
  smallBusiness: boolean("small_business").notNull(),
  registeredOn: date("registered_on").notNull(),
});
