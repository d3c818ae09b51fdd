import { PgTransaction } from "drizzle-orm/pg-core";
import { asStep } from "../observability/trace.js";
import type { DatabaseHandle } from "./connection.js";

/**
 * Runs `work` in the transaction at hand, or in one of its own. Not in a savepoint: those cost two round trips, and our
 * refusals are values, so nothing is ever rolled back by halves.
 */
export function inTransaction<Result>(
  handle: DatabaseHandle,
  work: (tx: DatabaseHandle) => Promise<Result>,
): Promise<Result> {
  const isTransaction = (handle as object) instanceof PgTransaction;
  return isTransaction ? work(handle) : asStep("transaction", () => handle.transaction(work));
}
