import { distrustOf } from "./distrust.js";

/** What can go wrong with a database before and while it serves. Stable: settings, tools and tests branch on it. */
export type DatabaseErrorCode =
  | "DATABASE_PLATFORM"
  | "DATABASE_FOLDER"
  | "DATABASE_VERSION"
  | "DATABASE_START"
  | "DATABASE_STOP"
  | "DATABASE_NAME"
  | "DATABASE_PASSWORD"
  | "DATABASE_RIGHTS"
  | "DATABASE_NOT_MIGRATED"
  | "DATABASE_KEYS"
  | "DATABASE_TLS"
  | "DATABASE_UNREACHABLE"
  | "DATABASE_TIMEOUT";

/** A problem with the database, said in one sentence together with what to do about it. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: DatabaseErrorCode;
  /** What the reader can do, as an imperative sentence. Also the end of `message`. */
  readonly fix: string;

  constructor(code: DatabaseErrorCode, problem: string, fix: string, cause?: unknown) {
    super(`${problem}. ${fix}.`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.fix = fix;
  }
}

/** How the network and postgres.js say that there is no connection. */
const NO_CONNECTION = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
]);

/** A statement was cancelled, or a lock was held for too long. */
const RAN_OUT = new Set(["57014", "55P03"]);

/**
 * The database's own failure behind an error, if that is what it was: unreachable, not the one that was meant, or a
 * statement that ran out of time. Looks through the causes, because drizzle wraps every driver error in one whose message is
 * the SQL and its parameters. The sentences name no host, statement or value, so they may be shown; the
 * driver's error is kept as the cause for the log, drizzle's is not: its parameters are people's data.
 * Anything else (a constraint, a bug) gives undefined.
 */
export function databaseErrorBehind(error: unknown): DatabaseError | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof DatabaseError) return at;
    const code = "code" in at ? String(at.code) : "";
    const distrust = distrustOf(at);
    if (distrust) return new DatabaseError("DATABASE_TLS", distrust.problem, distrust.fix, at);
    // FATAL is the end of a session, whatever the reason: stopping, starting, no slot, password or role refused.
    const sessionEnded = "severity" in at && at.severity === "FATAL";
    if (sessionEnded || NO_CONNECTION.has(code)) {
      return new DatabaseError(
        "DATABASE_UNREACHABLE",
        "The database did not answer",
        "Try again shortly",
        at,
      );
    }
    if (RAN_OUT.has(code)) {
      return new DatabaseError(
        "DATABASE_TIMEOUT",
        "The database took too long",
        "Try again shortly",
        at,
      );
    }
  }
  return undefined;
}
