import { createHash, timingSafeEqual } from "node:crypto";
import Fastify, { LogController } from "fastify";
import { collectDefaultMetrics, type Registry } from "prom-client";

/** Figures that can be scraped. */
export type MetricsListener = {
  /** `http://127.0.0.1:9464` */
  address: string;
  close(): Promise<void>;
};

/**
 * Serves /metrics on a port of its own, with the figures of the process. Not on the port that clients reach: behind a
 * proxy on the same machine everybody comes from there, and what is meant for operators would be open.
 * @param token has to be shown as a bearer token; null where only this machine reaches the address
 */
export async function listenForScrapes(
  registry: Registry,
  { listen, token }: { listen: { host: string; port: number }; token: string | null },
): Promise<MetricsListener> {
  collectDefaultMetrics({ register: registry });
  const app = Fastify({
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  app.get("/metrics", async (request, reply) => {
    if (token !== null && !isSame(request.headers.authorization ?? "", `Bearer ${token}`)) {
      return reply.status(401).header("www-authenticate", "Bearer").send();
    }
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
  // A copy: Fastify writes into what it is given, and settings are frozen.
  const address = await app.listen({ ...listen });
  return { address, close: () => app.close() };
}

/** Takes as long whatever the two have in common. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(first as Buffer, second as Buffer);
}
