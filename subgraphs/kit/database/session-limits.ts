/** How long one statement of a request may run: below the deadline of the call that waits for it. */
export const STATEMENT_TIMEOUT_MS = 2_000;

/** PostgreSQL's settings that end what hangs, in milliseconds; 0 is no limit. */
export type SessionLimits = {
  statement_timeout: number;
  lock_timeout: number;
  idle_in_transaction_session_timeout: number;
};

/**
 * What a session may take whose statements may run so long. A lock is given up on before the statement that waits for it,
 * so that the log tells a slow statement from a held lock; a transaction in which nobody does anything, because its
 * process hangs, loses the rows that it keeps from others.
 */
export function sessionLimits(statementTimeoutMs: number): SessionLimits {
  return {
    statement_timeout: statementTimeoutMs,
    lock_timeout: Math.floor(statementTimeoutMs * 0.75),
    idle_in_transaction_session_timeout: statementTimeoutMs * 5,
  };
}
