import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { inTransaction } from "../../../kit/database/in-transaction.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import {
  lockPoolLists,
  type PoolKey,
  readDriverOfOtherList,
  readPoolRecipients,
  replacePoolRecipients,
} from "./franchise-pool.repository.js";
import { becausePool, POOL_REMEDY_ID, type PoolRecipient } from "./franchise-pool.rules.js";
import { lockPoolFor, type PoolRequest, poolKey } from "./pool-request.js";

/** Why a list is not taken. Nothing was written. */
export type ListRefusal =
  | "NO_SUCH_POOL"
  | "POOL_ALREADY_SHARED"
  | "NOBODY_CHOSEN"
  | "DRIVER_ON_OTHER_LIST";

/**
 * M4: replaces the list of drivers whom a franchise chose, while its pool is not shared yet. Whom it chooses is its own
 * affair (DOMAIN C15), so no contract is asked for; but nobody is on two lists. The same list again changes nothing.
 * @param request its recipients are different drivers with whole, non-negative weights
 * @throws GraphQLError FORBIDDEN: see `lockPoolFor`
 */
export function choosePoolDrivers(
  handle: DatabaseHandle,
  request: PoolRequest & { recipients: readonly PoolRecipient[] },
): Promise<MutationOutcome<PoolKey, ListRefusal>> {
  const { franchise, recipients } = request;
  const key = poolKey(request);
  return inTransaction(handle, async (tx) => {
    await lockPoolLists(tx, key.outageId);
    const pool = await lockPoolFor(tx, request);
    if (!pool) return no("NO_SUCH_POOL", { franchise });
    if (pool.sharedAt) {
      return no("POOL_ALREADY_SHARED", { franchise, sharedAt: pool.sharedAt.toISOString() });
    }
    if (!recipients.some(({ weight }) => weight > 0)) return no("NOBODY_CHOSEN", { franchise });
    const driverIds = recipients.map(({ beneficiaryId }) => beneficiaryId);
    const driverId = await readDriverOfOtherList(tx, key, driverIds);
    if (driverId !== undefined) return no("DRIVER_ON_OTHER_LIST", { franchise, driverId });
    if (isSameList(await readPoolRecipients(tx, key), recipients)) return done(key, true);
    await replacePoolRecipients(tx, key, recipients);
    return done(key);
  });
}

function no(code: ListRefusal, inputs: Record<string, string>) {
  return refusing(becausePool(code, inputs), POOL_REMEDY_ID);
}

function isSameList(one: readonly PoolRecipient[], other: readonly PoolRecipient[]): boolean {
  const weights = new Map(one.map(({ beneficiaryId, weight }) => [beneficiaryId, weight]));
  return (
    one.length === other.length &&
    other.every(({ beneficiaryId, weight }) => weights.get(beneficiaryId) === weight)
  );
}
