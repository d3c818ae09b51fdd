import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { DatabaseError, databaseErrorBehind } from "./database-error.js";

/** One process's use of a running server. */
export type ServerLease = {
  /** Gives the use up. The last one to do so stops the server, and whoever comes meanwhile waits for that. */
  release(stopServer: () => Promise<void>): Promise<void>;
};

const LOCK = "server lease";
const RETRY_MS = 100;
const RELEASE_ATTEMPTS = 100;

/**
 * Uses a running server. The use is a lock of a session in the server itself: it ends with the process that took it, also
 * with `kill -9`, so there is no file to go stale and none to be trusted.
 * @param isRunning whether this server still exists; a lease that a crash of a session broke is then taken again
 * @returns nothing when the server is starting, stopping or gone
 * @throws DatabaseError DATABASE_FOLDER when the server does not take the folder's password
 */
export async function takeServerLease(
  adminUrl: string,
  isRunning: () => Promise<boolean>,
): Promise<ServerLease | undefined> {
  let held = false;
  let released = false;
  const sql = postgres(adminUrl, {
    max: 1,
    connection: { application_name: "server lease" },
    connect_timeout: 3,
    max_lifetime: null,
    fetch_types: false,
    backoff: () => 0,
    onnotice: () => undefined,
    onclose: () => void retake(),
  });

  async function take() {
    await sql`select pg_advisory_lock_shared(hashtext(${LOCK}))`;
    held = true;
  }

  async function retake() {
    if (!held) return;
    held = false;
    while (!held && !released && (await isRunning())) {
      await take().catch(() => delay(RETRY_MS));
    }
  }

  async function giveUp(stopServer: () => Promise<void>) {
    for (let attempt = 1; await isRunning(); attempt += 1) {
      try {
        await sql`select pg_advisory_unlock_shared(hashtext(${LOCK}))`;
        const [row] = await sql`select pg_try_advisory_lock(hashtext(${LOCK})) as "last"`;
        if (row?.last) await stopServer();
        return;
      } catch (error) {
        // A crash ends every session, and the server takes no new ones until it has recovered.
        if (attempt === RELEASE_ATTEMPTS || !isUnreachable(error)) throw error;
        await delay(RETRY_MS);
      }
    }
  }

  async function release(stopServer: () => Promise<void>) {
    released = true;
    try {
      await giveUp(stopServer);
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
    if (isUnreachable(error)) return undefined;
    throw error;
  }
}

function isUnreachable(error: unknown): boolean {
  return databaseErrorBehind(error)?.code === "DATABASE_UNREACHABLE";
}
