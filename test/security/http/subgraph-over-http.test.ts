import { once } from "node:events";
import { request } from "node:http";
import { auditServer } from "graphql-http";
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { type ErrorCode, meaningOf } from "../../../subgraphs/kit/errors/error-codes.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import type { TokenVerifier } from "../../../subgraphs/kit/viewer/token.js";
import { registry } from "../../../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

const { directory } = await freshDatabases("directory");
const database = openDatabase(directory?.servingUrl ?? "", {
  max: 2,
  keys: TEST_KEYS,
  auditKeys: TEST_AUDIT_KEYS,
});
afterAll(() => database.close());

const logLines: string[] = [];
beforeEach(() => void logLines.splice(0));

/** The directory as a server of its own that checks tokens: what it answers is what it answers a signed call. */
async function serveDirectory(verify: TokenVerifier["verify"]) {
  const definition = await registry.find(({ name }) => name === "directory")?.load();
  if (!definition) throw new Error("there is no directory");
  return serveSubgraph(definition, {
    database,
    environment: "test",
    signingKeys: [],
    identity: { verify },
    realTime: () => new Date(),
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    log: createLog("info", { write: (line: string) => void logLines.push(line) }),
  });
}

const served = await serveDirectory(async () => AGENT);
afterAll(() => served.close());
const url = `${served.address}/graphql`;

type Sent = { method?: string; headers?: Record<string, string>; body?: unknown };

/** Not `fetch`, which says a content type and an `Accept` of its own. */
async function send({ method = "POST", headers = {}, body }: Sent, to = url) {
  const sent = request(to, { method, agent: false, headers });
  sent.end(typeof body === "string" || body === undefined ? body : JSON.stringify(body));
  const [response] = await once(sent, "response");
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  const { statusCode: status, headers: said } = response;
  return { status, type: said["content-type"], body: text === "" ? null : JSON.parse(text) };
}

const JSON_TYPE = { "content-type": "application/json" };
const TYPE = "application/json; charset=utf-8";
const ask = (body: unknown, headers: Record<string, string> = {}) =>
  send({ headers: { ...JSON_TYPE, ...headers }, body });

function refusal(status: number, code: ErrorCode, more: object = {}) {
  const error = { message: meaningOf(code), extensions: { code, retryable: false }, ...more };
  return { status, type: TYPE, body: { errors: [error] } };
}

const ROLE = "{ viewer { role } }";
const ANSWER = { data: { viewer: { role: "AGENT" } } };

describe("a subgraph's own server", () => {
  it("speaks GraphQL over HTTP as its specification says, but for three warnings", async () => {
    const results = await auditServer({
      url,
      // Its introspection is closed: what the audits ask of it is asked of the search.
      fetchFn: (to: string, init: RequestInit = {}) =>
        fetch(to, {
          ...init,
          ...(typeof init.body === "string" && {
            body: init.body.replaceAll(
              /__type\(name: (\$name|\\?".*?")\) \{ name \}/g,
              "searchBeneficiaries(query: $1) { count }",
            ),
          }),
        }),
    });

    const byStatus = (status: string) =>
      results.filter((result) => result.status === status).map(({ id }) => id);
    expect(results.length).toBeGreaterThan(60);
    // As at the gateway: a request that is refused has another status than one that is answered, and there is no GET.
    expect({
      error: byStatus("error"),
      warn: byStatus("warn"),
      notice: byStatus("notice"),
    }).toEqual({
      error: [],
      warn: ["572B", "FDE2", "7B9B"],
      notice: ["5A70", "D6D5", "6A70"],
    });
  });

  it("answers one of several operations by its name", async () => {
    const query = `query A ${ROLE} query B { viewer { id } }`;

    expect(await ask({ query, operationName: "A" })).toEqual({
      status: 200,
      type: TYPE,
      body: ANSWER,
    });
    for (const operationName of [undefined, "C"]) {
      expect(await ask({ query, operationName })).toEqual(
        refusal(400, "OPERATION_RESOLUTION_FAILURE"),
      );
    }
  });

  it("tells its schema to a router that asks for it, and to nobody by introspection", async () => {
    const { body } = await ask({ query: "{ _service { sdl } }" });
    const introspected = await ask({ query: "{ __schema { queryType { name } } }" });

    expect(body).toEqual({ data: { _service: { sdl: expect.stringContaining("type Query") } } });
    expect(introspected.status).toBe(400);
    expect(introspected.body.data).toBeUndefined();
  });

  it("points into a document that cannot be read, or does not fit", async () => {
    expect(await ask({ query: "{ viewer {" })).toEqual(
      refusal(400, "GRAPHQL_PARSE_FAILED", {
        message: "Syntax Error: Expected Name, found <EOF>.",
        locations: [{ line: 1, column: 11 }],
      }),
    );
    expect(await ask({ query: "{ viewer { password } }" })).toEqual(
      refusal(400, "GRAPHQL_VALIDATION_FAILED", {
        message: 'Cannot query field "password" on type "Viewer".',
        locations: [{ line: 1, column: 12 }],
      }),
    );
  });

  it("names the variable that is wrong, and executes nothing", async () => {
    const query = "query ($id: ID!) { partner(id: $id) { id } }";

    expect(await ask({ query, variables: { id: [] } })).toEqual(
      refusal(400, "BAD_USER_INPUT", {
        message: 'Variable "$id" got invalid value []; ID cannot represent value: []',
      }),
    );
  });

  it("answers what it can, and says at the field what is wrong with it", async () => {
    const answer = await ask({ query: `{ viewer { role } partner(id: "12345") { id } }` });

    expect(answer).toEqual({
      status: 200,
      type: TYPE,
      body: {
        data: { ...ANSWER.data, partner: null },
        errors: [
          {
            message: expect.stringContaining("starts with ptn_"),
            path: ["partner"],
            extensions: { code: "BAD_USER_INPUT", retryable: false },
          },
        ],
      },
    });
  });

  it("takes one request at a time", async () => {
    const message = expect.stringContaining("one request at a time");

    for (const list of [[{ query: ROLE }], []]) {
      expect(await ask(list)).toEqual(refusal(400, "BAD_REQUEST", { message }));
    }
  });

  it.each([
    ["application/graphql-response+json", `application/graphql-response+json; charset=utf-8`],
    ["application/graphql-response+json, application/json", TYPE],
  ])("answers who accepts %s in that form", async (accept, type) => {
    expect(await ask({ query: ROLE }, { accept })).toEqual({ status: 200, type, body: ANSWER });
  });

  it("refuses who accepts no form of it, before anything is done", async () => {
    expect(await ask({ query: ROLE }, { accept: "text/html" })).toEqual(
      refusal(406, "BAD_REQUEST"),
    );
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "",
  ])("does not read a body that says to be %j", async (type) => {
    const headers: Record<string, string> = type === "" ? {} : { "content-type": type };

    const { status, body } = await send({ headers, body: JSON.stringify({ query: ROLE }) });

    expect([status, body.data]).toEqual([415, undefined]);
  });

  it("does not read a body of more than a megabyte, nor one that is no JSON", async () => {
    const long = await ask({ query: `#${"x".repeat(1_048_576)}` });
    const broken = await ask("{ not json");

    expect([long.status, broken.status]).toEqual([413, 400]);
  });

  it("knows no GET", async () => {
    const { status } = await send({ method: "GET" }, `${url}?query=${encodeURIComponent(ROLE)}`);

    expect(status).toBe(404);
  });

  it("shows a reference in place of what nobody expected, and the log what it was", async () => {
    const failing = await serveDirectory(() => Promise.reject(new Error("10.1.2.3 is gone")));
    onTestFinished(() => failing.close());

    const answer = await send(
      { headers: JSON_TYPE, body: { query: ROLE } },
      `${failing.address}/graphql`,
    );

    const [error] = answer.body.errors;
    const { reference } = error.extensions;
    expect(answer).toEqual(
      refusal(500, "INTERNAL_SERVER_ERROR", {
        extensions: { code: "INTERNAL_SERVER_ERROR", retryable: false, reference },
      }),
    );
    expect(reference).toMatch(/^err_[0-9a-f-]{36}$/);
    expect(logLines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        reference,
        err: expect.objectContaining({ message: "10.1.2.3 is gone" }),
      }),
    );
  });

  it("waits ten seconds for what is under way when it ends, and no longer", async () => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const stuck = await serveDirectory(() => {
      asked();
      return new Promise(() => {});
    });
    const sent = request(`${stuck.address}/graphql`, { method: "POST", headers: JSON_TYPE });
    const hungUp = once(sent, "error");
    sent.end(JSON.stringify({ query: ROLE }));
    await isAsked;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());

    const closing = stuck.close();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(sent.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);

    await hungUp;
    await closing;
  });
});
