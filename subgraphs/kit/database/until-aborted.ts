import { setMaxListeners } from "node:events";
import type postgres from "postgres";
import type { Database } from "./connection.js";

/**
 * How long a statement may still run once nobody waits for it. PostgreSQL cancels whatever a connection is doing when it
 * is told to, so a request to cancel must not cross with the end of a statement and meet the next one's.
 */
const GRACE_MS = 25;

/** What a query's own `cancel` calls; its promise, which `cancel` drops, is rejected when no connection can be had. */
type Cancellable = { canceller: ((query: unknown) => Promise<void>) | null };

/** The same database, whose prepared statements end when nobody waits for them any more. Transactions do not. */
export function abortable(database: Database, signal: AbortSignal | undefined): Database {
  if (!signal) return database;
  // In a cluster a request waits for a statement for each beneficiary, and all of them for the one signal.
  setMaxListeners(0, signal);
  const prepared: Database["prepared"] = (text, params) => database.prepared(text, params, signal);
  return Object.create(database, { prepared: { value: prepared } });
}

/**
 * The rows of a statement, unless nobody waits for them any more: then it is taken out of the queue or cancelled.
 * @throws the driver's 57014 when it was cancelled; the signal's reason when it was not sent at all
 */
export async function untilAborted<Row extends readonly postgres.MaybeRow[]>(
  query: postgres.PendingQuery<Row>,
  signal: AbortSignal | undefined,
): Promise<Row> {
  if (!signal) return query;
  signal.throwIfAborted();
  let waiting: NodeJS.Timeout | undefined;
  const cancelSoon = () => {
    waiting = setTimeout(() => void cancel(query as unknown as Cancellable), GRACE_MS);
  };
  signal.addEventListener("abort", cancelSoon, { once: true });
  try {
    return await query;
  } finally {
    clearTimeout(waiting);
    signal.removeEventListener("abort", cancelSoon);
  }
}

async function cancel(query: Cancellable): Promise<void> {
  // A statement that could not be cancelled ends by its own timeout.
  await query.canceller?.(query).catch(() => undefined);
}
