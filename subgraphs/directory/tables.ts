import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId, instant } from "../kit/columns.js";

/**
 * Who may be owed something. The business number is held masked: until numbers are encrypted and searched by keyed hash,
 * the directory does not hold them.
 */
export const beneficiaries = pgTable(
  "beneficiaries",
  {
    beneficiaryId: beneficiaryId().primaryKey(),
    displayName: text("display_name").notNull(),
    /** Null for a user; for a partner every kind it has, its main one first. */
    partnerKinds: text("partner_kinds").array(),
    businessNumberMasked: text("business_number_masked"),
  },
  (table) => [
    // Compared byte by byte, so that "starts with" is a range of the index whatever the database's collation.
    index("beneficiaries_by_name").on(
      sql`lower(${table.displayName}) collate "C"`,
      table.beneficiaryId,
    ),
    check(
      "beneficiary_id_tells_user_from_partner",
      sql`case when ${table.partnerKinds} is null then ${table.beneficiaryId} like 'usr\\_%' else ${table.beneficiaryId} like 'ptn\\_%' and cardinality(${table.partnerKinds}) > 0 end`,
    ),
  ],
);

/**
 * An affiliate's account that belongs to a beneficiary. Always stated by somebody and confirmed by somebody; nothing is
 * merged because two records look alike.
 */
export const identityLinks = pgTable(
  "identity_links",
  {
    beneficiaryId: beneficiaryId(),
    affiliate: text("affiliate").notNull(),
    accountId: text("account_id").notNull(),
    source: text("source").notNull(),
    confirmedBy: text("confirmed_by").notNull(),
    confirmedAt: instant("confirmed_at").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_link_per_account",
      columns: [table.beneficiaryId, table.affiliate, table.accountId],
    }),
  ],
);
