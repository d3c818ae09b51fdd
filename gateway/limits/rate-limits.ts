import { createHash, randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import type { GraphQLError } from "graphql";
import { requestError } from "../../subgraphs/kit/errors/graph-error.js";
import type { IdentifiedViewer, Viewer } from "../../subgraphs/kit/viewer/viewer.js";
import type { RateSettings } from "../settings/settings.types.js";
import { createCounter } from "../shared-state/counters.js";
import type { SharedMemory } from "../shared-state/shared-memory.js";

/** Counts requests by the minute. Each answers the seconds to wait, or null when this one may go on. */
export type RateLimits = {
  client(address: string): Promise<number | null>;
  viewer(viewer: Viewer): Promise<number | null>;
  search(viewer: Viewer, searches: number): Promise<number | null>;
  /** Of whole contacts, whether or not one is shown. */
  reveal(viewer: Viewer, reveals: number): Promise<number | null>;
};

/** What answers a request beyond a rate. */
export function rateLimited(secondsToWait: number): GraphQLError {
  return requestError(
    "RATE_LIMITED",
    { extensions: { retryAfterSeconds: secondsToWait } },
    { "retry-after": String(secondsToWait) },
  );
}

/**
 * The limits of this process, or with a shared memory those of all processes together. The memory they take is bounded:
 * addresses, which anybody can have many of, share 65,536 counters, and viewers are counted for a minute and only with a
 * token that was good.
 */
export function createRateLimits(
  rates: RateSettings,
  shared: SharedMemory | null = null,
): RateLimits {
  const clients = createCounter("client", rates.clientPerMinute, shared);
  const viewers = createCounter("viewer", rates.viewerPerMinute, shared);
  const searches = createCounter("search", rates.searchesPerMinute, shared);
  const reveals = createCounter("reveal", rates.revealsPerMinute, shared);
  // Nobody can work out which addresses share a counter with another client's.
  const secret = shared?.secret ?? randomBytes(16);

  return {
    client: (address) => clients(counterOf(address, secret), 1),
    // Anonymous requests are all one viewer: they are held to the limit of their address.
    viewer: async (viewer) => (viewer.role === "anonymous" ? null : viewers(keyOf(viewer), 1)),
    search: async (viewer, count) =>
      viewer.role === "anonymous" ? null : searches(keyOf(viewer), count),
    reveal: async (viewer, count) =>
      viewer.role === "anonymous" ? null : reveals(keyOf(viewer), count),
  };
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
