import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { MobilityFranchisePool } from "../../schema/mobility-franchise.types.js";
import { type PoolKey, readPool, readPoolRecipients } from "./franchise-pool.repository.js";
import { franchisePoolShares } from "./franchise-pool.rules.js";

/**
 * A franchise's pool and what each driver on its list gets of it, to the won.
 * @throws Error when there is no such pool, or nobody on its list: only what was chosen or shared is shown
 */
export async function showFranchisePool(
  handle: DatabaseHandle,
  key: PoolKey,
): Promise<MobilityFranchisePool> {
  const pool = await readPool(handle, key);
  if (!pool) throw new Error("the pool that was chosen for or shared cannot be read");
  const { poolWon, sharedAt } = pool;
  const recipients = await readPoolRecipients(handle, key);
  const decided = franchisePoolShares({ ...key, poolWon, recipients });
  const shares = recipients.map(({ beneficiaryId, weight }, index) => {
    const decision = decided[index]?.decision;
    const won = decision?.entitled ? (decision.amount.won ?? 0) : 0;
    return { driverId: beneficiaryId, weight, won };
  });
  const drivers = recipients.filter(({ weight }) => weight > 0).length;
  return { franchise: key.franchise, poolWon, sharedAt, drivers, shares };
}
