import { and, eq } from "drizzle-orm";
import type { ClaimStatus } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { claims } from "../../../kit/ledger/tables.js";
import type { Won } from "../../../kit/remedies/won.js";

/** Which claim of which outage. */
export type LossClaimKey = { outageId: string; beneficiaryId: string; claimId: string };

/** What settling needs of a claim. */
export type LossClaim = { status: ClaimStatus; filedAt: Date; lossWon: Won | null };

/** The claim, locked until the transaction ends, so that of two who settle it the second finds it settled. */
export async function lockLossClaim(
  handle: DatabaseHandle,
  { outageId, beneficiaryId, claimId }: LossClaimKey,
): Promise<LossClaim | undefined> {
  const [claim] = await handle
    .select({ status: claims.status, filedAt: claims.filedAt, lossWon: claims.lossWon })
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
