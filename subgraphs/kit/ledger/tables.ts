import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { beneficiaryId, instant, won } from "../columns.js";
import type { ServingRights } from "../database/migrate.js";
import type { ReasonInputs } from "../remedies/decision.js";

/**
 * One remedy given to one beneficiary. The primary key is the rule "one grant per remedy and beneficiary": it, and not a
 * prior read, decides who was first. Sums never change; a step in a grant's life is an event.
 */
export const grants = pgTable(
  "grants",
  {
    beneficiaryId: beneficiaryId(),
    outageId: text("outage_id").notNull(),
    remedyId: text("remedy_id").notNull(),
    status: text("status").notNull(),
    won: won("won"),
    quantity: integer("quantity"),
    unit: text("unit"),
    listPriceWon: won("list_price_won"),
    grantedAt: instant("granted_at"),
    expiresAt: instant("expires_at"),
    redeemedAt: instant("redeemed_at"),
    reasonCode: text("reason_code").notNull(),
    ruleVersion: text("rule_version").notNull(),
    reasonInputs: jsonb("reason_inputs").$type<ReasonInputs>().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    inputHash: text("input_hash").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_grant_per_remedy_and_beneficiary",
      columns: [table.beneficiaryId, table.outageId, table.remedyId],
    }),
    unique("one_grant_per_idempotency_key").on(table.beneficiaryId, table.idempotencyKey),
    check(
      "grant_status_is_known",
      sql`${table.status} in ('PENDING', 'GRANTED', 'REDEEMED', 'EXPIRED', 'DECLINED', 'REVOKED')`,
    ),
    check("grant_won_is_a_safe_amount", sql`${table.won} between 0 and 9007199254740991`),
    check("grant_quantity_is_not_negative", sql`${table.quantity} >= 0`),
    check("grant_is_won_or_in_kind", sql`${table.won} is null or ${table.quantity} is null`),
  ],
);

/** Every step of a grant: who, when, why. Only ever added to. */
export const grantEvents = pgTable(
  "grant_events",
  {
    beneficiaryId: beneficiaryId(),
    outageId: text("outage_id").notNull(),
    remedyId: text("remedy_id").notNull(),
    sequence: integer("sequence").notNull(),
    status: text("status").notNull(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    why: text("why"),
  },
  (table) => [
    primaryKey({
      name: "one_event_per_grant_and_sequence",
      columns: [table.beneficiaryId, table.outageId, table.remedyId, table.sequence],
    }),
    foreignKey({
      name: "grant_event_belongs_to_a_grant",
      columns: [table.beneficiaryId, table.outageId, table.remedyId],
      foreignColumns: [grants.beneficiaryId, grants.outageId, grants.remedyId],
    }),
  ],
);

/** A report of damage that asks for a remedy. `details` belongs to the affiliate. */
export const claims = pgTable(
  "claims",
  {
    beneficiaryId: beneficiaryId(),
    claimId: text("claim_id").notNull(),
    outageId: text("outage_id").notNull(),
    remedyId: text("remedy_id"),
    status: text("status").notNull(),
    filedAt: instant("filed_at").notNull(),
    decidedAt: instant("decided_at"),
    lossWon: won("loss_won"),
    reasonCode: text("reason_code"),
    ruleVersion: text("rule_version"),
    reasonInputs: jsonb("reason_inputs").$type<ReasonInputs>(),
    details: jsonb("details").$type<ReasonInputs>().notNull().default({}),
  },
  (table) => [
    primaryKey({ name: "one_claim_per_id", columns: [table.beneficiaryId, table.claimId] }),
    check(
      "claim_status_is_known",
      sql`${table.status} in ('SUBMITTED', 'NEEDS_DOCUMENTS', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'TRANSFERRED', 'WITHDRAWN')`,
    ),
    check(
      "claim_loss_is_a_safe_amount",
      sql`${table.lossWon} between -9007199254740991 and 9007199254740991`,
    ),
    check(
      "claim_reason_is_whole_or_absent",
      sql`(${table.reasonCode} is null) = (${table.ruleVersion} is null) and (${table.reasonCode} is null) = (${table.reasonInputs} is null)`,
    ),
  ],
);

/** Every step of a claim: who, when, why. Only ever added to. */
export const claimEvents = pgTable(
  "claim_events",
  {
    beneficiaryId: beneficiaryId(),
    claimId: text("claim_id").notNull(),
    sequence: integer("sequence").notNull(),
    status: text("status").notNull(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    why: text("why"),
  },
  (table) => [
    primaryKey({
      name: "one_event_per_claim_and_sequence",
      columns: [table.beneficiaryId, table.claimId, table.sequence],
    }),
    foreignKey({
      name: "claim_event_belongs_to_a_claim",
      columns: [table.beneficiaryId, table.claimId],
      foreignColumns: [claims.beneficiaryId, claims.claimId],
    }),
  ],
);

/**
 * What the serving role may do with the ledger. Sums, reasons and keys of a grant are not in any `update` list, so that
 * no code of ours can overwrite them; events can only be added.
 */
export const ledgerRights: ServingRights = {
  grants: { select: true, insert: true, update: ["status", "redeemed_at"] },
  grant_events: { select: true, insert: true },
  claims: {
    select: true,
    insert: true,
    update: [
      "status",
      "remedy_id",
      "decided_at",
      "reason_code",
      "rule_version",
      "reason_inputs",
      "details",
    ],
  },
  claim_events: { select: true, insert: true },
};
