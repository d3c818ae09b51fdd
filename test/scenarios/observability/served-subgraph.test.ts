import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { Registry } from "prom-client";
import { afterAll, expect, it } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { tracingThrough } from "../../../subgraphs/kit/observability/open-tracing.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { registry as subgraphs } from "../../../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { DEMO_INSTANT } from "../../demo.js";
import { freshDatabases } from "../../postgres.js";
import { openRequest } from "./open-request.js";
import { ANSWER, talkCaller } from "./signed-call.js";

const TRACE = "a".repeat(32);
const TRACEPARENT = `00-${TRACE}-${"b".repeat(16)}-01`;

const definition = await subgraphs.find(({ name }) => name === "talk")?.load();
const { talk } = await freshDatabases("talk");
const database = openDatabase(talk?.servingUrl ?? "", { max: 2, auditKeys: TEST_AUDIT_KEYS });
afterAll(() => database.close());

/** Talk's subgraph as a server of its own, and watched. */
async function serveTalk() {
  if (!definition) throw new Error("there is no talk");
  const { key, callTo } = talkCaller();
  const exporter = new InMemorySpanExporter();
  const tracing = await tracingThrough(new SimpleSpanProcessor(exporter), "talk");
  const registry = new Registry();
  const { address, close } = await serveSubgraph(definition, {
    database,
    environment: "test",
    signingKeys: [key],
    realTime: () => new Date(),
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    log: createLog("silent"),
    watching: { registry, tracing, drainMs: 0 },
  });
  const url = new URL(`${address}/graphql`);
  return { address, url, close, registry, exporter, signed: () => callTo(url) };
}

it("a subgraph makes its steps part of its gateway's trace, by a signed call alone", async () => {
  const { url, close, exporter, signed } = await serveTalk();
  const call = signed();
  const traced = { ...call.headers, traceparent: TRACEPARENT };

  const answer = await fetch(url, { ...call, headers: traced });
  const unsigned = { "content-type": "application/json", traceparent: TRACEPARENT };
  const refused = await fetch(url, { ...call, headers: unsigned });
  await close();

  expect([answer.status, refused.status]).toEqual([200, 401]);
  const steps = exporter.getFinishedSpans().map((span) => ({
    name: span.name,
    isOfGateway: span.spanContext().traceId === TRACE,
  }));
  expect(steps).toEqual([
    { name: expect.stringMatching(/^select [a-z_]+$/), isOfGateway: true },
    { name: "serve", isOfGateway: true },
    { name: "serve", isOfGateway: false },
  ]);
});

it("a subgraph shows its calls, its statements and its ledger", async () => {
  const { url, close, registry, signed } = await serveTalk();
  await fetch(url, signed());

  const text = await registry.metrics();
  await close();

  const series = text.split("\n");
  expect(series).toContain('compensation_served_seconds_count{status="200"} 1');
  expect(series).toContain('compensation_database_statements_under_way{subgraph="talk"} 0');
  expect(series).toContain(
    'compensation_quota_left{subgraph="talk",outage="1015",remedy="T5"} 2999999',
  );
});

it("a subgraph that is told to end answers what was under way, and then nobody", async () => {
  const { address, url, close, signed } = await serveTalk();
  const { headers, body } = signed();
  const open = await openRequest(url.href, headers, body);

  const closing = close();
  const answer = await open.finish();
  await closing;

  expect(answer).toEqual({ status: 200, connection: "close", body: ANSWER });
  await expect(fetch(`${address}/health`)).rejects.toThrow();
});
