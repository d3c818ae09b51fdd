import type { DatabaseHandle, Parameter } from "./connection.js";

/**
 * Runs a hot statement as a prepared one, like `Database.prepared`, but on the handle at hand: inside its transaction when
 * it is one. Errors are the driver's: see `databaseErrorBehind`.
 * @param text one constant text per statement; values go into `params`
 */
export async function runPrepared<Row extends object>(
  handle: DatabaseHandle,
  text: string,
  params: readonly Parameter[],
): Promise<Row[]> {
  // Any name makes drizzle prepare; the driver tells statements apart by their text.
  const query = handle._.session.prepareQuery<{ execute: Row[]; all: never; values: never }>(
    { sql: text, params: [...params] },
    undefined,
    "hot",
    false,
  );
  return query.execute();
}
