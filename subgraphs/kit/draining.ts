import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

/** How a server ends without failing anybody who asked it before. */
export type Draining = {
  /** Whether it was told to end: from then on nobody should be sent here. */
  isDraining(): boolean;
  /**
   * Begins to end: each connection is closed with its current answer, and whoever looks at /ready is given the time to.
   * The requests under way are waited for by what closes the server.
   */
  drain(): Promise<void>;
};

/**
 * Lets a server end in order. Has to be put on the app before its routes, and the app made with
 * `return503OnClosing: false`: what comes over a connection that is still open is answered, too.
 * @param noticeMs for so long /ready says no before the server stops to listen
 */
export function drainable(app: FastifyInstance, noticeMs: number): Draining {
  let isDraining = false;
  // Kept open, a connection that was busy when the server closed would hold it up until it idles out.
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (isDraining) reply.header("connection", "close");
    done();
  });
  return {
    isDraining: () => isDraining,
    async drain() {
      isDraining = true;
      if (noticeMs > 0) await delay(noticeMs);
    },
  };
}
