import { and, eq, inArray, max } from "drizzle-orm";
import type { ClaimStatus } from "../contract/enums.js";
import type { DatabaseHandle } from "../database/connection.js";
import { inTransaction } from "../database/in-transaction.js";
import type { Reason, ReasonInputs } from "../remedies/decision.js";
import type { Actor } from "./record-grant.js";
import { claimEvents, claims } from "./tables.js";

/** A claim about to be filed. */
export type NewClaim = Actor & {
  claimId: string;
  beneficiaryId: string;
  outageId: string;
  /** What it asks to be made good; of one subject a beneficiary has one open claim at most. Null: it may have many. */
  subject: string | null;
  filedAt: Date;
  lossWon: number | null;
  /** The affiliate's own fields of its claim type. */
  details: ReasonInputs;
};

/**
 * Files a claim with its first event in one transaction.
 * @returns false when a claim of this id is there already, or an open one of its subject
 */
export function fileClaim(handle: DatabaseHandle, claim: NewClaim): Promise<boolean> {
  return inTransaction(handle, async (tx) => {
    const { claimId, beneficiaryId, outageId, subject, filedAt, lossWon, details } = claim;
    const { actor, why } = claim;
    const filed = await tx
      .insert(claims)
      .values({
        claimId,
        beneficiaryId,
        outageId,
        subject,
        status: "SUBMITTED",
        filedAt,
        lossWon,
        details,
      })
      .onConflictDoNothing()
      .returning({ claimId: claims.claimId });
    if (filed.length === 0) return false;
    const first = { claimId, beneficiaryId, sequence: 1, status: "SUBMITTED", at: filedAt };
    await tx.insert(claimEvents).values({ ...first, actor, why });
    return true;
  });
}

/** From where each status of a claim can be reached: the law of `law.sql`. */
export const LEGAL_CLAIM_FROM: Record<ClaimStatus, readonly ClaimStatus[]> = {
  SUBMITTED: ["NEEDS_DOCUMENTS"],
  NEEDS_DOCUMENTS: ["SUBMITTED", "IN_REVIEW"],
  IN_REVIEW: ["SUBMITTED", "NEEDS_DOCUMENTS"],
  APPROVED: ["SUBMITTED", "NEEDS_DOCUMENTS", "IN_REVIEW"],
  REJECTED: ["SUBMITTED", "NEEDS_DOCUMENTS", "IN_REVIEW"],
  TRANSFERRED: ["SUBMITTED", "NEEDS_DOCUMENTS"],
  WITHDRAWN: ["SUBMITTED", "NEEDS_DOCUMENTS", "IN_REVIEW"],
};

/** A step of a claim. */
export type ClaimMove = Actor & {
  claimId: string;
  beneficiaryId: string;
  /** From where this step is meant; of these only those from which the law knows it. */
  from: readonly ClaimStatus[];
  to: ClaimStatus;
  at: Date;
  /** Given when the step decides: which remedy, and why. Null takes back what was decided before; absent keeps it. */
  decision?: { remedyId: string | null; reason: Reason } | null;
};

/**
 * Moves a claim to another status and adds the event, in one transaction.
 * @returns false when there is no such claim, or the step is not legal or not meant from where it stands
 */
export function moveClaim(handle: DatabaseHandle, move: ClaimMove): Promise<boolean> {
  return inTransaction(handle, async (tx) => {
    const { claimId, beneficiaryId, from, to, at, decision, actor, why } = move;
    const isDecided = to === "APPROVED" || to === "REJECTED" || to === "TRANSFERRED";
    const moved = await tx
      .update(claims)
      .set({
        status: to,
        ...(isDecided ? { decidedAt: at } : {}),
        ...(decision === undefined
          ? {}
          : {
              remedyId: decision?.remedyId ?? null,
              reasonCode: decision?.reason.code ?? null,
              ruleVersion: decision?.reason.ruleVersion ?? null,
              reasonInputs: decision?.reason.inputs ?? null,
            }),
      })
      .where(
        and(
          eq(claims.beneficiaryId, beneficiaryId),
          eq(claims.claimId, claimId),
          inArray(
            claims.status,
            from.filter((status) => LEGAL_CLAIM_FROM[to].includes(status)),
          ),
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
