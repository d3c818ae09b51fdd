import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "undici";
import { type Fault, INTERNAL_TEXT, type PassingFault } from "./fault.js";
import { type SpoilingFault, spoiled, type ToldAnswer } from "./spoiled-answer.js";

/** Stands between the gateway and one subgraph, and spoils what the subgraph says as it is told to. */
export type FaultProxy = {
  /** Where the gateway finds the subgraph: `http://127.0.0.1:40123/graphql`. */
  url: URL;
  /**
   * Breaks the way from the next request on, or mends it with null.
   * @param times after so many requests all is well again
   */
  fail(fault: Fault | PassingFault | null, times?: number): Promise<void>;
  /** From the next request on, what the subgraph says arrives so many milliseconds later. */
  delay(ms: number): void;
  /** How many requests to /graphql arrived since the last call. */
  takeRequests(): number;
  close(): Promise<void>;
};

/** Starts one on a port of this machine that is free. @param upstream where the subgraph itself answers */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const pool = new Pool(upstream, { connections: 50 });
  let current: { fault: Fault | PassingFault; left: number } | null = null;
  let delayMs = 0;
  let requests = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    if (request.method === "POST") requests += 1;
    const fault = takeFault(request);
    if (fault === "reset") return void request.socket.resetAndDestroy();
    // Whoever asked hangs up when it has waited long enough.
    if (fault === "slow") return;
    const status = fault && /^status (\d+)$/.exec(fault)?.[1];
    if (status) {
      const page = `<html><body>${INTERNAL_TEXT}</body></html>`;
      return void response.writeHead(Number(status), { "content-type": "text/html" }).end(page);
    }
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const told = await pool.request({
      path: request.url ?? "/",
      method: request.method === "POST" ? "POST" : "GET",
      headers: forwardable(request),
      body: request.method === "POST" ? body : null,
      signal: gone.signal,
    });
    const text = await told.body.text();
    if (delayMs > 0) await pause(delayMs, null, { signal: gone.signal });
    send(response, told.statusCode, text, fault);
  }

  function takeFault({ method }: IncomingMessage) {
    const fault = current?.fault ?? null;
    // Whether it is ready is asked at any time.
    if (current && method === "POST" && --current.left <= 0) current = null;
    return fault;
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  async function hangUp(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    url: new URL(`http://127.0.0.1:${port}/graphql`),
    async fail(fault, times = Number.POSITIVE_INFINITY) {
      current = fault && fault !== "refused" ? { fault, left: times } : null;
      if (fault === "refused") return hangUp();
      if (server.listening) return;
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    delay(ms) {
      delayMs = ms;
    },
    takeRequests() {
      const taken = requests;
      requests = 0;
      return taken;
    },
    async close() {
      await hangUp();
      await pool.destroy();
    },
  };
}

/** Headers that are about the request, and not about the connection that it came by. */
function forwardable({ headers }: IncomingMessage): IncomingMessage["headers"] {
  const {
    connection: _,
    host: __,
    "content-length": ___,
    "transfer-encoding": ____,
    ...own
  } = headers;
  return own;
}

function send(
  response: ServerResponse,
  status: number,
  text: string,
  fault: Fault | PassingFault | null,
): void {
  const json = { "content-type": "application/json" };
  switch (fault) {
    case "truncated": {
      const bytes = Buffer.from(text);
      response.writeHead(status, { ...json, "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      return;
    }
    case "no JSON":
      response.writeHead(status, json).end(`${text.slice(0, -1)},,`);
      return;
    case null:
      response.writeHead(status, json).end(text);
      return;
    default: {
      const told = JSON.parse(text) as ToldAnswer;
      response.writeHead(status, json).end(JSON.stringify(spoiled(fault as SpoilingFault, told)));
    }
  }
}
