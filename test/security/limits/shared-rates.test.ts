import { afterAll, expect, it } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { openSharedMemory } from "../../../gateway/shared-state/shared-memory.js";
import { startGraph } from "../../graph.js";
import { startRedisStandIn } from "../../redis-stand-in.js";

// Two gateways with everything of their own but Redis.
const redis = await startRedisStandIn(afterAll);
const http = httpSettings("test", { RATE_LIMIT_VIEWER: 3 });
const [one, other] = [await startGateway(), await startGateway()];

async function startGateway() {
  const shared = await openSharedMemory(redis.url, createLog("silent"));
  afterAll(() => shared.close());
  return startGraph({ http, shared });
}

it("a viewer's requests are counted by all gateways together, and by each once they are on their own", async () => {
  const as = { role: "user", id: "usr_shared" } as const;
  const codes = async (graph: typeof one, times: number) => {
    const answers = [];
    for (let turn = 0; turn < times; turn += 1) {
      const { status, errors } = await graph.ask("{ viewer { id } }", { as });
      answers.push(`${status} ${errors?.[0]?.extensions?.code ?? "answered"}`);
    }
    return answers;
  };

  const together = [...(await codes(one, 2)), ...(await codes(other, 2))];
  await redis.stop();
  const alone = [...(await codes(other, 1)), ...(await codes(one, 4))];

  expect(together).toEqual(["200 answered", "200 answered", "200 answered", "429 RATE_LIMITED"]);
  expect(alone).toEqual([
    // Told from memory that it has had everything.
    "429 RATE_LIMITED",
    "200 answered",
    "200 answered",
    "200 answered",
    "429 RATE_LIMITED",
  ]);
});
