import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll } from "vitest";

/** One step of a trace, as it arrived. */
export type ExportedSpan = {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  /** Empty for the first of a trace. */
  parentSpanId: string;
};

/** What stands in for an OpenTelemetry collector: it takes OTLP over HTTP, keeps it, and says what it is. */
export type StandInCollector = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  endpoint: string;
  /** Every step that was sent so far. */
  spans: ExportedSpan[];
};

type Attribute = { key: string; value: { stringValue?: string } };

/** As far as it is read: the JSON of OTLP 1. */
type Export = {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: ExportedSpan[] }[];
  }[];
};

/** Starts one on a port of its own. Call it at the top of a test file; it is stopped after it. */
export async function startStandInCollector(): Promise<StandInCollector> {
  const spans: ExportedSpan[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader("server", "a stand-in for a collector, of a test");
    if (request.method !== "POST" || request.url !== "/v1/traces") {
      response.writeHead(404).end();
      return;
    }
    const { resourceSpans } = (await json(request)) as Export;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === "service.name");
      const told = scopeSpans.flatMap((scope) => scope.spans);
      spans.push(
        ...told.map(({ name, traceId, spanId, parentSpanId = "" }) => {
          return { service: service?.value.stringValue ?? "", name, traceId, spanId, parentSpanId };
        }),
      );
    }
    response.setHeader("content-type", "application/json").end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, spans };
}

/** Each step under the one it is part of, as in `graphql request > plan`. */
export function stepsIn(spans: readonly ExportedSpan[]): string[] {
  const names = new Map(spans.map(({ spanId, name }) => [spanId, name]));
  return spans.map(({ name, parentSpanId }) =>
    parentSpanId === "" ? name : `${names.get(parentSpanId)} > ${name}`,
  );
}
