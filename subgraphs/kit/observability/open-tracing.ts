import type { Span } from "@opentelemetry/api";
import type { SpanProcessor } from "@opentelemetry/sdk-trace-node";
import type { Trace, Tracing } from "./trace.js";

/** As W3C Trace Context writes it: version, trace, parent, flags. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const SAMPLED = 1;

/**
 * Starts to trace and to send what is traced over OTLP. Nothing of OpenTelemetry is loaded before.
 * @param service what the process is called in the traces
 * @param endpoint of the collector, without a path: `http://127.0.0.1:4318`
 */
export async function openTracing(service: string, endpoint: string): Promise<Tracing> {
  const [{ BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const url = new URL(`${endpoint.replace(/\/$/, "")}/v1/traces`).href;
  return tracingThrough(new BatchSpanProcessor(new OTLPTraceExporter({ url })), service);
}

/** Traces through a processor of spans. Nothing is registered for the process: each server traces for itself. */
export async function tracingThrough(processor: SpanProcessor, service: string): Promise<Tracing> {
  const [api, { NodeTracerProvider }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/resources"),
  ]);
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer("compensation");

  function traceOf(span: Span): Trace {
    const { traceId, spanId, traceFlags } = span.spanContext();
    const inside = trace.setSpan(ROOT_CONTEXT, span);
    return {
      id: traceId,
      child: (name, attributes = {}) =>
        traceOf(tracer.startSpan(name, { attributes: { ...attributes } }, inside)),
      note: (attributes) => void span.setAttributes({ ...attributes }),
      fail: (message) => void span.setStatus({ code: SpanStatusCode.ERROR, message }),
      end: () => span.end(),
      header: () => `00-${traceId}-${spanId}-0${traceFlags & SAMPLED}`,
    };
  }

  return {
    begin(name, parent = "") {
      const [, traceId = "", spanId = "", flags = "00"] = TRACEPARENT.exec(parent) ?? [];
      const traceFlags = Number.parseInt(flags, 16) & SAMPLED;
      const isValid = trace.isSpanContextValid({ traceId, spanId, traceFlags });
      const outside = isValid
        ? trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true })
        : ROOT_CONTEXT;
      return traceOf(tracer.startSpan(name, { kind: SpanKind.SERVER }, outside));
    },
    close: () => provider.shutdown(),
  };
}
