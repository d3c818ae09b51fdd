import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "../columns.js";
import type { AuditDetails } from "./audit-entry.js";

/**
 * What the people who work with the graph saw and decided of others. Each person's entries are a chain of their own,
 * so that nobody waits for anybody else: an entry's hash covers all of it and the hash of the one before. Only ever
 * added to; see `law.sql`.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    /** The actor's id, or the register of all chains. */
    chain: text("chain").notNull(),
    /** From 1, without a gap. */
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    role: text("role").notNull(),
    /** The client's network address; null where nobody knows it. */
    address: text("address"),
    requestId: text("request_id"),
    action: text("action").notNull(),
    /** The beneficiaries it is about; none when it is about nobody in particular. */
    whom: text("whom").array().notNull(),
    /** The field or mutation: `Query.partner`, `Mutation.decideTalkClaim`. */
    what: text("what").notNull(),
    /** DONE, REPLAYED, or the code of a no. */
    outcome: text("outcome").notNull(),
    /** In the actor's words, without numbers of people. */
    why: text("why"),
    details: jsonb("details").$type<AuditDetails>().notNull(),
    keyId: text("key_id").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_audit_entry_per_chain_and_sequence",
      columns: [table.chain, table.sequence],
    }),
    // Entries come in the order of their instants: a few ranges of blocks say where a month is, and cost next to
    // nothing.
    index("audit_entries_by_time").using("brin", table.at),
    check("audit_sequence_is_counted_from_1", sql`${table.sequence} >= 1`),
    check(
      "audit_action_is_known",
      sql`${table.action} in ('BEGIN', 'LOOKUP', 'SEARCH', 'REVEAL', 'EXPORT', 'DECISION')`,
    ),
  ],
);

/** Where each chain ends, signed: without it nobody could tell that the last entries are missing. */
export const auditHeads = pgTable("audit_heads", {
  chain: text("chain").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
  keyId: text("key_id").notNull(),
  signature: text("signature").notNull(),
});
