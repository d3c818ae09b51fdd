import { bigint, text, timestamp } from "drizzle-orm/pg-core";

/** Whose row it is. In every key of a table of people, so that the database can be sharded by it. */
export const beneficiaryId = () => text("beneficiary_id").notNull();

/** A sum of whole won, as a number: drizzle refuses nothing above 2^53-1, so a check of the table has to. */
export const won = (name: string) => bigint(name, { mode: "number" });

/** A moment, whatever the time zone of who wrote it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
