import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { inTransaction } from "../../../kit/database/in-transaction.js";
import { decidedGrant } from "../../../kit/ledger/grant-remedy.js";
import { type Actor, grantRow, type NewGrant } from "../../../kit/ledger/record-grant.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import { programme1015 } from "../../outages/1015.js";
import {
  markShared,
  type PoolKey,
  readGivenShares,
  readPoolRecipients,
  recordShares,
} from "./franchise-pool.repository.js";
import {
  becausePool,
  type FranchisePool,
  franchisePoolShares,
  POOL_REMEDY_ID,
} from "./franchise-pool.rules.js";
import { lockPoolFor, type PoolRequest, poolKey } from "./pool-request.js";

/** Whose pool is to be shared, by whom and why. */
export type ShareRequest = PoolRequest & Actor;

/**
 * Why a pool is not shared. Nothing was written. DRIVER_HAS_OTHER_SHARE: of another franchise. SHARED_OTHERWISE: it was
 * shared before its list was changed.
 */
export type ShareRefusal =
  | "NO_SUCH_POOL"
  | "NOBODY_CHOSEN"
  | "DRIVER_HAS_OTHER_SHARE"
  | "SHARED_OTHERWISE";

/**
 * M4: shares a franchise's pool among the drivers its franchisees chose, once: every share is recorded and together they
 * are exactly the pool, or nothing is. Asked again by the same list it is the same sharing.
 * @throws GraphQLError FORBIDDEN: see `lockPoolFor`
 */
export function shareFranchisePool(
  handle: DatabaseHandle,
  request: ShareRequest,
): Promise<MutationOutcome<PoolKey, ShareRefusal>> {
  const { franchise } = request;
  const key = poolKey(request);
  return inTransaction(handle, async (tx) => {
    const pool = await lockPoolFor(tx, request);
    if (!pool) return no("NO_SUCH_POOL", { franchise });
    const { poolWon, sharedAt } = pool;
    const recipients = await readPoolRecipients(tx, key);
    if (!recipients.some(({ weight }) => weight > 0)) return no("NOBODY_CHOSEN", { franchise });

    const shares = sharesOf({ franchise, poolWon, recipients }, request);
    const given = await readGivenShares(tx, key);
    if (sharedAt) {
      const isSame = shares.every(
        (share) => given.get(share.beneficiaryId) === grantRow(share).inputHash,
      );
      return isSame
        ? done(key, true)
        : no("SHARED_OTHERWISE", { franchise, sharedAt: sharedAt.toISOString() });
    }
    const other = shares.find(({ beneficiaryId }) => given.has(beneficiaryId));
    if (other) {
      return no("DRIVER_HAS_OTHER_SHARE", { franchise, driverId: other.beneficiaryId });
    }
    await recordShares(tx, shares);
    await markShared(tx, key, request.at);
    return done(key);
  });
}

/** The grants of everyone with a weight. */
function sharesOf(pool: FranchisePool, { at, actor, why }: ShareRequest): NewGrant[] {
  return franchisePoolShares(pool).flatMap(({ beneficiaryId, decision }) => {
    if (!decision.entitled) return [];
    const given = { beneficiaryId, at, actor, why };
    return [decidedGrant(programme1015, POOL_REMEDY_ID, decision, given)];
  });
}

function no(code: ShareRefusal, inputs: Record<string, string>) {
  return refusing(becausePool(code, inputs), POOL_REMEDY_ID);
}
