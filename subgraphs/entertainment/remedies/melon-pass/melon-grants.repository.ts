import { and, asc, eq, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { RecordedStatus } from "../../../kit/ledger/move-grant.js";
import { grants } from "../../../kit/ledger/tables.js";

/** Days, or cash in place of them. */
export type MelonRemedyId = "E1" | "E2";

/** What a member was given for a pass, whether it still stands or was taken back. */
export type MelonGrant = { remedyId: MelonRemedyId; issue: number; status: RecordedStatus };

const EITHER: readonly MelonRemedyId[] = ["E1", "E2"];

/**
 * Everything given for a member's pass, oldest issue first, locked until the transaction ends: whoever is taking one of
 * it back is waited for, so that the answer says how it came out.
 */
export async function lockMelonGrants(
  handle: DatabaseHandle,
  { outageId, beneficiaryId }: { outageId: string; beneficiaryId: string },
): Promise<MelonGrant[]> {
  const { remedyId, issue, status } = grants;
  const rows = await handle
    .select({ remedyId, issue, status })
    .from(grants)
    .where(
      and(
        eq(grants.beneficiaryId, beneficiaryId),
        eq(grants.outageId, outageId),
        inArray(remedyId, [...EITHER]),
      ),
    )
    .orderBy(asc(remedyId), asc(issue))
    .for("update");
  // The columns are text; what they may hold is kept by the condition above and by the ledger's own checks.
  return rows as MelonGrant[];
}
