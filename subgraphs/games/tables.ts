import { sql } from "drizzle-orm";
import { check, date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId } from "../kit/columns.js";

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
