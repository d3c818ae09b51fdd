import type { DatabaseHandle } from "../../kit/database/connection.js";
import { moveGrant } from "../../kit/ledger/move-grant.js";
import type { Actor } from "../../kit/ledger/record-grant.js";
import type { GrantKey } from "../../kit/slice/grant-id.js";

/** NOT_DECLINABLE: there is no such grant, or it was used, taken back or declined before. */
export type DeclineOutcome =
  | { outcome: "DECLINED" }
  | { outcome: "REFUSED"; code: "NOT_DECLINABLE" };

/**
 * Notes that a beneficiary does not want what was given, as driver groups did with the 4,260 points. Source: W62. The
 * grant keeps its sum, which no total counts any more.
 */
export async function declineGrant(
  handle: DatabaseHandle,
  request: GrantKey & Actor & { at: Date },
): Promise<DeclineOutcome> {
  const declined = await moveGrant(handle, { ...request, to: "DECLINED" });
  return declined ? { outcome: "DECLINED" } : { outcome: "REFUSED", code: "NOT_DECLINABLE" };
}
