import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from "rate-limiter-flexible";
import type { SharedMemory } from "./shared-memory.js";

/** Counts by key. Answers the seconds to wait, or null when this one may go on. Never fails. */
export type Counter = (key: string, count: number) => Promise<number | null>;

const MINUTE_SECONDS = 60;

/**
 * Counts so many a minute: in this process alone, or with all others in their shared memory. While that does not answer,
 * this process goes on alone with the same limit, so that a client of many processes may do that much with each of them.
 * @param name parts this counter's keys from others'
 */
export function createCounter(
  name: string,
  perMinute: number,
  shared: SharedMemory | null,
): Counter {
  const limiter = shared ? sharedLimiter(name, perMinute, shared) : limiterOf(perMinute);
  return async (key, count) => {
    try {
      await limiter.consume(key, count);
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(Math.ceil(refused.msBeforeNext / 1000), 1);
    }
  };
}

function limiterOf(perMinute: number): RateLimiterMemory {
  return new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
}

function sharedLimiter(name: string, perMinute: number, shared: SharedMemory): RateLimiterAbstract {
  return new RateLimiterRedis({
    storeClient: shared.client,
    keyPrefix: `rate:${name}`,
    points: perMinute,
    duration: MINUTE_SECONDS,
    rejectIfRedisNotReady: true,
    // Who has had all of it is told so from memory: a flood asks Redis for as much as is allowed and no more.
    inMemoryBlockOnConsumed: perMinute,
    insuranceLimiter: new OwnCount(perMinute, shared.missed),
  });
}

/** What a shared limiter falls back on, one request at a time. */
class OwnCount extends RateLimiterMemory {
  constructor(
    perMinute: number,
    private readonly missed: () => void,
  ) {
    super({ points: perMinute, duration: MINUTE_SECONDS });
  }

  override consume(...call: Parameters<RateLimiterMemory["consume"]>) {
    this.missed();
    return super.consume(...call);
  }
}
