import { and, inArray, max } from "drizzle-orm";
import type { GrantStatus } from "../contract/enums.js";
import type { DatabaseHandle } from "../database/connection.js";
import { inTransaction } from "../database/in-transaction.js";
import type { GrantKey } from "../slice/grant-id.js";
import { isEventOf, isGrant } from "./grants.repository.js";
import type { Actor } from "./record-grant.js";
import { grantEvents, grants } from "./tables.js";

/** Statuses a row can have; an offer has no row. */
export type RecordedStatus = Exclude<GrantStatus, "OFFERED">;

/** From where each status can be reached: the law of `law.sql`, so that a step that is not legal is an answer, not an error. */
export const LEGAL_FROM: Record<RecordedStatus, readonly RecordedStatus[]> = {
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
  return inTransaction(handle, async (tx) => {
    const { outageId, remedyId, beneficiaryId, issue, to, at, actor, why } = move;
    // The condition on the status is the decision: of two moves at once the second finds another status.
    const moved = await tx
      .update(grants)
      .set({ status: to, ...instantOf(to, at) })
      .where(and(isGrant(move), inArray(grants.status, [...LEGAL_FROM[to]])))
      .returning({ status: grants.status });
    if (moved.length === 0) return false;
    const [last] = await tx
      .select({ sequence: max(grantEvents.sequence) })
      .from(grantEvents)
      .where(isEventOf(move));
    const sequence = (last?.sequence ?? 0) + 1;
    await tx
      .insert(grantEvents)
      .values({ outageId, remedyId, beneficiaryId, issue, sequence, status: to, at, actor, why });
    return true;
  });
}

/** The instant that a step leaves on the grant itself. */
function instantOf(to: RecordedStatus, at: Date) {
  if (to === "REDEEMED") return { redeemedAt: at };
  return to === "GRANTED" ? { grantedAt: at } : {};
}
