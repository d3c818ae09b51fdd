import type { ClaimStatus } from "../kit/contract/enums.js";
import type { Database } from "../kit/database/connection.js";

/** Where a claim stands in the line: by the instant it was filed, then by its key. */
export type ClaimPosition = {
  beneficiaryId: string;
  claimId: string;
  /** ISO text in UTC to the microsecond, as the database orders by it. */
  filedAt: string;
};

// Keyset pagination over the index `claims_in_line`: a page costs the same wherever it starts.
const IN_LINE = `select beneficiary_id as "beneficiaryId", claim_id as "claimId",
    to_char(filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "filedAt"
  from claims
  where outage_id = $1 and status = $2 and (filed_at, beneficiary_id, claim_id) > ($3::timestamptz, $4, $5)
  order by filed_at, beneficiary_id, claim_id limit $6`;

/** Claims that stand somewhere, oldest first, after a position; at most `limit`. */
export function claimsInLine(
  database: Database,
  outageId: string,
  status: ClaimStatus,
  after: ClaimPosition | null,
  limit: number,
): Promise<ClaimPosition[]> {
  const { filedAt = "-infinity", beneficiaryId = "", claimId = "" } = after ?? {};
  return database.prepared(IN_LINE, [outageId, status, filedAt, beneficiaryId, claimId, limit]);
}
