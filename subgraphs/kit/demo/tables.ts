import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { ServingRights } from "../database/migrate.js";

/** Which sets of data were loaded into this database. */
export const seeds = pgTable("seeds", {
  name: text("name").primaryKey(),
  loadedAt: timestamp("loaded_at", { withTimezone: true, mode: "date" }).notNull(),
});

/** The serving role has no business with it. */
export const seedRights: ServingRights = { seeds: {} };
