import type { IncomingMessage } from "node:http";
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from "fastify";
import { type Trace, type Tracing, within } from "../../subgraphs/kit/observability/trace.js";
import { GRAPH_PATH } from "../http/graph-path.js";
import { refusedWith } from "../http/refusal.js";
import type { GatewayContext } from "../subgraph-call/subgraph-call.js";
import type { RequestMetrics } from "./request-metrics.js";

/** What is known of one request to the graph when it is over: nothing by which a person could be found. */
export type RequestReport = {
  /** Of the saved operations; `other` for any other, and for a request that was refused before it was read. */
  operation: string;
  role: GatewayContext["viewer"]["role"] | null;
  /** As it is on record with the audit; null where nobody was asked yet. */
  requestId: string | null;
  /** What the operation was estimated at; null where it was not. */
  cost: number | null;
  /** The codes of its errors, each once. */
  codes: Set<string>;
  /** How the affiliates fared; null where none was asked. */
  sources: GatewayContext["sources"] | null;
  trace: Trace | null;
  /** The step until the first subgraph is asked: the engine plans, or finds its plan. */
  plan: Trace | null;
};

/** What reports go to. */
export type ReportingParts = {
  log: FastifyBaseLogger;
  metrics: RequestMetrics | null;
  tracing: Tracing | null;
  /** A request that took longer is worth a warning, in milliseconds. */
  slowMs: number;
};

/** The report of each request that is under way. */
export type RequestReports = {
  /** @throws Error for a request to anything but the graph */
  of(request: FastifyRequest): RequestReport;
};

/** An operation that is none of the saved ones: a client's names would make figures without end. */
export const OTHER = "other";

/**
 * Reports every request to the graph, whoever refused it: one line in the log, its figures, and the outermost step of its
 * trace.
 */
export function reportRequests(
  app: FastifyInstance,
  { log, metrics, tracing, slowMs }: ReportingParts,
): RequestReports {
  const reports = new WeakMap<IncomingMessage, RequestReport>();

  app.addHook("onRequest", (request, _reply, done) => {
    if (request.routeOptions.url === GRAPH_PATH) {
      const trace = tracing?.begin("graphql request", believedParent(request)) ?? null;
      reports.set(request.raw, newReport(trace));
    }
    done();
  });
  // Not with the request's first hook: the body is read outside of it, and what follows would be part of no step.
  app.addHook("preHandler", (request, _reply, done) => {
    within(reports.get(request.raw)?.trace ?? undefined, done);
  });
  app.addHook("onResponse", (request, reply, done) => {
    const report = reports.get(request.raw);
    if (report) {
      const ms = reply.elapsedTime;
      const refused = refusedWith(reply);
      if (refused) report.codes.add(refused);
      metrics?.over(report, ms / 1_000);
      writeLine(report, reply.statusCode, ms);
      endTrace(report, reply.statusCode);
    }
    done();
  });

  function writeLine(report: RequestReport, status: number, ms: number): void {
    const { operation, role, requestId, cost, codes, sources, trace } = report;
    const line = {
      operation,
      role,
      status,
      ms: Math.round(ms),
      requestId,
      cost,
      ...(codes.size > 0 && { codes: [...codes] }),
      ...(sources?.size && { sources: statesIn(sources) }),
      ...(trace && { trace: trace.id }),
    };
    if (ms > slowMs) log.warn(line, "a slow request");
    else log.info(line, "a request");
  }

  return {
    of({ raw }) {
      const report = reports.get(raw);
      if (!report) throw new Error("only requests to the graph are reported");
      return report;
    },
  };
}

/**
 * The trace that a request says it is part of, where a proxy that is trusted says so. Anybody else's could put what he
 * does into the trace of another.
 */
function believedParent({ ips, raw }: FastifyRequest): string | undefined {
  const parents = raw.headersDistinct.traceparent;
  return (ips?.length ?? 0) > 1 && parents?.length === 1 ? parents[0] : undefined;
}

/** Ends the step of planning; after the first time there is none any more. */
export function endPlan(report: RequestReport | undefined): void {
  if (!report?.plan) return;
  report.plan.end();
  report.plan = null;
}

function newReport(trace: Trace | null): RequestReport {
  const nothing = { role: null, requestId: null, cost: null, sources: null };
  return { operation: OTHER, ...nothing, codes: new Set(), trace, plan: null };
}

function statesIn(sources: GatewayContext["sources"]): Record<string, string> {
  return Object.fromEntries([...sources].map(([affiliate, { state }]) => [affiliate, state]));
}

function endTrace(report: RequestReport, status: number): void {
  const { trace, operation, codes } = report;
  if (!trace) return;
  endPlan(report);
  trace.note({ "graphql.operation.name": operation, "http.response.status_code": status });
  const [code] = codes;
  if (code !== undefined) trace.fail(code);
  trace.end();
}
