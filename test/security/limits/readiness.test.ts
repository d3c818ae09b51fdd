import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { registry } from "../../../subgraphs/registry.js";
import { DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { freshDatabases } from "../../postgres.js";

const QUESTION = "select 1 as answer";
const START = new Date("2026-02-03T04:05:06Z");

const graph = await startGraph();
const { directory } = await freshDatabases("directory");
const definition = await registry.find(({ name }) => name === "directory")?.load();
const statements: string[] = [];
const database = openDatabase(directory.servingUrl, {
  max: 2,
  onStatement: (text) => statements.push(text),
});
afterAll(() => database.close());

/** The statuses of so many questions at once whether all is well. */
function askOften(address: string, times: number): Promise<number[]> {
  const once = async () => (await fetch(`${address}/ready`)).status;
  return Promise.all(Array.from({ length: times }, once));
}

it("asking whether the gateway is ready asks its databases once a second, however often it is done", async () => {
  // Only the date: whatever waits for a socket still waits for real.
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  onTestFinished(() => void vi.useRealTimers());
  const eachOnce = registry.map(({ name }) => `${name}: ${QUESTION}`).sort();

  expect(await askOften(graph.address, 40)).toEqual(Array(40).fill(200));
  vi.setSystemTime(START.getTime() + 999);
  expect(await askOften(graph.address, 40)).toEqual(Array(40).fill(200));
  expect(graph.takeStatements().sort()).toEqual(eachOnce);

  graph.takeDown(["directory"]);
  vi.setSystemTime(START.getTime() + 1_000);
  expect(await askOften(graph.address, 2)).toEqual([503, 503]);
});

it("asking whether a subgraph is ready asks its database once a second", async () => {
  let now = START;
  if (!definition) throw new Error("there is no directory");
  const served = await serveSubgraph(definition, {
    database,
    environment: "test",
    signingKeys: [],
    identity: { verify: async () => ({ role: "anonymous" }) },
    realTime: () => now,
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    log: createLog("silent"),
  });
  onTestFinished(() => served.close());

  expect(await askOften(served.address, 40)).toEqual(Array(40).fill(200));
  now = new Date(START.getTime() + 999);
  await askOften(served.address, 40);
  expect(statements).toEqual([QUESTION]);

  now = new Date(START.getTime() + 1_000);
  await askOften(served.address, 40);
  expect(statements).toEqual([QUESTION, QUESTION]);
});
