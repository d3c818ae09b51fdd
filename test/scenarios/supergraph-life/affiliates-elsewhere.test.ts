import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createGraphServer } from "../../../gateway/graph-server.js";
import { createLog } from "../../../gateway/log.js";
import { UNWATCHED } from "../../../gateway/observability/open-observability.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEFAULT_CALLS } from "../../../gateway/settings/call-variables.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { inThisProcess } from "../../../gateway/subgraph-call/reached-subgraph.js";
import { withToken } from "../../../gateway/subgraph-call/signed-http.js";
import { checksumsIn } from "../../../gateway/supergraph/composed-of.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { registry } from "../../../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { builtSubgraphs } from "../../built-subgraphs.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

const composed = checksumsIn(
  await readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
).get("talk");

/** What the subgraph elsewhere says that it runs with. */
let running = composed;
let asked = 0;
let isReplaced = false;
const talk = createServer((_request, response) => {
  asked += 1;
  if (isReplaced) {
    response.writeHead(503).end();
    return;
  }
  response.end(JSON.stringify({ ready: true, schema: running }));
}).listen(0, "127.0.0.1");
await once(talk, "listening");
const talkUrl = `http://127.0.0.1:${(talk.address() as AddressInfo).port}/graphql`;

const names = registry.map(({ name }) => name).filter((name) => name !== "talk");
const urls = await freshDatabases(...names);
const databases = new Map<string, Database>(
  names.map((name) => {
    const options = { max: 2, keys: TEST_KEYS, auditKeys: TEST_AUDIT_KEYS };
    return [name, openDatabase(urls[name]?.servingUrl ?? "", options)];
  }),
);
afterAll(async () => {
  talk.close();
  await Promise.all([...databases.values()].map((database) => database.close()));
});

/** The gateway with Talk at this address and everything else in this process. */
async function startWithTalkAt(url: string, watching = UNWATCHED) {
  const here = (await builtSubgraphs()).filter(({ affiliate }) => affiliate !== "TALK");
  const logLines: string[] = [];
  const server = await createGraphServer({
    subgraphs: [
      ...inThisProcess(here, (name) => databases.get(name) as Database),
      {
        name: "talk",
        affiliate: "TALK",
        url: new URL(url),
        requestOf: (call) => withToken(call, undefined),
      },
    ],
    calls: DEFAULT_CALLS,
    identity: { verify: async () => AGENT },
    clock: () => DEMO_INSTANT,
    log: createLog("warn", { write: (line: string) => void logLines.push(line) }),
    http: httpSettings("test", {}),
    demoToken: null,
    watching,
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  return { address, logLines, close: server.close };
}

describe("an affiliate that runs elsewhere", () => {
  it("may be down when the gateway starts: everything else is answered", async () => {
    const gateway = await startWithTalkAt("http://127.0.0.1:1/graphql");
    try {
      const query = `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") {
        total { isComplete missing } talk { affiliate } pay { affiliate }
      } } }`;
      const response = await fetch(`${gateway.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });

      expect(await response.json()).toMatchObject({
        data: {
          partner: {
            compensation: {
              total: { isComplete: false, missing: ["TALK"] },
              talk: null,
              pay: { affiliate: "PAY" },
            },
          },
        },
        errors: [
          {
            path: ["partner", "compensation", "talk"],
            extensions: { code: "AFFILIATE_UNAVAILABLE", affiliate: "TALK", retryable: true },
          },
        ],
      });
    } finally {
      await gateway.close();
    }
  });

  it("is asked once more while it is replaced, and the metrics count that", async () => {
    const metrics = new Registry();
    const gateway = await startWithTalkAt(talkUrl, { ...UNWATCHED, registry: metrics });
    isReplaced = true;
    try {
      const query = `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { talk { affiliate } pay { affiliate } } } }`;
      const response = await fetch(`${gateway.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });

      expect(await response.json()).toMatchObject({
        data: { partner: { compensation: { talk: null, pay: { affiliate: "PAY" } } } },
      });
      const retries = await metrics.getSingleMetricAsString("compensation_subgraph_retries_total");
      expect(retries.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
        'compensation_subgraph_retries_total{subgraph="talk"} 1',
      ]);
    } finally {
      isReplaced = false;
      await gateway.close();
    }
  });

  it.each([
    ["the composed schema", composed, []],
    ["another schema than was composed", "0".repeat(64), ["talk"]],
    ["a schema that it does not tell", undefined, []],
  ])(
    "is reported when it runs with %s, and answers all the same",
    async (_what, schema, drifting) => {
      running = schema;
      asked = 0;
      const gateway = await startWithTalkAt(talkUrl);
      try {
        const state = await vi.waitUntil(
          async () => {
            const ready = (await (await fetch(`${gateway.address}/ready`)).json()) as {
              supergraph: { drifting: string[] };
            };
            // Once by whoever compares the schemas, and once for this.
            return asked > 1 && ready.supergraph.drifting.length === drifting.length && ready;
          },
          { timeout: 5_000, interval: 20 },
        );

        expect(state).toMatchObject({
          ready: true,
          subgraphs: { talk: "ok" },
          supergraph: { version: expect.stringMatching(/^[0-9a-f]{16}$/), refused: null, drifting },
        });
        expect(gateway.logLines.filter((line) => line.includes("another schema"))).toHaveLength(
          drifting.length,
        );
      } finally {
        await gateway.close();
      }
    },
  );
});
