import { createHash } from "node:crypto";
import { once } from "node:events";
import type { FastifyBaseLogger } from "fastify";
import { Redis } from "ioredis";

/** What all processes remember together, in Redis. It may fail at any time: whoever uses it goes on without it. */
export type SharedMemory = {
  client: Redis;
  /** The same in every process that was given the same address, and known to nobody else where that has a password. */
  secret: Buffer;
  /** To be called by whoever went on without it. The log is told once, until it answers again. */
  missed(): void;
  close(): void;
};

/** A request waits no longer than this for what it could do without. */
const COMMAND_TIMEOUT_MS = 100;
/** A connection that has said nothing for so long while something was asked is given up, and nobody waits for it. */
const SILENCE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 1_000;
const MOST_MS_BETWEEN_ATTEMPTS = 2_000;

/**
 * Connects to Redis and keeps trying. Waits for the first attempt, a second at most, so that the first requests are
 * counted where the others are.
 * @param url `redis://` or, with TLS, `rediss://`
 */
export async function openSharedMemory(
  url: string,
  log: Pick<FastifyBaseLogger, "warn" | "info">,
): Promise<SharedMemory> {
  const client = new Redis(url, {
    connectionName: "compensation-graph",
    disableClientInfo: true,
    protocol: 2,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    // What is asked while there is no connection is answered without it, at once and not later.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempts) => Math.min(attempts * 100, MOST_MS_BETWEEN_ATTEMPTS),
  });
  let isMissed = false;

  function missed() {
    if (isMissed) return;
    isMissed = true;
    log.warn("Redis does not answer: until it does, each process counts and remembers by itself");
  }

  client.on("error", missed);
  client.on("ready", () => {
    if (isMissed) log.info("Redis answers again");
    isMissed = false;
  });
  await once(client, "ready", { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(missed);
  return {
    client,
    secret: createHash("sha256").update(`shared memory of ${url}`).digest(),
    missed,
    close: () => client.disconnect(),
  };
}
