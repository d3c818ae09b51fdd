import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { beneficiaryId, instant, won } from "../columns.js";
import type { ReasonInputs } from "../remedies/decision.js";

/**
 * One remedy given to one beneficiary. The unique indexes are the rule "one standing grant per remedy and beneficiary":
 * they, and not a prior read, decide who was first. What was revoked may be given anew as the next issue. Sums never
 * change; a step in a grant's life is an event. What the steps are is law in the database: see `law.sql`.
 */
export const grants = pgTable(
  "grants",
  {
    beneficiaryId: beneficiaryId(),
    outageId: text("outage_id").notNull(),
    remedyId: text("remedy_id").notNull(),
    issue: integer("issue").notNull().default(1),
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
      name: "one_grant_per_remedy_and_issue",
      columns: [table.beneficiaryId, table.outageId, table.remedyId, table.issue],
    }),
    uniqueIndex("one_standing_grant_per_remedy")
      .on(table.beneficiaryId, table.outageId, table.remedyId)
      .where(sql`${table.status} <> 'REVOKED'`),
    uniqueIndex("one_standing_grant_per_idempotency_key")
      .on(table.beneficiaryId, table.idempotencyKey)
      .where(sql`${table.status} <> 'REVOKED'`),
    check(
      "grant_status_is_known",
      sql`${table.status} in ('PENDING', 'GRANTED', 'REDEEMED', 'EXPIRED', 'DECLINED', 'REVOKED')`,
    ),
    check("grant_won_is_a_safe_amount", sql`${table.won} between 0 and 9007199254740991`),
    check("grant_quantity_is_not_negative", sql`${table.quantity} >= 0`),
    check("grant_issue_is_counted_from_1", sql`${table.issue} >= 1`),
    check("grant_is_redeemed_before_it_lapses", sql`${table.redeemedAt} <= ${table.expiresAt}`),
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
    issue: integer("issue").notNull().default(1),
    sequence: integer("sequence").notNull(),
    status: text("status").notNull(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    why: text("why"),
  },
  (table) => [
    primaryKey({
      name: "one_event_per_grant_and_sequence",
      columns: [table.beneficiaryId, table.outageId, table.remedyId, table.issue, table.sequence],
    }),
    foreignKey({
      name: "grant_event_belongs_to_a_grant",
      columns: [table.beneficiaryId, table.outageId, table.remedyId, table.issue],
      foreignColumns: [grants.beneficiaryId, grants.outageId, grants.remedyId, grants.issue],
    }),
  ],
);

/**
 * One person's word that what was redeemed is to be taken back. A second person's is the REVOKED event itself; the law
 * refuses it without a proposal of somebody else for the same step. Only ever added to.
 */
export const revocationProposals = pgTable(
  "revocation_proposals",
  {
    beneficiaryId: beneficiaryId(),
    outageId: text("outage_id").notNull(),
    remedyId: text("remedy_id").notNull(),
    issue: integer("issue").notNull(),
    proposedBy: text("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    why: text("why").notNull(),
  },
  (table) => [
    primaryKey({
      name: "one_revocation_proposal_per_grant_and_person",
      columns: [table.beneficiaryId, table.outageId, table.remedyId, table.issue, table.proposedBy],
    }),
    foreignKey({
      name: "revocation_proposal_belongs_to_a_grant",
      columns: [table.beneficiaryId, table.outageId, table.remedyId, table.issue],
      foreignColumns: [grants.beneficiaryId, grants.outageId, grants.remedyId, grants.issue],
    }),
  ],
);

/**
 * A report of damage that asks for a remedy. `details` belongs to the affiliate. `subject` is what it asks to be made
 * good, in the affiliate's words: of one subject a beneficiary has one open claim at most.
 */
export const claims = pgTable(
  "claims",
  {
    beneficiaryId: beneficiaryId(),
    claimId: text("claim_id").notNull(),
    outageId: text("outage_id").notNull(),
    subject: text("subject"),
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
    uniqueIndex("one_open_claim_per_subject")
      .on(table.beneficiaryId, table.outageId, table.subject)
      .where(sql`${table.status} in ('SUBMITTED', 'NEEDS_DOCUMENTS', 'IN_REVIEW')`),
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
 * Requests to change something, as callers name them: the same key of the same person for the same beneficiary is the
 * same request. `answer` names what came of it; a request that was refused leaves no row and may be sent again.
 */
export const requests = pgTable(
  "requests",
  {
    beneficiaryId: beneficiaryId(),
    actor: text("actor").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    inputHash: text("input_hash").notNull(),
    at: instant("at").notNull(),
    answer: jsonb("answer"),
  },
  (table) => [
    primaryKey({
      name: "one_request_per_idempotency_key",
      columns: [table.beneficiaryId, table.actor, table.idempotencyKey],
    }),
  ],
);

/**
 * What is given first come, first served, in parts. A taker counts one part up, whichever is free, so takers do not queue
 * behind one row; `taken <= size` of every part keeps the whole exact.
 */
export const quotaParts = pgTable(
  "quota_parts",
  {
    outageId: text("outage_id").notNull(),
    quotaId: text("quota_id").notNull(),
    part: integer("part").notNull(),
    size: integer("size").notNull(),
    taken: integer("taken").notNull().default(0),
  },
  (table) => [
    primaryKey({
      name: "one_row_per_part_of_a_quota",
      columns: [table.outageId, table.quotaId, table.part],
    }),
    check("quota_is_never_exceeded", sql`${table.taken} between 0 and ${table.size}`),
  ],
);
