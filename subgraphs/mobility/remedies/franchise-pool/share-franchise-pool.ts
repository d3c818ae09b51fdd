import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { grantDecided } from "../../../kit/ledger/grant-remedy.js";
import type { Actor } from "../../../kit/ledger/record-grant.js";
import {
  lockPool,
  type PoolKey,
  readPoolRecipients,
  readPoolWon,
  readSharedWon,
} from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { franchisePoolShares } from "./franchise-pool.rules.js";

const REMEDY_ID = "M4";

/** A regional franchise whose pool is to be shared, at what instant, and who sees to it and why. */
export type PoolRequest = Actor & { franchise: string; at: Date };

/** Why a pool is not shared. Nothing was written. */
export type PoolRefusal =
  | { outcome: "REFUSED"; code: "NO_SUCH_POOL" | "NOBODY_CHOSEN" }
  /** The driver has another share: of another franchise, or of this one before its list was changed. */
  | { outcome: "REFUSED"; code: "DRIVER_HAS_OTHER_SHARE"; beneficiaryId: string }
  /** With this list more than the pool would be given: it was shared before the list was changed. */
  | { outcome: "REFUSED"; code: "SHARED_OTHERWISE" };

/** What came of it, and how many drivers have a share. REPLAYED: it was shared so before; nothing was written. */
export type PoolOutcome = { outcome: "SHARED" | "REPLAYED"; drivers: number } | PoolRefusal;

/**
 * M4: shares a franchise's pool among the drivers its franchisees chose. One transaction: either every share is recorded
 * and together they are exactly the pool, or nothing is.
 */
export async function shareFranchisePool(
  handle: DatabaseHandle,
  request: PoolRequest,
): Promise<PoolOutcome> {
  try {
    return await handle.transaction((tx) => share(tx, request));
  } catch (error) {
    if (error instanceof ShareRefused) return error.refusal;
    throw error;
  }
}

async function share(
  tx: DatabaseHandle,
  { franchise, ...request }: PoolRequest,
): Promise<PoolOutcome> {
  const pool: PoolKey = { outageId: programme1015.outageId, franchise };
  await lockPool(tx, pool);
  const poolWon = await readPoolWon(tx, pool);
  if (poolWon === null) return { outcome: "REFUSED", code: "NO_SUCH_POOL" };
  const recipients = await readPoolRecipients(tx, pool);
  const drivers = recipients.filter(({ weight }) => weight > 0).length;
  if (drivers === 0) return { outcome: "REFUSED", code: "NOBODY_CHOSEN" };

  const shares = franchisePoolShares({ franchise, poolWon, recipients });
  let recorded = 0;
  for (const { beneficiaryId, decision } of shares) {
    if (!decision.entitled) continue;
    const given = { ...request, beneficiaryId };
    const { outcome } = await grantDecided(tx, programme1015, REMEDY_ID, decision, given);
    if (outcome === "REFUSED") {
      throw new ShareRefused({ outcome, code: "DRIVER_HAS_OTHER_SHARE", beneficiaryId });
    }
    if (outcome === "RECORDED") recorded += 1;
  }
  // A driver who was moved to weight 0 after a first run keeps the share of then, and no row above stands in its way.
  if ((await readSharedWon(tx, REMEDY_ID, pool)) !== poolWon) {
    throw new ShareRefused({ outcome: "REFUSED", code: "SHARED_OTHERWISE" });
  }
  return { outcome: recorded > 0 ? "SHARED" : "REPLAYED", drivers };
}

/** Thrown, because only that takes back the shares which the transaction has recorded so far. */
class ShareRefused extends Error {
  constructor(readonly refusal: PoolRefusal) {
    super(refusal.code);
  }
}
