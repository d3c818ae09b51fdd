import { afterAll, expect, it, vi } from "vitest";
import { createGraphServer } from "../../../gateway/graph-server.js";
import { loadSubgraphs } from "../../../gateway/load-subgraphs.js";
import { createLog } from "../../../gateway/log.js";
import { DEFAULT_CALLS } from "../../../gateway/settings/call-variables.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { inThisProcess } from "../../../gateway/subgraph-call/reached-subgraph.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { ANONYMOUS } from "../../../subgraphs/kit/viewer/viewer.js";
import { DEMO_INSTANT } from "../../demo.js";

/** What is set for another tool of its maker's, with a key that is none. */
const VARIABLES = {
  APOLLO_KEY: "service:graph:none",
  APOLLO_GRAPH_REF: "graph@current",
  APOLLO_SCHEMA_REPORTING: "true",
};
const LOCAL = { host: "127.0.0.1", port: 0 };
const COMMON = {
  identity: { verify: async () => ANONYMOUS },
  clock: () => DEMO_INSTANT,
  log: createLog("silent"),
};

/** Addresses beyond this machine that something was sent to; nothing arrives there. */
const reportedTo: string[] = [];
const real = fetch;
vi.stubGlobal("fetch", async (url: string | URL, options?: RequestInit) => {
  if (new URL(url).hostname === LOCAL.host) return real(url, options);
  reportedTo.push(String(url));
  return new Response("{}");
});
for (const [name, value] of Object.entries(VARIABLES)) vi.stubEnv(name, value);

const subgraphs = await loadSubgraphs();
/** Asked who asks, no subgraph needs a row. */
const database = openDatabase("postgres://nobody:nothing@127.0.0.1:1/none", { max: 1 });
const gateway = await createGraphServer({
  ...COMMON,
  subgraphs: inThisProcess(subgraphs, () => database),
  calls: DEFAULT_CALLS,
  http: httpSettings("test", {}),
  demoToken: null,
});
afterAll(async () => {
  await database.close();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

async function whoAsks(address: string): Promise<unknown> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{ viewer { role } }"}',
  });
  return response.json();
}

const ANSWER = { data: { viewer: { role: "ANONYMOUS" } } };

it("the gateway tells the maker of @apollo/server nothing, whatever the environment says", async () => {
  const answer = await whoAsks(await gateway.listen(LOCAL));
  // What was gathered would be sent at the latest now.
  await gateway.close();

  expect(answer).toEqual(ANSWER);
  expect(reportedTo).toEqual([]);
});

it("nor does a subgraph that is served by itself", async () => {
  const directory = subgraphs.find(({ affiliate }) => affiliate === null);
  if (!directory) throw new Error("there is no directory");
  const served = await serveSubgraph(directory.definition, {
    ...COMMON,
    database,
    environment: "test",
    signingKeys: [],
    realTime: () => new Date(),
    listen: LOCAL,
  });

  const answer = await whoAsks(served.address);
  await served.close();

  expect(answer).toEqual(ANSWER);
  expect(reportedTo).toEqual([]);
});
