import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../columns.js";
import type { ServingRights } from "../database/migrate.js";

/** Which sets of data were loaded into this database. */
export const seeds = pgTable("seeds", {
  name: text("name").primaryKey(),
  loadedAt: instant("loaded_at").notNull(),
});

/** The serving role has no business with it. */
export const seedRights: ServingRights = { seeds: {} };
