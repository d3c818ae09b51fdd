import { and, eq, inArray, max } from "drizzle-orm";
import type { ClaimStatus } from "../contract/enums.js";
import type { DatabaseHandle } from "../database/connection.js";
import type { Reason, ReasonInputs } from "../remedies/decision.js";
import type { Actor } from "./record-grant.js";
import { claimEvents, claims } from "./tables.js";

/** A claim about to be filed. */
export type NewClaim = Actor & {
  claimId: string;
  beneficiaryId: string;
  outageId: string;
  filedAt: Date;
  lossWon: number | null;
  /** The affiliate's own fields of its claim type. */
  details: ReasonInputs;
};

/** Files a claim with its first event in one transaction. @returns false when a claim of this id is there already */
export function fileClaim(handle: DatabaseHandle, claim: NewClaim): Promise<boolean> {
  return handle.transaction(async (tx) => {
    const { claimId, beneficiaryId, outageId, filedAt, lossWon, details, actor, why } = claim;
    const filed = await tx
      .insert(claims)
      .values({ claimId, beneficiaryId, outageId, status: "SUBMITTED", filedAt, lossWon, details })
      .onConflictDoNothing()
      .returning({ claimId: claims.claimId });
    if (filed.length === 0) return false;
    const first = { claimId, beneficiaryId, sequence: 1, status: "SUBMITTED", at: filedAt };
    await tx.insert(claimEvents).values({ ...first, actor, why });
    return true;
  });
}

/** A step of a claim. */
export type ClaimMove = Actor & {
  claimId: string;
  beneficiaryId: string;
  from: readonly ClaimStatus[];
  to: ClaimStatus;
  at: Date;
  /** Given when the step decides: which remedy, and why. */
  decision?: { remedyId: string | null; reason: Reason };
};

/**
 * Moves a claim to another status and adds the event, in one transaction.
 * @returns false when there is no such claim or it stands elsewhere than the move expects
 */
export function moveClaim(handle: DatabaseHandle, move: ClaimMove): Promise<boolean> {
  return handle.transaction(async (tx) => {
    const { claimId, beneficiaryId, from, to, at, decision, actor, why } = move;
    const isDecided = to === "APPROVED" || to === "REJECTED" || to === "TRANSFERRED";
    const moved = await tx
      .update(claims)
      .set({
        status: to,
        ...(isDecided ? { decidedAt: at } : {}),
        ...(decision
          ? {
              remedyId: decision.remedyId,
              reasonCode: decision.reason.code,
              ruleVersion: decision.reason.ruleVersion,
              reasonInputs: decision.reason.inputs,
            }
          : {}),
      })
      .where(
        and(
          eq(claims.beneficiaryId, beneficiaryId),
          eq(claims.claimId, claimId),
          inArray(claims.status, [...from]),
        ),
      )
      .returning({ claimId: claims.claimId });
    if (moved.length === 0) return false;
    const [last] = await tx
      .select({ sequence: max(claimEvents.sequence) })
      .from(claimEvents)
      .where(and(eq(claimEvents.beneficiaryId, beneficiaryId), eq(claimEvents.claimId, claimId)));
    const sequence = (last?.sequence ?? 0) + 1;
    await tx
      .insert(claimEvents)
      .values({ claimId, beneficiaryId, sequence, status: to, at, actor, why });
    return true;
  });
}
