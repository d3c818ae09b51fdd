import { getEventListeners, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema, type GraphQLError, parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { BadStatus, isPassing, WrongAnswer } from "../../../gateway/subgraph-call/failures.js";
import { overHttp } from "../../../gateway/subgraph-call/over-http.js";
import type { RemoteCall } from "../../../gateway/subgraph-call/signed-http.js";
import { gatewayContext } from "../../../gateway/subgraph-call/subgraph-call.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const schema = buildSchema("type Query { title(id: ID): String }");
const REQUEST = {
  document: parse("query T($id: ID) { title(id: $id) }"),
  operationName: "T",
  variables: { id: "1015" },
  schema,
};
const CONNECTIONS = 2;
const ORIGIN = { address: null, requestId: "req_1" };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A subgraph that answers like this, and the way to it: what was asked, and what came of it. */
async function subgraph(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const calls: RemoteCall[] = [];
  const { transport, close } = overHttp({
    name: "talk",
    url: new URL(`http://127.0.0.1:${port}/graphql?by=test`),
    connections: CONNECTIONS,
    requestOf: (call) => {
      calls.push(call);
      return { method: "POST", headers: { "content-type": "application/json" }, body: call.body };
    },
  });
  closing.push(close);
  const context = gatewayContext({ viewer: AGENT, now: DEMO_INSTANT, origin: ORIGIN });
  const ask = (signal = new AbortController().signal, request = REQUEST) =>
    transport(request, context, signal);
  return { ask, calls };
}

const saying = (text: string, status = 200) =>
  subgraph((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  });

describe("a call over HTTP", () => {
  it("is handed to the signer whole: what is asked, of whom, by whom and in which request", async () => {
    const { ask, calls } = await saying('{"data":{"title":"1015"}}');

    await ask();

    const body = {
      query: "query T($id:ID){title(id:$id)}",
      operationName: "T",
      variables: { id: "1015" },
    };
    expect(calls).toEqual([
      {
        subgraph: "talk",
        url: expect.any(URL),
        viewer: AGENT,
        request: { now: DEMO_INSTANT, origin: ORIGIN, sources: new Map() },
        body: JSON.stringify(body),
      },
    ]);
  });

  it("is read whole, however it arrives, and leaves nothing behind on its signal", async () => {
    const text = Buffer.from('{"data":{"title":"데이터 센터"}}');
    const { ask } = await subgraph((_request, response) => {
      // In the middle of a letter.
      response.write(text.subarray(0, 20), () => response.end(text.subarray(20)));
    });
    const { signal } = new AbortController();

    expect(await ask(signal)).toEqual({ data: { title: "데이터 센터" } });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is checked by the schema that it is asked over, also when its document was asked over another", async () => {
    const { ask } = await saying('{"data":{"title":7}}');
    const other = buildSchema("type Query { title(id: ID): Int }");

    await expect(ask()).rejects.toThrow("the answer is not to what was asked");
    expect(await ask(undefined, { ...REQUEST, schema: other })).toEqual({ data: { title: 7 } });
  });

  it("goes to the address's own path and search", async () => {
    const seen: (string | undefined)[] = [];
    const { ask } = await subgraph((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.end('{"data":{"title":null}}');
    });

    await ask();

    expect(seen).toEqual(["POST /graphql?by=test"]);
  });

  it.each([
    ["data", '{"data":{"title":"1015"}}', { data: { title: "1015" } }],
    [
      "data beside a list of no errors",
      '{"data":{"title":"1"},"errors":[]}',
      { data: { title: "1" } },
    ],
    ["neither", "{}", { data: null }],
    [
      "more than it was asked for",
      '{"data":{"title":"1"},"extensions":{}}',
      { data: { title: "1" } },
    ],
  ])("gives the subgraph's %s", async (_what, text, result) => {
    const { ask } = await saying(text);

    expect(await ask()).toEqual(result);
  });

  it.each([[200], [400], [401]])(
    "reads errors with status %i, with their code alone",
    async (status) => {
      const errors = [
        {
          message: "No.",
          path: ["title"],
          extensions: { code: "FORBIDDEN", stacktrace: ["at x"] },
        },
        { message: 7, path: [{}], extensions: null },
        "odd",
        null,
      ];
      const { ask } = await saying(JSON.stringify({ errors }), status);

      const { data, errors: read } = await ask();

      expect(data).toBeNull();
      expect(read?.map((error: GraphQLError) => error.toJSON())).toEqual([
        { message: "No.", path: ["title"], extensions: { code: "FORBIDDEN" } },
        ...[1, 2, 3].map(() => ({ message: "no message", extensions: { code: undefined } })),
      ]);
    },
  );
});

describe("what is no answer is thrown as what it is", () => {
  it.each([[500], [502], [503], [504]])("status %i", async (status) => {
    const { ask } = await saying('{"data":{"title":"1015"}}', status);

    await expect(ask()).rejects.toEqual(new BadStatus(status));
  });

  it.each([
    ["no JSON", "<html></html>"],
    ["cut JSON", '{"data":{"title":'],
    ["nothing", ""],
    ["a number", "7"],
    ["null", "null"],
  ])("%s", async (_what, text) => {
    const { ask } = await saying(text);

    await expect(ask()).rejects.toEqual(new WrongAnswer("the answer is no JSON object"));
  });

  it.each([
    ["an answer to something else", '{"data":{"name":"1015"}}'],
    ["a wrong type", '{"data":{"title":7}}'],
    ["a list of data", '{"data":[]}'],
  ])("%s", async (_what, text) => {
    const { ask } = await saying(text);

    await expect(ask()).rejects.toEqual(new WrongAnswer("the answer is not to what was asked"));
  });

  it.each<[string, RequestListener]>([
    ["a connection that is reset", ({ socket }) => void socket.resetAndDestroy()],
    ["a connection that is closed", ({ socket }) => void socket.destroy()],
    [
      "an answer that ends before it is whole",
      (_request, response) => {
        response.writeHead(200, { "content-length": 100 });
        response.write('{"data":', () => response.destroy());
      },
    ],
  ])("%s, which may be over in a moment", async (_what, listener) => {
    const { ask } = await subgraph(listener);

    const failure = await ask().then(
      () => null,
      (error: unknown) => error,
    );

    expect(failure).toBeInstanceOf(Error);
    expect(isPassing(failure)).toBe(true);
  });
});

describe("a call that nobody waits for", () => {
  it("ends with the signal's reason, and the subgraph sees its caller go", async () => {
    const stop = new AbortController();
    const gone = new Error("the client has gone");
    let hangUp: () => void = () => undefined;
    const hungUp = new Promise<void>((resolve) => {
      hangUp = resolve;
    });
    const { ask } = await subgraph((_request, response) => {
      response.once("close", hangUp);
      stop.abort(gone);
    });

    await expect(ask(stop.signal)).rejects.toBe(gone);
    await hungUp;
  });

  it("is not sent when nobody waits any more once there is a connection for it", async () => {
    const held: (() => void)[] = [];
    const { ask } = await subgraph((_request, response) => {
      held.push(() => response.end('{"data":{"title":null}}'));
      if (held.length === CONNECTIONS) allBusy();
    });
    let allBusy: () => void = () => undefined;
    const areBusy = new Promise<void>((resolve) => {
      allBusy = resolve;
    });
    const before = Array.from({ length: CONNECTIONS }, () => ask());
    await areBusy;
    const stop = new AbortController();
    const waiting = ask(stop.signal);

    stop.abort(new Error("the client has gone"));
    for (const answer of held) answer();

    await Promise.all(before);
    await expect(waiting).rejects.toThrow("the client has gone");
    expect(held).toHaveLength(CONNECTIONS);
  });

  it("is not sent when nobody waited from the start", async () => {
    let requests = 0;
    const { ask } = await subgraph((_request, response) => {
      requests += 1;
      response.end("{}");
    });

    await expect(ask(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    expect(requests).toBe(0);
  });
});
