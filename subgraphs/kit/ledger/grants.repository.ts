import { and, desc, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/connection.js";
import type { GrantKey } from "../slice/grant-id.js";
import type { RecordedStatus } from "./move-grant.js";
import { grantEvents, grants } from "./tables.js";

/** A grant as far as its next step needs it. */
export type StandingGrant = {
  status: RecordedStatus;
  expiresAt: Date | null;
  /** Who made its last step. */
  lastActor: string;
};

/** The condition that a row is of this grant. */
export function isGrant({ beneficiaryId, outageId, remedyId, issue }: GrantKey) {
  return and(
    eq(grants.beneficiaryId, beneficiaryId),
    eq(grants.outageId, outageId),
    eq(grants.remedyId, remedyId),
    eq(grants.issue, issue),
  );
}

/** The condition that an event is of this grant. */
export function isEventOf({ beneficiaryId, outageId, remedyId, issue }: GrantKey) {
  return and(
    eq(grantEvents.beneficiaryId, beneficiaryId),
    eq(grantEvents.outageId, outageId),
    eq(grantEvents.remedyId, remedyId),
    eq(grantEvents.issue, issue),
  );
}

/** The grant, locked until the transaction ends, so that of two who move it the second finds it moved. */
export async function lockGrant(
  handle: DatabaseHandle,
  key: GrantKey,
): Promise<StandingGrant | undefined> {
  const [grant] = await handle
    .select({ status: grants.status, expiresAt: grants.expiresAt })
    .from(grants)
    .where(isGrant(key))
    .for("update");
  if (!grant) return undefined;
  const [last] = await handle
    .select({ actor: grantEvents.actor })
    .from(grantEvents)
    .where(isEventOf(key))
    .orderBy(desc(grantEvents.sequence))
    .limit(1);
  return {
    status: grant.status as RecordedStatus,
    expiresAt: grant.expiresAt,
    lastActor: last?.actor ?? "",
  };
}
