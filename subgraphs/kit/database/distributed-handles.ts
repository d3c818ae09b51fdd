import type { DatabaseHandle } from "./connection.js";

/** Of databases whose tables are spread over a cluster: what their handles and their transactions have in common. */
const distributed = new WeakSet<object>();

/** From now on, `isDistributed` is true of this handle and of its transactions. */
export function markDistributed(handle: DatabaseHandle): void {
  distributed.add(dialectOf(handle));
}

/** Whether the tables behind a handle are spread over the nodes of a cluster. */
export function isDistributed(handle: DatabaseHandle): boolean {
  return distributed.has(dialectOf(handle));
}

/** drizzle makes one for each database and hands it on to its transactions; its types keep that to itself. */
function dialectOf(handle: DatabaseHandle): object {
  return (handle as unknown as { dialect: object }).dialect;
}
