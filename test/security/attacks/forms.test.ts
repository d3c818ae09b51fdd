import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { type ErrorCode, meaningOf } from "../../../subgraphs/kit/errors/error-codes.js";
import { startGraph } from "../../graph.js";

const graphs = [
  ["while developing", await startGraph()],
  ["in production", await startGraph({ http: httpSettings("production", {}) })],
] as const;

const VIEWER = { query: "{ viewer { role } }" };
const JSON_VIEWER = JSON.stringify(VIEWER);

/** Not `fetch`, which says a content type of its own. */
async function send(address: string, headers: Record<string, string>, body: string) {
  const sent = request(`${address}/graphql`, { method: "POST", agent: false, headers });
  sent.end(body);
  const [response] = await once(sent, "response");
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode, body: JSON.parse(text) as unknown };
}

const refusal = (status: number, code: ErrorCode, message = meaningOf(code)) => ({
  status,
  body: { errors: [{ message, extensions: { code, retryable: false } }] },
});

/** What a page of another site can make a browser send without asking first, and what is written to look like JSON. */
const FORMS: readonly (readonly [type: string, body: string])[] = [
  ["application/x-www-form-urlencoded", "query=%7B__typename%7D"],
  ["application/x-www-form-urlencoded; charset=utf-8", JSON_VIEWER],
  [
    "multipart/form-data; boundary=x",
    `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON_VIEWER}\r\n--x--`,
  ],
  ["text/plain", JSON_VIEWER],
  ["text/plain; application/json", JSON_VIEWER],
  ["text/plain;charset=UTF-8", JSON_VIEWER],
  ["application/json-no", JSON_VIEWER],
  ["application/graphql", VIEWER.query],
  ["json", JSON_VIEWER],
  ["*/*", JSON_VIEWER],
];

describe.each(graphs)("a form of another site, %s", (_when, { address }) => {
  it.each(FORMS)("sent as %s is not read", async (type, body) => {
    const headers = { "content-type": type };

    expect(await send(address, headers, body)).toEqual(refusal(415, "UNSUPPORTED_MEDIA_TYPE"));
  });

  it("sent as nothing in particular is not read", async () => {
    expect(await send(address, {}, JSON_VIEWER)).toEqual(refusal(415, "UNSUPPORTED_MEDIA_TYPE"));
  });
});

describe("what is JSON", () => {
  it.each([
    ["of one", [VIEWER]],
    ["of a thousand", Array(1_000).fill(VIEWER)],
    ["of none", []],
    ["of lists", [[VIEWER]]],
  ])("and a list %s is not a request", async (_what, list) => {
    const [[, open], [, closed]] = graphs;
    const json = { "content-type": "application/json" };
    const body = JSON.stringify(list);

    expect(await send(open.address, json, body)).toEqual(
      refusal(400, "BAD_REQUEST", "Operation batching disabled."),
    );
    expect(await send(closed.address, json, body)).toEqual(refusal(400, "UNTRUSTED_DOCUMENT"));
  });

  it.each(["application/json", "Application/JSON; charset=utf-8"])("is read: %s", async (type) => {
    const [[, { address }]] = graphs;

    expect(await send(address, { "content-type": type }, JSON_VIEWER)).toEqual({
      status: 200,
      body: { data: { viewer: { role: "ANONYMOUS" } } },
    });
  });
});
