import type { TransactionSql } from "postgres";
import type { DatabaseHandle, Parameter } from "./connection.js";

/** What a hot statement can run on: what drizzle runs on, or a transaction of the bare driver. */
export type StatementHandle = DatabaseHandle | TransactionSql;

/**
 * Runs a hot statement as a prepared one, like `Database.prepared`, but on the handle at hand: inside its transaction when
 * it is one. Errors are the driver's: see `databaseErrorBehind`.
 * @param text one constant text per statement; values go into `params`
 */
export async function runPrepared<Row extends object>(
  handle: StatementHandle,
  text: string,
  params: readonly Parameter[],
): Promise<Row[]> {
  if (typeof handle === "function") {
    return handle.unsafe<Row[]>(text, [...params] as never[], { prepare: true });
  }
  // Any name makes drizzle prepare; the driver tells statements apart by their text.
  const query = handle._.session.prepareQuery<{ execute: Row[]; all: never; values: never }>(
    { sql: text, params: [...params] },
    undefined,
    "hot",
    false,
  );
  return query.execute();
}
