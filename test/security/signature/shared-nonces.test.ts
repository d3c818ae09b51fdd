import { randomBytes } from "node:crypto";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { redisNonces } from "../../../gateway/shared-state/redis-nonces.js";
import { openSharedMemory } from "../../../gateway/shared-state/shared-memory.js";
import { createRequestSigner } from "../../../gateway/subgraph-call/signed-http.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { parseSigningKeys } from "../../../subgraphs/kit/signature/signing-keys.js";
import { registry } from "../../../subgraphs/registry.js";
import { DEMO_INSTANT } from "../../demo.js";
import { type RedisStandIn, startRedisStandIn } from "../../redis-stand-in.js";

const WHO = '{"query":"{ viewer { role id } }"}';
const ANSWERED = { status: 200, body: { data: { viewer: { role: "USER", id: "usr_1" } } } };

const [key] = parseSigningKeys(`2026a:${randomBytes(32).toString("base64")}`) ?? [];
const definition = await registry.find(({ name }) => name === "directory")?.load();
// Asked who asks, the directory needs no rows.
const database = openDatabase("postgres://nobody:nothing@127.0.0.1:1/none", { max: 1 });
afterAll(() => database.close());

/** One of several processes of the directory, with the memory that it shares with the others. */
async function serveDirectory(redis: RedisStandIn): Promise<URL> {
  if (!definition || !key) throw new Error("there is no directory");
  const log = createLog("silent");
  const memory = await openSharedMemory(redis.url, log);
  const served = await serveSubgraph(definition, {
    database,
    environment: "production",
    signingKeys: [key],
    sharedNonces: redisNonces(memory, "directory"),
    realTime: () => new Date(),
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    log,
  });
  onTestFinished(async () => {
    await served.close();
    memory.close();
  });
  return new URL(`${served.address}/graphql`);
}

/** A call as the gateway signs it, recorded on its way. */
function recorded(url: URL) {
  if (!key) throw new Error("no key was made");
  const { body, headers } = createRequestSigner(
    key,
    () => new Date(),
  )({
    subgraph: "directory",
    url,
    body: WHO,
    viewer: { role: "user", id: "usr_1" },
    request: { now: DEMO_INSTANT },
  });
  return async (to: URL) => {
    const response = await fetch(to, { method: "POST", body, headers });
    return { status: response.status, body: await response.json() };
  };
}

it("a call that one process of a subgraph answered is refused by all the others", async () => {
  const redis = await startRedisStandIn();
  const [one, other] = [await serveDirectory(redis), await serveDirectory(redis)];
  const send = recorded(one);

  const answered = await send(one);
  const replayed = await send(other);

  expect(answered).toEqual(ANSWERED);
  expect(replayed).toEqual({
    status: 401,
    body: {
      errors: [
        expect.objectContaining({
          extensions: expect.objectContaining({ code: "SIGNATURE_REFUSED" }),
        }),
      ],
    },
  });
});

it("without the memory that they share each process answers a call once, and none fails for it", async () => {
  const redis = await startRedisStandIn();
  const [one, other] = [await serveDirectory(redis), await serveDirectory(redis)];
  const send = recorded(one);
  await redis.stop();

  const statuses = [await send(one), await send(one), await send(other)].map(
    ({ status }) => status,
  );

  expect(statuses).toEqual([200, 401, 200]);
});
