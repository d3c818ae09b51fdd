import { and, eq } from "drizzle-orm";
import type { ClaimStatus } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { claims } from "../../../kit/ledger/tables.js";
import { CLAIM_SUBJECT } from "./damage-claim.rules.js";

/** Which report of which outage. */
export type DamageClaimKey = { outageId: string; beneficiaryId: string; claimId: string };

/** Where a report stands, and what it was answered, if it was. */
export type DamageClaim = { status: ClaimStatus; reasonCode: string | null };

/** The report, locked until the transaction ends, so that of two who move it the second finds it moved. */
export async function lockDamageClaim(
  handle: DatabaseHandle,
  { outageId, beneficiaryId, claimId }: DamageClaimKey,
): Promise<DamageClaim | undefined> {
  const [claim] = await handle
    .select({ status: claims.status, reasonCode: claims.reasonCode })
    .from(claims)
    .where(
      and(
        eq(claims.beneficiaryId, beneficiaryId),
        eq(claims.claimId, claimId),
        eq(claims.outageId, outageId),
      ),
    )
    .for("update");
  return claim && { ...claim, status: claim.status as ClaimStatus };
}

/** The id of a customer's open report; null when none is open. */
export async function openDamageClaimId(
  handle: DatabaseHandle,
  { outageId, beneficiaryId }: Omit<DamageClaimKey, "claimId">,
): Promise<string | null> {
  const [claim] = await handle
    .select({ claimId: claims.claimId })
    .from(claims)
    .where(
      and(
        eq(claims.beneficiaryId, beneficiaryId),
        eq(claims.outageId, outageId),
        eq(claims.subject, CLAIM_SUBJECT),
        eq(claims.status, "SUBMITTED"),
      ),
    );
  return claim?.claimId ?? null;
}
