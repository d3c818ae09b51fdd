import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { beneficiaryId, instant } from "../kit/columns.js";

/** Who may be owed something. What can be used to reach or pay them is in `contacts`, sealed. */
export const beneficiaries = pgTable(
  "beneficiaries",
  {
    beneficiaryId: beneficiaryId().primaryKey(),
    displayName: text("display_name").notNull(),
    /** Null for a user; for a partner every kind it has, its main one first. */
    partnerKinds: text("partner_kinds").array(),
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
 * A phone number and the like. Nothing of the value stands here in the clear, not even its last digits: the graph's
 * masked form is made from the value each time. One value can belong to several people (a family's phone, the branches of
 * a business), so none is unique.
 */
export const contacts = pgTable(
  "contacts",
  {
    beneficiaryId: beneficiaryId(),
    kind: text("kind").notNull(),
    /** The normalised value, encrypted for this row and column. */
    sealed: text("sealed").notNull(),
    /** Keyed hash of the normalised value: the only way to search for it, and only for all of it. */
    hash: text("hash").notNull(),
    /** The key of the ring that both were made with. */
    keyId: text("key_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "one_contact_per_kind", columns: [table.beneficiaryId, table.kind] }),
    index("contacts_by_hash").on(table.hash),
    index("contacts_by_key").on(table.keyId, table.beneficiaryId, table.kind),
    check(
      "contact_kind_is_known",
      sql`${table.kind} in ('PHONE', 'BUSINESS_NUMBER', 'BANK_ACCOUNT', 'EMAIL')`,
    ),
    check(
      "contact_is_sealed_under_its_key",
      sql`starts_with(${table.sealed}, 'v1.' || ${table.keyId} || '.')`,
    ),
  ],
);

/** Every time somebody was shown a contact in full: written before it was shown, and only ever added to. */
export const contactReveals = pgTable(
  "contact_reveals",
  {
    beneficiaryId: beneficiaryId(),
    actor: text("actor").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    kind: text("kind").notNull(),
    reason: text("reason").notNull(),
    note: text("note").notNull(),
    revealedAt: instant("revealed_at").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_reveal_per_request",
      columns: [table.beneficiaryId, table.actor, table.idempotencyKey],
    }),
    check("reveal_says_why", sql`char_length(${table.note}) >= 10`),
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

/**
 * What an affiliate last told of a beneficiary to an agent who asked for it: a copy, for the time when the affiliate does
 * not answer. Nothing is counted from it, and all of it can be lost: it is forgotten after 30 days, and whoever erases a
 * person deletes that person's rows.
 */
export const lastKnownSlices = pgTable(
  "last_known_slices",
  {
    beneficiaryId: beneficiaryId(),
    outageId: text("outage_id").notNull(),
    affiliate: text("affiliate").notNull(),
    /** Sums and timeline, as they were told. */
    slice: jsonb("slice").notNull(),
    /** By which a reader sees that nothing changed and writes nothing. */
    sliceHash: text("slice_hash").notNull(),
    /** When it was told. */
    asOf: instant("as_of").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_last_known_slice_per_affiliate",
      columns: [table.beneficiaryId, table.outageId, table.affiliate],
    }),
    index("last_known_slices_by_time").on(table.asOf),
  ],
);
