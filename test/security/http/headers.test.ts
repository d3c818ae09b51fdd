import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { refusal, startProduction } from "./production.fixture.js";

const CONSOLE = "https://console.example.com";
const closed = await startProduction({ TRUSTED_DOCUMENTS: "measure" });
const shared = await startProduction({ TRUSTED_DOCUMENTS: "measure", CORS_ORIGINS: [CONSOLE] });
const developed = await startGraph();

const QUERY = { query: "{ viewer { role } }" };

const SECURITY_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

describe("every answer of production tells browsers to do nothing with it", () => {
  it("a token that is none", async () => {
    const answer = await closed.post(QUERY, { authorization: "nonsense" });

    expect(answer.status).toBe(401);
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
  });

  it.each([
    ["an answer", QUERY, 200],
    ["a query that does not parse", { query: "{" }, 400],
    ["a body that is no JSON", "{", 400],
    ["a body of another type", undefined, 415],
  ])("%s", async (_what, body, status) => {
    const type: Record<string, string> = body === undefined ? { "content-type": "text/csv" } : {};

    const answer = await closed.post(body ?? "a,b", type);

    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
    for (const telling of ["x-powered-by", "server", "access-control-allow-origin"]) {
      expect(answer.headers.get(telling)).toBeNull();
    }
  });
});

describe("pages of other origins", () => {
  const preflight = (graph: typeof closed, origin: string) =>
    fetch(`${graph.address}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,authorization",
      },
    });

  it("may not ask, unless their origin is on the list", async () => {
    const answers = [
      await preflight(closed, CONSOLE),
      await preflight(shared, "https://evil.example.com"),
      await preflight(shared, "null"),
      await preflight(shared, `${CONSOLE}.evil.example.com`),
      await preflight(shared, CONSOLE),
    ];

    expect(answers.map(({ headers }) => headers.get("access-control-allow-origin"))).toEqual([
      null,
      null,
      null,
      null,
      CONSOLE,
    ]);
    expect(answers.at(-1)?.status).toBe(204);
    expect(answers.at(-1)?.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("on the list read the answer; others get one that their browser keeps from them", async () => {
    const allowed = await shared.post(QUERY, { origin: CONSOLE });
    const other = await shared.post(QUERY, { origin: "https://evil.example.com" });

    expect(allowed.headers.get("access-control-allow-origin")).toBe(CONSOLE);
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
    expect(other.headers.get("vary")).toContain("Origin");
  });
});

describe("a request that is made to confuse", () => {
  it("with a Host header that is none is refused, not failed over", async () => {
    const { port } = new URL(closed.address);
    const sent = request({ port, path: "/graphql", method: "POST", setHost: false });
    sent.setHeader("host", "%%%");
    sent.setHeader("content-type", "application/json");
    sent.end(JSON.stringify(QUERY));
    const [response] = await once(sent, "response");
    response.setEncoding("utf8");
    let body = "";
    for await (const chunk of response) body += chunk;

    expect([response.statusCode, JSON.parse(body)]).toEqual([400, refusal("BAD_REQUEST")]);
  });

  it.each([
    [
      "a body that would change what every object has",
      `{"__proto__":{"query":"{ viewer { role } }"}}`,
    ],
    ["a body that is a list", "[]"],
    ["a body that is a text", `"query"`],
    ["a body that is null", "null"],
    ["a query that is a document already", { query: { kind: "Document", definitions: [] } }],
    ["variables that are a text", { ...QUERY, variables: "{}" }],
    ["a name that is a number", { ...QUERY, operationName: 7 }],
  ])("%s is refused", async (_what, body) => {
    const { status, json } = await closed.post(body);

    expect([status, json]).toEqual([400, refusal("BAD_REQUEST")]);
  });

  it("by TRACE finds nothing", async () => {
    const { port } = new URL(closed.address);
    const socket = connect(Number(port), "127.0.0.1");
    socket.end("TRACE /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    socket.setEncoding("utf8");
    let answer = "";
    for await (const chunk of socket) answer += chunk;

    expect(answer).toMatch(/^HTTP\/1\.1 40[045] /);
    expect(answer).not.toMatch(/at .*\.(js|ts)/);
  });
});

describe("a method that would put a question into the address", () => {
  const search = `?query=${encodeURIComponent(QUERY.query)}`;

  it.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])(
    "%s is told the one that is answered",
    async (method) => {
      for (const graph of [closed, developed]) {
        const response = await fetch(`${graph.address}/graphql${search}`, {
          method,
          headers: { "apollo-require-preflight": "1" },
        });

        expect({
          status: response.status,
          allow: response.headers.get("allow"),
          body: await response.json(),
        }).toEqual({ status: 405, allow: "POST", body: refusal("METHOD_NOT_ALLOWED") });
      }
    },
  );

  it("HEAD is told the same in the headers", async () => {
    const response = await fetch(`${closed.address}/graphql${search}`, { method: "HEAD" });

    expect([response.status, response.headers.get("allow"), await response.text()]).toEqual([
      405,
      "POST",
      "",
    ]);
  });

  it("a page of an origin on the list is told that POST is all it may send", async () => {
    const response = await fetch(`${shared.address}/graphql`, {
      method: "OPTIONS",
      headers: { origin: CONSOLE, "access-control-request-method": "GET" },
    });

    expect([response.status, response.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "POST",
    ]);
  });
});

describe("the page of GraphiQL", () => {
  it("has its own policy, and its files have none that would bind their workers", async () => {
    const page = await fetch(`${developed.address}/graphiql`);
    const [file] = /\/graphiql\/assets\/[^"]+\.js/.exec(await page.text()) ?? [];
    const asset = await fetch(`${developed.address}${file}`);

    expect(page.headers.get("content-security-policy")).toContain("script-src 'self' 'sha256-");
    expect(asset.status).toBe(200);
    expect(asset.headers.get("content-security-policy")).toBeNull();
    expect(asset.headers.get("x-content-type-options")).toBe("nosniff");
    expect(asset.headers.get("cache-control")).toContain("immutable");
  });
});
