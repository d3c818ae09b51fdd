import { getIntrospectionQuery } from "graphql";
import { describe, expect, it } from "vitest";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { refusal, startProduction } from "./production.fixture.js";

// Trusted documents would refuse all of it: measured here, so that each of these holds on its own.
const graph = await startProduction({ TRUSTED_DOCUMENTS: "measure" });
const { post, get } = graph;
const developed = await startGraph();
const PREFLIGHT = { "apollo-require-preflight": "1" };

const times = (count: number, make: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => make(place)).join(" ");

/** The checks of graphql-cop 1.14, by its names and with its queries, and where ours can be asked for more, with more. */
describe("graphql-cop finds nothing in production", () => {
  it("Alias Overloading", async () => {
    const { status, json } = await post({
      query: `query cop { ${times(101, (place) => `alias${place}: __typename`)} }`,
    });

    expect([status, json.data]).toEqual([400, undefined]);
    expect(json.errors[0].extensions).toEqual({
      code: "TOO_MANY_ALIASES",
      retryable: false,
      found: 101,
      limit: 40,
    });
  });

  it("Array-based Query Batching", async () => {
    const { status, json } = await post(Array(10).fill({ query: "query cop { __typename }" }));

    expect([status, json]).toEqual([400, refusal("BAD_REQUEST")]);
  });

  it("Directive Overloading", async () => {
    const few = await post({ query: `query cop { __typename ${"@aa".repeat(10)} }` });
    const many = await post({ query: `query cop { __typename ${"@aa".repeat(500)} }` });

    // Ten are answered with ten errors, as any ten mistakes are; the cost is bounded by the limit.
    expect([few.status, few.json.errors.length]).toEqual([400, 10]);
    expect([many.status, many.json.errors.length]).toEqual([400, 1]);
    expect(many.json.errors[0].extensions.code).toBe("TOO_MANY_DIRECTIVES");
  });

  it("Introspection-based Circular Query", async () => {
    const circle = `${"fields { type { ".repeat(4)} name ${"} } ".repeat(4)}`;
    const { status, json } = await post({
      query: `query cop { __schema { types { ${circle} } } }`,
    });

    expect([status, json.data]).toEqual([400, undefined]);
  });

  it("Field Duplication", async () => {
    const { status, json } = await post({ query: `query cop { ${"__typename ".repeat(500)} }` });

    expect([status, json.data]).toEqual([400, undefined]);
    expect(json.errors[0].extensions.code).toBe("TOO_MANY_ROOT_FIELDS");
  });

  it.each([
    ["Mutation over GET", "mutation cop { __typename }"],
    ["GET Method Query Support (possible CSRF)", "query cop { __typename }"],
  ])("%s", async (_what, query) => {
    for (const headers of [{}, PREFLIGHT]) {
      const { status, json, headers: answered } = await get({ query }, headers);

      expect([status, json]).toEqual([405, refusal("METHOD_NOT_ALLOWED")]);
      expect(answered.get("allow")).toBe("POST");
    }
  });

  it.each([
    ["application/x-www-form-urlencoded", "query=query+cop+%7B__typename%7D"],
    [
      "multipart/form-data; boundary=x",
      `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--`,
    ],
    ["text/plain", JSON.stringify({ query: "{ __typename }" })],
  ])("POST based on %s (possible CSRF)", async (type, body) => {
    const { status, json } = await post(body, { "content-type": type });

    expect([status, json]).toEqual([415, refusal("UNSUPPORTED_MEDIA_TYPE")]);
  });

  it("Trace Mode", async () => {
    const { json, headers } = await post(
      { query: "query cop { __typename }", extensions: { tracing: true } },
      { "apollo-federation-include-trace": "ftv1" },
    );

    expect(json).toEqual({ data: { __typename: "Query" } });
    expect(headers.get("server-timing")).toBeNull();
  });

  it.each(["/graphql", "/graphiql", "/graphiql/", "/", "/playground", "/altair"])(
    "GraphQL IDE at %s",
    async (path) => {
      const response = await fetch(`${graph.address}${path}`, { headers: { accept: "text/html" } });

      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toMatch(/<html|graphiql|playground/i);
    },
  );

  it("GraphQL IDE at /console: there is the support console, from which nobody writes a query", async () => {
    const response = await fetch(`${graph.address}/console`, { headers: { accept: "text/html" } });

    expect(await response.text()).not.toMatch(/graphiql|playground|query/i);
  });

  it.each([
    "query cop { __schema { types { name fields { name } } } }",
    `{ __type(name: "Query") { name } }`,
    `{ viewer { role } ...F } fragment F on Query { a: __schema { queryType { name } } }`,
  ])("Introspection: %s", async (query) => {
    const { status, json } = await post(
      { query },
      { authorization: `Bearer ${await graph.token(AGENT)}` },
    );

    expect([status, json.data]).toEqual([400, undefined]);
    expect(json.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("the schema of a subgraph", async () => {
    const { status, json } = await post({ query: "{ _service { sdl } _entities { __typename } }" });

    expect([status, json.data]).toEqual([400, undefined]);
  });

  it.each([
    ["a field", "{ viewer { rol } }", undefined],
    ["a root field", "{ partnr(id: 1) { id } }", undefined],
    ["an argument", `{ partner(idd: "x") { id } }`, undefined],
    ["a type", "{ viewer { ... on Viewr { role } } }", undefined],
    [
      "an enum's value",
      `{ talkClaims(outageId: "1015", status: IN_REVEW) { nodes { id } } }`,
      undefined,
    ],
    [
      "an enum's value in a variable",
      `query($s: ClaimStatus!) { talkClaims(outageId: "1015", status: $s) { nodes { id } } }`,
      { s: "IN_REVEW" },
    ],
    ["a field of an introspection", "query cop { __schema { directive } }", undefined],
  ])("Field Suggestions for %s", async (_what, query, variables) => {
    const { status, text } = await post({ query, variables });

    expect(status).toBe(400);
    expect(text).not.toMatch(/did you mean/i);
    expect(text).not.toMatch(/IN_REVIEW|\brole\b/);
  });
});

describe("while developing, what production hides is there to be hidden", () => {
  it("suggestions and the schema", async () => {
    const mistyped = await developed.ask("{ viewer { rol } }");
    const schema = await developed.ask(
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true }),
    );

    expect(mistyped.errors?.[0]?.message).toContain('Did you mean "role"?');
    expect([schema.status, schema.data.__schema.queryType.name]).toEqual([200, "Query"]);
  });

  it("GraphiQL", async () => {
    const page = await fetch(`${developed.address}/graphiql`);

    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<html")]);
    expect(page.headers.get("strict-transport-security")).toBeNull();
  });
});
