import { createHash, randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import type { GraphQLError } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { requestError } from "../../subgraphs/kit/errors/graph-error.js";
import type { IdentifiedViewer, Viewer } from "../../subgraphs/kit/viewer/viewer.js";
import type { RateSettings } from "../settings/settings.types.js";

/** Counts requests by the minute. Each answers the seconds to wait, or null when this one may go on. */
export type RateLimits = {
  client(address: string): Promise<number | null>;
  viewer(viewer: Viewer): Promise<number | null>;
  search(viewer: Viewer, searches: number): Promise<number | null>;
};

const MINUTE_SECONDS = 60;

/** What answers a request beyond a rate. */
export function rateLimited(secondsToWait: number): GraphQLError {
  return requestError(
    "RATE_LIMITED",
    { extensions: { retryAfterSeconds: secondsToWait } },
    { "retry-after": String(secondsToWait) },
  );
}

/**
 * The limits of this process; several processes each count their own. The memory is bounded: addresses, which anybody can
 * have many of, share 65,536 counters, and viewers are counted for a minute and only with a token that was good.
 */
export function createRateLimits(rates: RateSettings): RateLimits {
  const clients = limiter(rates.clientPerMinute);
  const viewers = limiter(rates.viewerPerMinute);
  const searches = limiter(rates.searchesPerMinute);
  // Nobody can work out which addresses share a counter with another client's.
  const secret = randomBytes(16);

  return {
    client: (address) => secondsToWait(clients, counterOf(address, secret), 1),
    // Anonymous requests are all one viewer: they are held to the limit of their address.
    viewer: async (viewer) =>
      viewer.role === "anonymous" ? null : secondsToWait(viewers, keyOf(viewer), 1),
    search: async (viewer, count) =>
      viewer.role === "anonymous" ? null : secondsToWait(searches, keyOf(viewer), count),
  };
}

function limiter(perMinute: number): RateLimiterMemory {
  return new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
}

function counterOf(address: string, secret: Buffer): string {
  const hash = createHash("sha256").update(secret).update(networkOf(address)).digest();
  return String(hash.readUInt16BE());
}

/** An IPv6 address counts as its network: whoever has one of its 2^64 addresses may have them all. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [before = "", after = ""] = address.split("::").map((part) => part.replace(/%.*/, ""));
  const [left, right] = [before, after].map((part) => part.split(":").filter(Boolean));
  const missing = Math.max(8 - (left?.length ?? 0) - (right?.length ?? 0), 0);
  const groups = [...(left ?? []), ...Array<string>(missing).fill("0"), ...(right ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

function keyOf(viewer: IdentifiedViewer): string {
  return `${viewer.role}:${viewer.id}`;
}

async function secondsToWait(
  limiter: RateLimiterMemory,
  key: string,
  count: number,
): Promise<number | null> {
  try {
    await limiter.consume(key, count);
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(Math.ceil(refused.msBeforeNext / 1000), 1);
  }
}
