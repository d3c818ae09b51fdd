import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startStandInCollector, stepsIn } from "../observability/stand-in-collector.js";
import { compose, startSmallGraph } from "./small-graph.js";
import { type SmallRouter, startSmallRouter } from "./small-router.js";

const { supergraphs, products } = await startSmallGraph();
const collector = await startStandInCollector();

const BOTH = "{ products { id rating } }";
const NOWHERE = "http://127.0.0.1:1";
/** A graph without the subgraph that the others of this file have. */
const ALONE = "type Query { products: [Product!]! }  type Product { id: ID! }";

/** A subgraph that is being replaced, until it is back. */
async function startReplaced() {
  let status = 503;
  const server = createServer((_, response) => response.writeHead(status).end());
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comeBack: () => {
      status = 200;
    },
  };
}

/** The gateway over this supergraph, with metrics. */
async function startWatched(supergraph: string, environment: Record<string, string> = {}) {
  const router = await startSmallRouter(supergraph, { METRICS_PORT: "0", ...environment });
  return { ...router, figure: (series: string) => figure(router, series) };
}

async function figure({ metricsAddress }: SmallRouter, series: string) {
  const text = await (await fetch(`${metricsAddress}/metrics`)).text();
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(" ").at(-1));
}

it("a gateway to others' subgraphs counts its requests and its calls to each of them", async () => {
  const { ask, figure } = await startWatched(supergraphs.first);

  await ask(BOTH);

  for (const subgraph of ["products", "reviews"]) {
    expect({
      subgraph,
      calls: await figure(`compensation_subgraph_call_seconds_count{subgraph="${subgraph}"}`),
      closed: await figure(
        `compensation_subgraph_breaker_state{subgraph="${subgraph}",state="closed"}`,
      ),
      underWay: await figure(`compensation_subgraph_calls_under_way{subgraph="${subgraph}"}`),
      waiting: await figure(`compensation_subgraph_calls_waiting{subgraph="${subgraph}"}`),
    }).toEqual({ subgraph, calls: 1, closed: 1, underWay: 0, waiting: 0 });
  }
  expect(await figure('compensation_request_seconds_count{operation="other"}')).toBe(1);
});

it("what fails there is counted, and what was sent once more", async () => {
  const { ask, figure } = await startWatched(supergraphs.first, {
    REVIEWS_URL: (await startReplaced()).url,
  });

  await ask(BOTH);

  expect(await figure('compensation_subgraph_retries_total{subgraph="reviews"}')).toBe(1);
  expect(
    await figure(
      'compensation_subgraph_failures_total{subgraph="reviews",code="SUBGRAPH_UNAVAILABLE"}',
    ),
  ).toBe(1);
});

it("a subgraph that is given a rest is shown as that, in the metrics and at /ready", async () => {
  const reviews = await startReplaced();
  const { ask, figure, ready } = await startWatched(supergraphs.first, {
    REVIEWS_URL: reviews.url,
  });

  for (let count = 0; count < 10; count += 1) await ask(BOTH);
  reviews.comeBack();

  expect(await figure('compensation_subgraph_breaker_state{subgraph="reviews",state="open"}')).toBe(
    1,
  );
  expect((await ready()).body).toMatchObject({
    ready: true,
    subgraphs: { products: "ok", reviews: "breaker-open" },
  });
});

it("a subgraph that a new supergraph does not name any more is shown no longer", async () => {
  const { figure, publish, look } = await startWatched(supergraphs.first);
  const series = 'compensation_subgraph_breaker_state{subgraph="reviews",state="closed"}';
  const before = await figure(series);

  await publish(compose({ products: [ALONE, products.url] }));
  await look();

  expect([before, await figure(series)]).toEqual([1, undefined]);
});

it("a trace goes from the request to the calls, and to whoever collects it", async () => {
  const { ask, stop } = await startWatched(supergraphs.first, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    REVIEWS_URL: NOWHERE,
  });

  await ask(BOTH);
  await stop();

  expect(new Set(collector.spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(stepsIn(collector.spans).sort()).toEqual([
    "graphql request",
    "graphql request > plan",
    "graphql request > subgraph products",
    "graphql request > subgraph reviews",
  ]);
});
