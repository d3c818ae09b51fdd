import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { DatabaseError, databaseErrorBehind } from "./database-error.js";

/** One process's use of a running server. */
export type ServerLease = {
  /**
   * Gives the use up. The last one to do so stops the server, and whoever comes meanwhile waits for that.
   * @returns whether this was the last one
   */
  release(stopServer: () => Promise<void>): Promise<boolean>;
};

const RETRY_MS = 100;

/**
 * Uses a running server. The use is a lock of a session in the server itself: it ends with the process that took it, also
 * with `kill -9`, so there is no file to go stale and none to be trusted.
 * @param isRunning whether the server still exists; a lease that a crash of a session broke is then taken again
 * @returns nothing when the server is starting, stopping or gone
 * @throws DatabaseError DATABASE_FOLDER when the server does not take the folder's password
 */
export async function takeServerLease(
  adminUrl: string,
  isRunning: () => Promise<boolean>,
): Promise<ServerLease | undefined> {
  let state: "held" | "lost" | "released" = "lost";
  const sql = postgres(adminUrl, {
    max: 1,
    connection: { application_name: "server lease" },
    connect_timeout: 3,
    max_lifetime: null,
    fetch_types: false,
    backoff: () => 0,
    onclose: () => void retake(),
  });

  async function take() {
    await sql`select pg_advisory_lock_shared(hashtext('server lease'))`;
    state = "held";
  }

  async function retake() {
    if (state !== "held") return;
    state = "lost";
    while (state === "lost" && (await isRunning())) {
      await take().catch(() => delay(RETRY_MS));
    }
  }

  async function release(stopServer: () => Promise<void>) {
    state = "released";
    try {
      await sql`select pg_advisory_unlock_shared(hashtext('server lease'))`;
      const [row] = await sql`select pg_try_advisory_lock(hashtext('server lease')) as "last"`;
      if (row?.last) await stopServer();
      return row?.last === true;
    } catch (error) {
      if (databaseErrorBehind(error) && !(await isRunning())) return true;
      throw error;
    } finally {
      await sql.end({ timeout: 1 });
    }
  }

  try {
    await take();
    return { release };
  } catch (error) {
    await sql.end({ timeout: 1 });
    if (error instanceof postgres.PostgresError && error.code === "28P01") {
      throw new DatabaseError(
        "DATABASE_FOLDER",
        "The database server does not take the password kept in its data folder",
        "Move the folder away to begin anew, or set DATA_DIR to another one",
        error,
      );
    }
    if (databaseErrorBehind(error)) return undefined;
    throw error;
  }
}
