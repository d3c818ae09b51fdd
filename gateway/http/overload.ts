import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { refuse } from "./refusal.js";

/** Whether the process has more to do than it can. */
export type Pressure = () => boolean;

/** Long enough for what is under way to be answered: the longest of it takes eight seconds, most of it a tenth of one. */
const RETRY_AFTER_S = 2;

/** Answered under any load: whoever looks here decides whether to kill the process, or whether to send more. */
const ALWAYS_ANSWERED: ReadonlySet<string | undefined> = new Set(["/health", "/ready"]);

/**
 * Measures how late the event loop is.
 * @param overloadMs as late as that on average over a second is too late; 0 never is
 */
export async function measurePressure(app: FastifyInstance, overloadMs: number): Promise<Pressure> {
  if (overloadMs === 0) return () => false;
  await app.register(underPressure, {
    maxEventLoopDelay: overloadMs,
    // What is done about it is below: in our words, and not to everybody.
    pressureHandler: () => undefined,
  });
  return () => app.isUnderPressure();
}

/**
 * Refuses requests while there is more to do than can be done, before anything of them is read: to answer a part in time
 * is better than to answer everybody too late.
 */
export function refuseUnderPressure(app: FastifyInstance, isOverloaded: Pressure): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (ALWAYS_ANSWERED.has(request.routeOptions.url) || !isOverloaded()) return done();
    reply.header("retry-after", RETRY_AFTER_S);
    refuse(reply, "OVERLOADED", { retryAfterSeconds: RETRY_AFTER_S });
  });
}
