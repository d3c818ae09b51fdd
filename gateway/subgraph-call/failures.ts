/** Nobody waits for the subgraph any more. */
export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
}

/** A subgraph in another process answered with a status that is no answer to a query. */
export class BadStatus extends Error {
  override readonly name = "BadStatus";

  constructor(readonly status: number) {
    super(`the subgraph answered with status ${status}`);
  }
}

/** A subgraph answered with something that is no answer to what it was asked. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";
}

/** What a gateway or balancer before a subgraph says while the subgraph is replaced. */
const PASSING_STATUS: ReadonlySet<number> = new Set([502, 503, 504]);

/** How Node and undici say that a connection could not be had or did not last. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether a failure of the way to a subgraph may be over in a moment. */
export function isPassing(error: unknown): boolean {
  if (error instanceof BadStatus) return PASSING_STATUS.has(error.status);
  return error instanceof Error && "code" in error && NO_CONNECTION.has(String(error.code));
}
