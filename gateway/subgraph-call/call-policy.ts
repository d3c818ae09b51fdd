import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  SamplingBreaker,
  wrap,
} from "cockatiel";
import { isPassing } from "./failures.js";

/** How calls to one subgraph are limited, given up and tried again. */
export type CallPolicySettings = {
  /** So many calls are under way at most; as many times four wait for their turn, and the others fail at once. */
  concurrency: number;
  /** Whether a query is sent once more when the way to the subgraph failed. */
  retries: boolean;
};

export type BreakerState = "closed" | "open" | "half-open";

/** Makes the attempts to get one answer. */
export type CallPolicy = {
  /**
   * @param isRepeatable whether asking twice does no harm
   * @throws what the last attempt threw, or at once when the subgraph has no room or is given a rest
   */
  run<Result>(attempt: () => Promise<Result>, isRepeatable: boolean): Promise<Result>;
  breaker(): BreakerState;
  /** Called whenever the breaker opens, tries again and closes. */
  onBreaker(listener: (state: BreakerState) => void): void;
  /** Called whenever a request is sent once more. */
  onRetry(listener: () => void): void;
  /** Calls under way, and those that wait for their turn. */
  load(): { underWay: number; waiting: number };
};

/** A subgraph rests when half of its answers failed, of ten or more in ten seconds. */
const BREAKER = { threshold: 0.5, duration: 10_000, minimumRps: 1 };
const REST_MS = 5_000;
const WAITING = 4;
/** Long enough for a server that was just replaced, and never at the same moment as everybody else. */
const RETRY_MS = { least: 50, spread: 100 };

/** Breaker, room and retry of one subgraph. Every attempt counts for the breaker, and none that the client ended. */
export function createCallPolicy({ concurrency, retries }: CallPolicySettings): CallPolicy {
  const breaker = circuitBreaker(handleWhen(isCounted), {
    halfOpenAfter: REST_MS,
    breaker: new SamplingBreaker(BREAKER),
  });
  const room = bulkhead(concurrency, concurrency * WAITING);
  const again = retry(handleWhen(isPassing), {
    maxAttempts: 1,
    backoff: new DelegateBackoff(() => RETRY_MS.least + Math.random() * RETRY_MS.spread),
  });
  const once = wrap(room, breaker);
  const twice = retries ? wrap(room, again, breaker) : once;

  return {
    run: (attempt, isRepeatable) => (isRepeatable ? twice : once).execute(attempt),
    breaker: () => nameOf(breaker.state),
    onBreaker: (listener) => void breaker.onStateChange((state) => listener(nameOf(state))),
    onRetry: (listener) => void again.onRetry(() => listener()),
    load: () => ({
      underWay: concurrency - room.executionSlots,
      waiting: concurrency * WAITING - room.queueSlots,
    }),
  };
}

/** Whether a call failed only because its subgraph is given a rest: nothing new, and nothing worth a line in the log. */
export function isResting(error: unknown): boolean {
  return error instanceof BrokenCircuitError;
}

function isCounted(error: Error): boolean {
  return error.name !== "AbortError";
}

function nameOf(state: CircuitState): BreakerState {
  switch (state) {
    case CircuitState.Closed:
      return "closed";
    case CircuitState.HalfOpen:
      return "half-open";
    case CircuitState.Open:
    case CircuitState.Isolated:
      return "open";
  }
}
