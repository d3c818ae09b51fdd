import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/connection.js";
import { type Amount, amountFields, type Reason } from "../remedies/decision.js";
import type { GrantKey } from "../slice/grant-id.js";
import { grantEvents, grants } from "./tables.js";

/** Who does something and why; kept with the event. */
export type Actor = { actor: string; why: string | null };

/** A grant about to be written. */
export type NewGrant = GrantKey &
  Actor & {
    amount: Amount;
    reason: Reason;
    grantedAt: Date;
    expiresAt: Date | null;
    /** PENDING while the amount awaits confirmation. */
    status: "GRANTED" | "PENDING";
    /** The same key with the same input is the same grant; with another input it is refused. Per beneficiary. */
    idempotencyKey: string;
  };

export type GrantOutcome =
  | { outcome: "RECORDED" }
  /** The same request came again; nothing was written. */
  | { outcome: "REPLAYED" }
  | { outcome: "REFUSED"; code: "ALREADY_GRANTED" | "IDEMPOTENCY_MISMATCH" };

type GrantRow = typeof grants.$inferInsert;
type GrantEventRow = typeof grantEvents.$inferInsert;

/**
 * Writes a grant and its first event in one transaction. Two requests at once: the primary key decides, one is recorded
 * and the other told so.
 */
export function recordGrant(handle: DatabaseHandle, grant: NewGrant): Promise<GrantOutcome> {
  return handle.transaction(async (tx) => {
    const row = grantRow(grant);
    const recorded = await tx
      .insert(grants)
      .values(row)
      .onConflictDoNothing()
      .returning({ status: grants.status });
    if (recorded.length === 0) return replayOrRefusal(tx, row);
    await tx.insert(grantEvents).values(grantEventRow(grant));
    return { outcome: "RECORDED" };
  });
}

/** The grant as the ledger keeps it. A bulk load writes these rows, so that a later request finds them as its own. */
export function grantRow(grant: NewGrant): GrantRow {
  const { outageId, remedyId, beneficiaryId, status, amount, reason } = grant;
  return {
    outageId,
    remedyId,
    beneficiaryId,
    status,
    ...amountFields(amount),
    grantedAt: grant.grantedAt,
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
  const { outageId, remedyId, beneficiaryId, status, grantedAt, actor, why } = grant;
  return { outageId, remedyId, beneficiaryId, sequence: 1, status, at: grantedAt, actor, why };
}

async function replayOrRefusal(
  handle: DatabaseHandle,
  { beneficiaryId, idempotencyKey, inputHash }: GrantRow,
): Promise<GrantOutcome> {
  const [sameKey] = await handle
    .select({ inputHash: grants.inputHash })
    .from(grants)
    .where(and(eq(grants.beneficiaryId, beneficiaryId), eq(grants.idempotencyKey, idempotencyKey)));
  if (!sameKey) return { outcome: "REFUSED", code: "ALREADY_GRANTED" };
  return sameKey.inputHash === inputHash
    ? { outcome: "REPLAYED" }
    : { outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" };
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
