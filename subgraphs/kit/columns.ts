import { bigint, text, timestamp } from "drizzle-orm/pg-core";

/** Whose row it is. In every key of a table of people, so that the database can be sharded by it. */
export const beneficiaryId = () => text("beneficiary_id").notNull();

/** A sum of whole won, read as a JavaScript number: exact up to 2^53-1. */
export const won = (name: string) => bigint(name, { mode: "number" });

/** A moment, whatever the time zone of the session that wrote it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
