import { createHash } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import type { DatabaseHandle } from "../database/connection.js";
import { inTransaction } from "../database/in-transaction.js";
import { type Amount, amountFields, type Reason } from "../remedies/decision.js";
import { grantEvents, grants } from "./tables.js";

/** Who does something and why; kept with the event. */
export type Actor = { actor: string; why: string | null };

/** A grant about to be written. */
export type NewGrant = Actor & {
  outageId: string;
  remedyId: string;
  beneficiaryId: string;
  /** 1 unless said otherwise. Another one only for what was revoked and is given anew, on purpose. */
  issue?: number;
  amount: Amount;
  reason: Reason;
  /** When the step is made; it is also when it was given, unless it is not given yet or was declined. */
  grantedAt: Date;
  expiresAt: Date | null;
  /** PENDING while the amount awaits confirmation; DECLINED for an offer that was turned down. */
  status: "GRANTED" | "PENDING" | "DECLINED";
  /** The same key with the same input is the same grant; with another input it is refused. Per beneficiary. */
  idempotencyKey: string;
};

export type GrantOutcome =
  | { outcome: "RECORDED" }
  /** The same request came again; nothing was written. What stands is issue 1 unless said otherwise. */
  | { outcome: "REPLAYED"; issue?: number }
  /**
   * GRANT_REVOKED: it was given and taken back; nothing gives it again but a decision to do so. GRANT_DECLINED: the
   * beneficiary did not want it, and nothing gives it again.
   */
  | {
      outcome: "REFUSED";
      code: "ALREADY_GRANTED" | "IDEMPOTENCY_MISMATCH" | "GRANT_REVOKED" | "GRANT_DECLINED";
    };

type GrantRow = typeof grants.$inferInsert;
type GrantEventRow = typeof grantEvents.$inferInsert;

/**
 * Writes a grant and its first event in one transaction. Two requests at once: the unique indexes decide, one is recorded
 * and the other told so.
 */
export function recordGrant(handle: DatabaseHandle, grant: NewGrant): Promise<GrantOutcome> {
  return inTransaction(handle, async (tx) => {
    const row = grantRow(grant);
    const recorded = await tx
      .insert(grants)
      .values(row)
      .onConflictDoNothing()
      .returning({ status: grants.status });
    if (recorded.length === 0) return (await replayOfGrant(tx, grant)) ?? REVOKED;
    await tx.insert(grantEvents).values(grantEventRow(grant));
    return { outcome: "RECORDED" };
  });
}

const REVOKED: GrantOutcome = { outcome: "REFUSED", code: "GRANT_REVOKED" };
const DECLINED: GrantOutcome = { outcome: "REFUSED", code: "GRANT_DECLINED" };
const ALREADY_GRANTED: GrantOutcome = { outcome: "REFUSED", code: "ALREADY_GRANTED" };

/** The grant as the ledger keeps it. A bulk load writes these rows, so that a later request finds them as its own. */
export function grantRow(grant: NewGrant): GrantRow {
  const { outageId, remedyId, beneficiaryId, issue = 1, status, amount, reason } = grant;
  return {
    outageId,
    remedyId,
    beneficiaryId,
    issue,
    status,
    ...amountFields(amount),
    grantedAt: status === "GRANTED" ? grant.grantedAt : null,
    expiresAt: grant.expiresAt,
    reasonCode: reason.code,
    ruleVersion: reason.ruleVersion,
    reasonInputs: reason.inputs,
    idempotencyKey: grant.idempotencyKey,
    inputHash: hashOf(grant),
  };
}

/** The first event of the grant, which goes with its row. */
export function grantEventRow(grant: NewGrant): GrantEventRow {
  const { outageId, remedyId, beneficiaryId, issue = 1, status, grantedAt: at, actor, why } = grant;
  return { outageId, remedyId, beneficiaryId, issue, sequence: 1, status, at, actor, why };
}

/** What a grant is that stands in the way of this one; undefined when none stands. */
export async function replayOfGrant(
  handle: DatabaseHandle,
  grant: NewGrant,
): Promise<GrantOutcome | undefined> {
  const { beneficiaryId, outageId, remedyId, issue, idempotencyKey } = grant;
  const standing = and(eq(grants.beneficiaryId, beneficiaryId), ne(grants.status, "REVOKED"));
  const [sameKey] = await handle
    .select({ inputHash: grants.inputHash, issue: grants.issue, status: grants.status })
    .from(grants)
    .where(and(standing, eq(grants.idempotencyKey, idempotencyKey)));
  if (sameKey) {
    // Whatever the facts are now: what was turned down would otherwise look given again, or given on other facts.
    if (sameKey.status === "DECLINED" && grant.status !== "DECLINED") return DECLINED;
    if (sameKey.inputHash !== hashOf(grant)) {
      return { outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" };
    }
    // To ask for a certain issue is to ask for a new grant: the one that stands is not it.
    if (issue !== undefined && issue !== sameKey.issue) return ALREADY_GRANTED;
    return { outcome: "REPLAYED", ...(sameKey.issue === 1 ? {} : { issue: sameKey.issue }) };
  }
  const [sameRemedy] = await handle
    .select({ remedyId: grants.remedyId })
    .from(grants)
    .where(and(standing, eq(grants.outageId, outageId), eq(grants.remedyId, remedyId)));
  return sameRemedy && ALREADY_GRANTED;
}

/** What makes two requests the same: which remedy, how much and why. Not when: a retry comes later. */
function hashOf({ outageId, remedyId, beneficiaryId, amount, reason, status }: NewGrant): string {
  const inputs = Object.entries(reason.inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  const input = [
    outageId,
    remedyId,
    beneficiaryId,
    amountFields(amount),
    reason.code,
    reason.ruleVersion,
    status,
  ];
  return createHash("sha256")
    .update(JSON.stringify([...input, inputs]))
    .digest("hex");
}
