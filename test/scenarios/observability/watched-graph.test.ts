import { readFile } from "node:fs/promises";
import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { Registry } from "prom-client";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { UNWATCHED } from "../../../gateway/observability/open-observability.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { listenForScrapes } from "../../../subgraphs/kit/observability/metrics-listener.js";
import { tracingThrough } from "../../../subgraphs/kit/observability/open-tracing.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const DASHBOARD = projectFile("gateway", "observability", "grafana-dashboard.json");
const TOKEN = "a-token-of-the-scraper";
const WHOLE = `query CompensationTotal { partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") {
  total { received } talk { sums { won } } pay { sums { won } } } } }`;

const exporter = new InMemorySpanExporter();
const tracing = await tracingThrough(new SimpleSpanProcessor(exporter), "gateway");
const registry = new Registry();
const listener = await listenForScrapes(registry, {
  listen: { host: "127.0.0.1", port: 0 },
  token: TOKEN,
});
let isOverloaded = false;
const graph = await startGraph({
  logLevel: "info",
  watching: { ...UNWATCHED, registry, tracing, isOverloaded: () => isOverloaded },
});
afterAll(async () => {
  await listener.close();
  await tracing.close();
});
beforeEach(() => {
  exporter.reset();
  graph.logLines.length = 0;
});

async function scrape(authorization = `Bearer ${TOKEN}`) {
  const response = await fetch(`${listener.address}/metrics`, { headers: { authorization } });
  return { status: response.status, text: await response.text() };
}

/** The value of one series; undefined when there is none. */
async function figure(series: string): Promise<number | undefined> {
  const line = (await scrape()).text.split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(" ").at(-1));
}

const lines = () => graph.logLines.map((line) => JSON.parse(line));

describe("/metrics", () => {
  it("is for who shows the token, and for nobody else", async () => {
    const answers = await Promise.all(["", "Bearer wrong", `Bearer ${TOKEN}x`].map(scrape));

    expect(answers).toEqual(Array(3).fill({ status: 401, text: "" }));
    expect((await scrape()).status).toBe(200);
    expect((await fetch(`${graph.address}/metrics`)).status).toBe(404);
  });

  it("counts a request by its saved name, its calls and its statements", async () => {
    const before =
      (await figure('compensation_request_seconds_count{operation="CompensationTotal"}')) ?? 0;
    await graph.ask(WHOLE, { as: AGENT });

    expect(await figure('compensation_request_seconds_count{operation="CompensationTotal"}')).toBe(
      before + 1,
    );
    for (const series of [
      'compensation_subgraph_call_seconds_count{subgraph="talk"}',
      'compensation_database_statement_seconds_count{subgraph="talk"}',
      'compensation_documents_total{known="false"}',
      "nodejs_eventloop_lag_seconds",
      "process_cpu_seconds_total",
    ]) {
      expect({ series, value: await figure(series) }).toEqual({
        series,
        value: expect.any(Number),
      });
    }
    expect(
      await figure('compensation_subgraph_breaker_state{subgraph="talk",state="closed"}'),
    ).toBe(1);
    expect(await figure('compensation_subgraph_calls_under_way{subgraph="talk"}')).toBe(0);
    expect(await figure('compensation_database_pool_size{subgraph="talk"}')).toBe(2);
  });

  it("calls what a client names itself `other`, whatever the name", async () => {
    await graph.ask("query MyOwn { viewer { role } }", { as: AGENT });

    expect(await figure('compensation_request_seconds_count{operation="other"}')).toBeGreaterThan(
      0,
    );
    expect((await scrape()).text).not.toContain("MyOwn");
  });

  it("counts failures of a subgraph and of requests by code", async () => {
    graph.takeDown(["pay"]);
    await graph.ask(WHOLE, { as: AGENT });
    graph.takeDown([]);
    await fetch(`${graph.address}/graphql`, { method: "PUT" });

    expect(
      await figure(
        'compensation_subgraph_failures_total{subgraph="pay",code="AFFILIATE_UNAVAILABLE"}',
      ),
    ).toBe(1);
    expect(
      await figure(
        'compensation_request_errors_total{operation="CompensationTotal",code="AFFILIATE_UNAVAILABLE"}',
      ),
    ).toBe(1);
    expect(
      await figure(
        'compensation_request_errors_total{operation="other",code="METHOD_NOT_ALLOWED"}',
      ),
    ).toBe(1);
  });

  it("shows what is left of a quota and the claims that wait, and nothing of anybody", async () => {
    const { text } = await scrape();

    const series = text.split("\n");
    expect(series).toContain(
      'compensation_quota_left{subgraph="talk",outage="1015",remedy="T5"} 2999999',
    );
    expect(series).toContain('compensation_claims_waiting{subgraph="talk",status="IN_REVIEW"} 1');
    expect(text).not.toMatch(/ptn_|usr_|agt_/);
  });
});

describe("/ready", () => {
  it("says no while there is more to do than can be done, and yes when that is over", async () => {
    const ready = async () => {
      const response = await fetch(`${graph.address}/ready`);
      return { status: response.status, body: await response.json() };
    };

    isOverloaded = true;
    const under = await ready();
    isOverloaded = false;

    expect(under).toEqual({
      status: 503,
      body: { ready: false, why: ["there is more to do than can be done"] },
    });
    expect(await ready()).toMatchObject({ status: 200, body: { ready: true, why: [] } });
  });
});

describe("the dashboard", () => {
  it("asks for figures that there are, and leaves out none of ours", async () => {
    await graph.ask(WHOLE, { as: AGENT });
    const { text } = await scrape();
    const given = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    const dashboard = await readFile(DASHBOARD, "utf8");
    const asked = new Set(
      [...dashboard.matchAll(/\b(?:compensation|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
        name.replace(/_(bucket|count)$/, ""),
      ),
    );

    expect([...asked].filter((name) => !given.has(name))).toEqual([]);
    const ours = [...given].filter((name) => name?.startsWith("compensation_"));
    expect(ours.filter((name) => !asked.has(name ?? ""))).toEqual([]);
    expect(ours.length).toBeGreaterThan(10);
  });
});

describe("the log", () => {
  it("says of a request what it was, for whom by role, and how it fared, and nothing of anybody", async () => {
    await graph.ask(WHOLE, { as: AGENT });

    expect(lines()).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        operation: "CompensationTotal",
        role: "agent",
        status: 200,
        ms: expect.any(Number),
        requestId: expect.stringMatching(/^req_/),
        cost: expect.any(Number),
        sources: expect.objectContaining({ TALK: "OK", PAY: "OK" }),
        trace: expect.stringMatching(/^[0-9a-f]{32}$/),
        msg: "a request",
      },
    ]);
    expect(graph.logLines.join()).not.toContain(DEMO.bakery);
    expect(graph.logLines.join()).not.toContain(AGENT.id);
  });

  it("says why a request was refused that nobody read", async () => {
    await fetch(`${graph.address}/graphql`, {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });

    expect(lines()).toMatchObject([
      { operation: "other", role: null, status: 400, codes: ["BAD_REQUEST"], cost: null },
    ]);
  });

  it("names the trace in what it says of a failure", async () => {
    graph.takeDown(["pay"]);
    await graph.ask(WHOLE, { as: AGENT });
    graph.takeDown([]);

    const traces = new Set(lines().map(({ trace }) => trace));
    expect(lines().map(({ msg }) => msg)).toEqual(["a subgraph could not answer", "a request"]);
    expect([...traces]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });
});

describe("a trace", () => {
  it("goes from the request over the plan and the calls to the statements", async () => {
    await graph.ask(WHOLE, { as: AGENT });

    const spans = exporter.getFinishedSpans();
    const byId = new Map(spans.map((span) => [span.spanContext().spanId, span.name]));
    const steps = new Set(
      spans.map(({ name, parentSpanContext: parent }) =>
        parent ? `${byId.get(parent.spanId)} > ${name}` : name,
      ),
    );
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
    expect([...steps]).toEqual(
      expect.arrayContaining([
        "graphql request",
        "graphql request > plan",
        "graphql request > subgraph directory",
        "graphql request > subgraph talk",
        expect.stringMatching(/^subgraph talk > select [a-z_]+$/),
      ]),
    );
  });

  it("holds nothing of anybody: no id, no value, no text", async () => {
    await graph.ask(WHOLE, { as: AGENT });

    const told = exporter
      .getFinishedSpans()
      .map(({ name, attributes, status }) => JSON.stringify({ name, attributes, status }));
    expect(told.join()).not.toMatch(/ptn_|agt_|\$1/);
  });

  it("is begun by the gateway: what a client says of one is not believed", async () => {
    const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
    const response = await fetch(`${graph.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", traceparent },
      body: JSON.stringify({ query: "{ viewer { role } }" }),
    });

    const { extensions } = (await response.json()) as { extensions: { trace: string } };
    expect(extensions.trace).toMatch(/^[0-9a-f]{32}$/);
    expect(extensions.trace).not.toBe("a".repeat(32));
  });
});
