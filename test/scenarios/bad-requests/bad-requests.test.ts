import { describe, expect, it } from "vitest";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

type Sent = { method?: string; headers?: Record<string, string>; body?: string; path?: string };

async function send({ method = "POST", headers = {}, body, path = "/graphql" }: Sent) {
  const response = await fetch(`${graph.address}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

const VIEWER = JSON.stringify({ query: "{ viewer { role } }" });

function refusal(status: number, code: string, message: unknown, more: object = {}) {
  return {
    status,
    body: { errors: [{ message, extensions: { code, retryable: false }, ...more }] },
  };
}

describe("a request that cannot be answered gets a registered code, the fix, and nothing else", () => {
  it.each([
    ["no token but a word", "nonsense", "must be 'Bearer <token>'"],
    ["a token of another issuer", "Bearer aaaa.bbbb.cccc", "token"],
  ])("%s is refused with 401, never taken for anonymous", async (_what, authorization, words) => {
    const answer = await send({ headers: { authorization }, body: VIEWER });

    expect(answer).toEqual(refusal(401, "UNAUTHENTICATED", expect.stringContaining(words)));
  });

  it("a token that was changed is refused", async () => {
    const token = await graph.token(AGENT);
    const [header, , signature] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ sub: "agt_x", role: "agent" })).toString(
      "base64url",
    );

    const answer = await send({
      headers: { authorization: `Bearer ${header}.${forged}.${signature}` },
      body: VIEWER,
    });

    expect(answer).toEqual(refusal(401, "UNAUTHENTICATED", expect.any(String)));
  });

  it("a malformed query points at the place", async () => {
    const answer = await send({ body: JSON.stringify({ query: "{ partner(id: " }) });

    expect(answer).toEqual(
      refusal(400, "GRAPHQL_PARSE_FAILED", "Syntax Error: Unexpected <EOF>.", {
        locations: [{ line: 1, column: 15 }],
      }),
    );
  });

  it("an unknown field is named", async () => {
    const answer = await send({ body: JSON.stringify({ query: "{ viewer { password } }" }) });

    expect(answer).toEqual(
      refusal(400, "GRAPHQL_VALIDATION_FAILED", 'Cannot query field "password" on type "Viewer".', {
        locations: [{ line: 1, column: 12 }],
      }),
    );
  });

  it("a body that is no JSON is refused as such", async () => {
    const answer = await send({ body: "{ not json" });

    expect(answer).toEqual(refusal(400, "BAD_REQUEST", expect.stringContaining("JSON")));
  });

  it("a request without a query is refused as such", async () => {
    const answer = await send({ body: JSON.stringify({ variables: {} }) });

    expect(answer).toEqual(refusal(400, "BAD_REQUEST", expect.stringContaining("query")));
  });

  it("a body beyond the limit is refused before it is read", async () => {
    const answer = await send({ body: JSON.stringify({ query: "#".repeat(300_000) }) });

    expect(answer).toEqual(refusal(413, "PAYLOAD_TOO_LARGE", expect.stringContaining("large")));
  });

  it("another content type is refused", async () => {
    const answer = await send({ headers: { "content-type": "text/csv" }, body: "a,b" });

    expect(answer).toEqual(
      refusal(415, "UNSUPPORTED_MEDIA_TYPE", expect.stringContaining("application/json")),
    );
  });

  it("an unknown address is refused", async () => {
    const answer = await send({ method: "GET", path: "/nowhere" });

    expect(answer).toEqual(refusal(404, "NOT_FOUND", expect.any(String)));
  });

  it.each([
    [
      "a partner's id of the wrong form",
      `{ partner(id: "12345") { id } }`,
      "partner",
      "starts with ptn_",
    ],
    [
      "a user's id where a partner's belongs",
      `{ partner(id: "usr_demo_web") { id } }`,
      "partner",
      "starts with ptn_",
    ],
    [
      "a partner's id where a user's belongs",
      `{ user(id: "ptn_demo_taxi") { id } }`,
      "user",
      "starts with usr_",
    ],
  ])("%s is named with its form", async (_what, query, field, words) => {
    const answer = await graph.ask(query, { as: AGENT });

    expect(answer).toEqual({
      status: 200,
      data: { [field]: null },
      errors: [
        {
          message: expect.stringContaining(words),
          path: [field],
          extensions: { code: "BAD_USER_INPUT", retryable: false },
        },
      ],
    });
  });

  it.each([
    [`query: ""`, "1 to 100 characters"],
    [`query: "${"가".repeat(101)}"`, "1 to 100 characters"],
    [`query: "데모", first: 0`, `"first" must be from 1 to 100`],
    [`query: "데모", first: 101`, `"first" must be from 1 to 100`],
    [`query: "데모", after: "nonsense"`, `"after" must be a cursor`],
  ])("a search with %s says what is allowed", async (given, words) => {
    const { data, errors } = await graph.ask(`{ searchBeneficiaries(${given}) { nodes { id } } }`, {
      as: AGENT,
    });

    expect({ data, errors }).toEqual({
      data: null,
      errors: [
        {
          message: expect.stringContaining(words),
          path: ["searchBeneficiaries"],
          extensions: { code: "BAD_USER_INPUT", retryable: false },
        },
      ],
    });
  });

  it("an unknown outage is null, not an error", async () => {
    const { data, errors } = await graph.ask(
      `{ outage(id: "1999") { id } partner(id: "ptn_demo_taxi") { compensation(outageId: "1999") { total { received } } } }`,
      { as: AGENT },
    );

    expect({ data, errors }).toEqual({
      data: { outage: null, partner: { compensation: null } },
      errors: undefined,
    });
  });
});
