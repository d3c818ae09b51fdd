import { and, eq, inArray, max } from "drizzle-orm";
import type { GrantStatus } from "../contract/enums.js";
import type { DatabaseHandle } from "../database/connection.js";
import type { GrantKey } from "../slice/grant-id.js";
import type { Actor } from "./record-grant.js";
import { grantEvents, grants } from "./tables.js";

/** Statuses a row can have; an offer has no row. */
export type RecordedStatus = Exclude<GrantStatus, "OFFERED">;

/** From where each status can be reached. What is not here is not legal. */
const LEGAL_FROM: Record<RecordedStatus, readonly RecordedStatus[]> = {
  PENDING: [],
  GRANTED: ["PENDING"],
  REDEEMED: ["GRANTED"],
  EXPIRED: ["GRANTED"],
  DECLINED: ["PENDING", "GRANTED"],
  REVOKED: ["PENDING", "GRANTED", "REDEEMED"],
};

export type GrantMove = GrantKey & Actor & { to: RecordedStatus; at: Date };

/**
 * Moves a grant to its next status and adds the event, in one transaction. Its sum stays as it was granted.
 * @returns false when there is no such grant or the step is not legal from where it stands
 */
export function moveGrant(handle: DatabaseHandle, move: GrantMove): Promise<boolean> {
  return handle.transaction(async (tx) => {
    const { outageId, remedyId, beneficiaryId } = move;
    const isGrant = and(
      eq(grants.beneficiaryId, beneficiaryId),
      eq(grants.outageId, outageId),
      eq(grants.remedyId, remedyId),
    );
    // The condition on the status is the decision: of two moves at once the second finds another status.
    const moved = await tx
      .update(grants)
      .set({ status: move.to, ...(move.to === "REDEEMED" ? { redeemedAt: move.at } : {}) })
      .where(and(isGrant, inArray(grants.status, [...LEGAL_FROM[move.to]])))
      .returning({ status: grants.status });
    if (moved.length === 0) return false;
    const [last] = await tx
      .select({ sequence: max(grantEvents.sequence) })
      .from(grantEvents)
      .where(
        and(
          eq(grantEvents.beneficiaryId, beneficiaryId),
          eq(grantEvents.outageId, outageId),
          eq(grantEvents.remedyId, remedyId),
        ),
      );
    await tx.insert(grantEvents).values({
      outageId,
      remedyId,
      beneficiaryId,
      sequence: (last?.sequence ?? 0) + 1,
      status: move.to,
      at: move.at,
      actor: move.actor,
      why: move.why,
    });
    return true;
  });
}
