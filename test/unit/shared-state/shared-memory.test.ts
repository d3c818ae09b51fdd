import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { createRateLimits } from "../../../gateway/limits/rate-limits.js";
import type { RateSettings } from "../../../gateway/settings/settings.types.js";
import { redisNonces } from "../../../gateway/shared-state/redis-nonces.js";
import { openSharedMemory } from "../../../gateway/shared-state/shared-memory.js";
import { sharedMemoryOf } from "../../../gateway/shared-state/shared-memory-of.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startRedisStandIn } from "../../redis-stand-in.js";

const RATES: RateSettings = {
  clientPerMinute: 2,
  viewerPerMinute: 3,
  searchesPerMinute: 2,
  revealsPerMinute: 1,
};
const KEEP_MS = 120_000;

/** Where there is a Redis, what is said of the stand-in is said of it. */
const REAL = process.env.TEST_REDIS_URL;
const SERVERS: [name: string, url: () => Promise<string>][] = [
  ["the stand-in", async () => (await startRedisStandIn()).url],
  ...(REAL ? [["Redis", async () => REAL] as [string, () => Promise<string>]] : []),
];

/** Somebody nobody has counted yet, also in a Redis that was there before. */
const somebody = (): Viewer => ({ role: "user", id: `usr_${randomBytes(8).toString("hex")}` });

/** One process's side of a shared memory, with what it logged. */
async function openProcess(url: string) {
  const said: string[] = [];
  const memory = await openSharedMemory(url, {
    warn: ((message: string) => void said.push(message)) as never,
    info: ((message: string) => void said.push(message)) as never,
  });
  onTestFinished(() => memory.close());
  return { memory, said, limits: createRateLimits(RATES, memory) };
}

async function mayGoOn(...waits: Promise<number | null>[]): Promise<boolean[]> {
  return (await Promise.all(waits)).map((seconds) => seconds === null);
}

const GONE = "Redis does not answer: until it does, each process counts and remembers by itself";

describe.each(SERVERS)("processes that share %s", (_name, address) => {
  it("count a viewer's requests together, whichever of them is asked", async () => {
    const url = await address();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    const viewer = somebody();

    const turns = [
      await one.limits.viewer(viewer),
      await other.limits.viewer(viewer),
      await one.limits.viewer(viewer),
      await other.limits.viewer(viewer),
    ];

    expect(turns.slice(0, 3)).toEqual([null, null, null]);
    expect(turns[3]).toBeGreaterThan(0);
    expect(turns[3]).toBeLessThanOrEqual(60);
    expect([one.said, other.said]).toEqual([[], []]);
  });

  it("count requests, searches, reveals and addresses each for themselves", async () => {
    const url = await address();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    const viewer = somebody();
    const client = `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;

    expect(
      await mayGoOn(
        one.limits.search(viewer, 2),
        one.limits.reveal(viewer, 1),
        one.limits.viewer(viewer),
      ),
    ).toEqual([true, true, true]);
    expect(await mayGoOn(other.limits.search(viewer, 1), other.limits.reveal(viewer, 1))).toEqual([
      false,
      false,
    ]);
    expect(await mayGoOn(one.limits.client(client), other.limits.client(client))).toEqual([
      true,
      true,
    ]);
    expect(await mayGoOn(one.limits.client(client))).toEqual([false]);
  });

  it("take a nonce once among them, and those of another subgraph for others", async () => {
    const url = await address();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    const nonce = randomBytes(16).toString("base64url");

    const uses = [
      await redisNonces(one.memory, "talk").use(nonce, KEEP_MS),
      await redisNonces(other.memory, "talk").use(nonce, KEEP_MS),
      await redisNonces(other.memory, "pay").use(nonce, KEEP_MS),
    ];

    expect(uses).toEqual(["NEW", "USED", "NEW"]);
  });

  it("keep no nonce for longer than a call with it could be good", async () => {
    const { memory } = await openProcess(await address());
    const nonces = redisNonces(memory, "talk");
    const nonce = randomBytes(16).toString("base64url");

    await nonces.use(nonce, 1);
    let use = await nonces.use(nonce, 1);
    for (let turn = 0; turn < 1_000 && use === "USED"; turn += 1) use = await nonces.use(nonce, 1);

    expect(use).toBe("NEW");
  });
});

describe("a process whose shared memory fails", () => {
  it("begins alone when nothing is there, counts for itself, and says so once", async () => {
    const redis = await startRedisStandIn();
    await redis.stop();

    const { limits, memory, said } = await openProcess(redis.url);
    const viewer = somebody();

    expect(await mayGoOn(limits.search(viewer, 2), limits.search(viewer, 1))).toEqual([
      true,
      false,
    ]);
    expect(await redisNonces(memory, "talk").use("nonce", KEEP_MS)).toBe("UNKNOWN");
    expect(said).toEqual([GONE]);
  });

  it.each([
    ["says nothing", (redis: Awaited<ReturnType<typeof startRedisStandIn>>) => redis.fallSilent()],
    ["has no room", (redis: Awaited<ReturnType<typeof startRedisStandIn>>) => redis.fillUp()],
    ["is gone", (redis: Awaited<ReturnType<typeof startRedisStandIn>>) => redis.stop()],
  ])("goes on alone when it %s, and no request waits or fails for it", async (_how, fail) => {
    const redis = await startRedisStandIn();
    const { limits, memory, said } = await openProcess(redis.url);
    const viewer = somebody();

    await fail(redis);
    const turns = await mayGoOn(limits.reveal(viewer, 1), limits.reveal(viewer, 1));

    expect(turns).toEqual([true, false]);
    expect(await redisNonces(memory, "talk").use("nonce", KEEP_MS)).toBe("UNKNOWN");
    expect(said).toEqual([GONE]);
  });

  it("shares again when it is back, and says so", async () => {
    const redis = await startRedisStandIn();
    const [one, other] = [await openProcess(redis.url), await openProcess(redis.url)];
    const viewer = somebody();
    const isBack = [one, other].map(({ memory }) => once(memory.client, "ready"));

    await redis.stop();
    await one.limits.search(viewer, 1);
    await redis.start();
    await Promise.all(isBack);

    expect(await mayGoOn(one.limits.search(viewer, 2))).toEqual([true]);
    expect(await mayGoOn(other.limits.search(viewer, 1))).toEqual([false]);
    expect(one.said).toEqual([GONE, "Redis answers again"]);
  });

  it("asks it no more about somebody who has had everything", async () => {
    const redis = await startRedisStandIn();
    const { limits } = await openProcess(redis.url);
    const viewer = somebody();
    await mayGoOn(limits.reveal(viewer, 1));
    const asked = redis.commands.length;

    expect(await mayGoOn(limits.reveal(viewer, 1), limits.reveal(viewer, 1))).toEqual([
      false,
      false,
    ]);
    expect(redis.commands).toHaveLength(asked);
  });
});

it("without an address nothing is shared", async () => {
  const log = { warn: () => undefined, info: () => undefined };

  expect(await sharedMemoryOf({ redisUrl: null }, log as never)).toBeNull();
});
