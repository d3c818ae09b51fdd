import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** A request that a server has begun to read, and cannot answer before the rest is sent. */
export type OpenRequest = {
  /** Sends the rest and gives the answer. */
  finish(): Promise<{ status: number | undefined; connection: string | undefined; body: string }>;
};

/** Begins to send a POST over a connection of its own, which is kept alive unless the server closes it. */
export async function openRequest(
  url: string,
  headers: object,
  body: string,
): Promise<OpenRequest> {
  const agent = new Agent({ keepAlive: true });
  const sent = request(url, {
    method: "POST",
    agent,
    headers: {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      // The server says when it has the head of the request.
      expect: "100-continue",
    },
  });
  sent.flushHeaders();
  await once(sent, "continue");
  sent.write(body.slice(0, 1));
  return {
    async finish() {
      const answered = once(sent, "response") as Promise<[IncomingMessage]>;
      sent.end(body.slice(1));
      const [response] = await answered;
      const { statusCode: status, headers: given } = response;
      const answer = { status, connection: given.connection, body: await text(response) };
      agent.destroy();
      return answer;
    },
  };
}
