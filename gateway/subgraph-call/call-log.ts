import type { Logger } from "pino";
import type { BreakerState } from "./call-policy.js";
import type { CallLog } from "./subgraph-calls.js";

const BREAKER_SAYS: Readonly<Record<BreakerState, string>> = {
  open: "a subgraph is not asked for a while, because half of its answers failed",
  "half-open": "a subgraph is asked again, once",
  closed: "a subgraph answers again",
};

/** Says in the log which calls failed, and which subgraphs are given a rest or come back. */
export function callLog(log: Logger): CallLog {
  return {
    failure: ({ cause, ...failure }) =>
      log.error({ ...failure, err: cause }, "a subgraph could not answer"),
    warn: (failure, message) => log.warn(failure, message),
    breaker: (subgraph, state) => log.warn({ subgraph, breaker: state }, BREAKER_SAYS[state]),
  };
}
