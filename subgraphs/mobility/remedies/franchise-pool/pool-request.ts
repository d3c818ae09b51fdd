import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { graphError } from "../../../kit/errors/graph-error.js";
import type { CallerKind } from "../../../kit/mutations/caller.js";
import { programme1015 } from "../../outages/1015.js";
import { type AgreedPool, lockPool, type PoolKey } from "./franchise-pool.repository.js";

/** Who deals with which franchise's pool, as what, and at what instant. */
export type PoolRequest = { franchise: string; actor: string; kind: CallerKind; at: Date };

/** The pool of a request. */
export function poolKey({ franchise }: Pick<PoolRequest, "franchise">): PoolKey {
  return { outageId: programme1015.outageId, franchise };
}

/**
 * The pool, locked until the transaction ends, for who may deal with it: an operator, or the partner who runs the franchise
 * (DOMAIN C15). Undefined when nothing was agreed.
 * @throws GraphQLError FORBIDDEN to any other partner or user, alike whether there is such a pool or not
 */
export async function lockPoolFor(
  tx: DatabaseHandle,
  request: PoolRequest,
): Promise<AgreedPool | undefined> {
  const pool = await lockPool(tx, poolKey(request));
  if (request.kind !== "OPERATOR" && pool?.partnerId !== request.actor) {
    throw graphError("FORBIDDEN", { message: "You may not do this." });
  }
  return pool;
}
