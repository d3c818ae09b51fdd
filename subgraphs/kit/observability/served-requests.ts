import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { Histogram, type Registry } from "prom-client";
import { type Trace, type Tracing, within } from "./trace.js";

/** Up to the deadline that a gateway gives a call. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * Times the calls to a subgraph that is served by itself, and makes each a step of the trace that its gateway tells of.
 * @param isSigned whether calls are: then, and only for those that were accepted, the gateway's word is taken
 */
export function watchRequests(
  app: FastifyInstance,
  { registry, tracing }: { registry: Registry | null; tracing: Tracing | null },
  isSigned: boolean,
): void {
  if (!registry && !tracing) return;
  const seconds =
    registry &&
    new Histogram({
      name: "compensation_served_seconds",
      help: "Calls that this subgraph answered, by HTTP status.",
      labelNames: ["status"],
      buckets: SECONDS,
      registers: [registry],
    });
  const steps = new WeakMap<IncomingMessage, Trace>();

  // After the body, which is parsed only of a call whose signature holds.
  app.addHook("preHandler", (request, _reply, done) => {
    if (!tracing || request.method !== "POST") return done();
    const { traceparent } = request.raw.headersDistinct;
    const isBelieved = isSigned && request.body !== null;
    const step = tracing.begin("serve", isBelieved ? traceparent?.[0] : undefined);
    steps.set(request.raw, step);
    within(step, done);
  });
  app.addHook("onResponse", ({ raw, method }, { statusCode, elapsedTime }, done) => {
    if (method === "POST") seconds?.observe({ status: statusCode }, elapsedTime / 1_000);
    const step = steps.get(raw);
    step?.note({ "http.response.status_code": statusCode });
    step?.end();
    done();
  });
}
