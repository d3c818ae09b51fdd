import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../gateway/limits/limits.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import {
  ERROR_CODES,
  type ErrorCode,
  meaningOf,
} from "../../../subgraphs/kit/errors/error-codes.js";
import { AGENT } from "../../demo.js";
import * as documents from "../limits/boundary-documents.fixture.js";
import { TELLING } from "./attack-texts.js";
import {
  type Answered,
  askWithoutIssuer,
  doors,
  graph,
  SECRETS,
  type Sent,
} from "./failures.fixture.js";

/** How a failure is brought about, and what the error says beside its code. */
type Provocation = {
  provoke(): Promise<Answered>;
  /** The status, where it is not that of the code. */
  status?: number;
  /** The message, where it is more precise than the code's meaning. */
  message?: unknown;
  locations?: readonly object[];
  path?: readonly (string | number)[];
  extensions?: object;
  /** There is none when the request is refused as a whole. */
  data?: unknown;
  /** How the affiliates fared, where one was asked. */
  sources?: readonly object[];
};

/** A code that no request over HTTP comes to here: the test that does, or why none can. */
type Elsewhere = { testedIn: string } | { because: string };

const PARTNER = `{ partner(id: "${DEMO.bakery}") { id } }`;
const FROM_PAY = `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { pay { sums { won } } } } }`;
const VIEWER = "{ viewer { role } }";

const query = (text: string, more: Sent = {}): Sent => ({
  as: AGENT,
  body: { query: text },
  ...more,
});
const beyond = (documentOf: (size: number) => string, limit: keyof typeof LIMITS): Provocation => ({
  provoke: () => doors.development(query(documentOf(LIMITS[limit] + 1))),
  extensions: { found: LIMITS[limit] + 1, limit: LIMITS[limit] },
});

async function withDown(subgraph: string, text: string) {
  graph.takeDown([subgraph]);
  try {
    return await doors.development(query(text));
  } finally {
    graph.takeDown([]);
  }
}

async function withoutRecord(text: string) {
  const change = (statement: string) =>
    graph.asOwner("directory", ({ sql }) => sql.unsafe(statement));
  await change("revoke insert on audit_entries from directory_app");
  try {
    return await doors.development(query(text));
  } finally {
    await change("grant insert on audit_entries to directory_app");
  }
}

const hash = (sha256Hash: string) => ({
  body: { extensions: { persistedQuery: { version: 1, sha256Hash } } },
});

/** Every code there is: whoever registers another says here how it is come to. */
const FAILURES: Record<ErrorCode, Provocation | Elsewhere> = {
  QUERY_TOO_LONG: {
    provoke: () => doors.development(query(documents.long(LIMITS.tokens + 1))),
    extensions: { limit: LIMITS.tokens },
  },
  QUERY_TOO_DEEP: beyond(documents.deep, "depth"),
  TOO_MANY_ALIASES: beyond(documents.aliased, "aliases"),
  TOO_MANY_ROOT_FIELDS: beyond(documents.rooted, "rootFields"),
  TOO_MANY_DIRECTIVES: beyond(documents.directed, "directives"),
  TOO_MANY_FIELDS: beyond(documents.selecting, "selections"),
  TOO_MANY_REPEATED_FIELDS: beyond(documents.repeating, "repeatedFields"),
  QUERY_TOO_COSTLY: {
    provoke: () => doors.development(query(documents.costly(LIMITS.cost + 1))),
    extensions: { estimate: LIMITS.cost + 1, limit: LIMITS.cost },
  },
  UNTRUSTED_DOCUMENT: { provoke: () => doors.production(query(VIEWER)) },
  RATE_LIMITED: {
    async provoke() {
      await doors.limited(query(VIEWER));
      return doors.limited(query(VIEWER));
    },
    extensions: { retryAfterSeconds: expect.any(Number) },
  },
  UNAUTHENTICATED: {
    provoke: () => doors.production({ body: {}, headers: { authorization: "Bearer a.b.c" } }),
    message: expect.stringMatching(/[가-힣].*token/),
  },
  SIGNATURE_REFUSED: {
    provoke: () => doors.signed({ body: { query: VIEWER } }),
    message: expect.any(String),
  },
  FORBIDDEN: {
    provoke: () => doors.development(query(PARTNER, { as: { role: "partner", id: DEMO.florist } })),
    status: 200,
    path: ["partner"],
    data: { partner: null },
  },
  BAD_REQUEST: { provoke: () => doors.production({ body: "{ not json" }) },
  GRAPHQL_PARSE_FAILED: {
    provoke: () => doors.development(query("{ partner(id: ")),
    message: "Syntax Error: Unexpected <EOF>.",
    locations: [{ line: 1, column: 15 }],
  },
  GRAPHQL_VALIDATION_FAILED: {
    provoke: () => doors.development(query("{ viewer { password } }")),
    message: 'Cannot query field "password" on type "Viewer".',
    locations: [{ line: 1, column: 12 }],
  },
  BAD_USER_INPUT: {
    provoke: () =>
      doors.development({
        as: AGENT,
        body: { query: "query ($id: ID!) { partner(id: $id) { id } }", variables: { id: [] } },
      }),
    message: 'Variable "$id" got invalid value []; ID cannot represent value: []',
  },
  OPERATION_RESOLUTION_FAILURE: {
    provoke: () => doors.development(query(`query A ${VIEWER} query B ${VIEWER}`)),
  },
  PERSISTED_QUERY_NOT_FOUND: {
    provoke: () => doors.development(hash("0".repeat(64))),
    message: "PersistedQueryNotFound",
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    provoke: () => doors.unsigned(hash("0".repeat(64))),
    message: "PersistedQueryNotSupported",
  },
  NOT_FOUND: { provoke: () => doors.production({ path: "/nowhere", method: "GET" }) },
  METHOD_NOT_ALLOWED: { provoke: () => doors.production({ method: "GET" }) },
  PAYLOAD_TOO_LARGE: {
    provoke: () => doors.production({ body: " ".repeat(LIMITS.bodyBytes + 1) }),
  },
  UNSUPPORTED_MEDIA_TYPE: {
    provoke: () => doors.production({ body: "a,b", headers: { "content-type": "text/csv" } }),
  },
  AFFILIATE_UNAVAILABLE: {
    provoke: () => withDown("pay", FROM_PAY),
    status: 200,
    path: ["partner", "compensation", "pay"],
    extensions: { affiliate: "PAY" },
    data: { partner: { compensation: { pay: null } } },
    sources: [{ affiliate: "PAY", state: "UNAVAILABLE", ms: expect.any(Number), asOf: null }],
  },
  AFFILIATE_TIMEOUT: { testedIn: "test/unit/gateway/call-subgraph.test.ts" },
  DIRECTORY_UNAVAILABLE: {
    provoke: () => withDown("directory", PARTNER),
    status: 200,
    path: ["partner"],
    data: { partner: null },
  },
  SUBGRAPH_UNAVAILABLE: { testedIn: "test/scenarios/supergraph-life/any-supergraph.test.ts" },
  SUBGRAPH_TIMEOUT: { testedIn: "test/scenarios/supergraph-life/any-supergraph.test.ts" },
  AUDIT_UNAVAILABLE: {
    provoke: () => withoutRecord(PARTNER),
    status: 200,
    path: ["partner"],
    data: { partner: null },
  },
  IDENTITY_UNAVAILABLE: {
    provoke: () => askWithoutIssuer(VIEWER),
    message: "지금은 토큰을 확인할 수 없습니다. Tokens cannot be checked at the moment.",
  },
  OVERLOADED: { testedIn: "test/unit/observability/overload.test.ts" },
  NOT_READY: { because: "/ready says which part is missing, in a body of its own" },
  INTERNAL_SERVER_ERROR: {
    provoke: () => doors.broken(query(VIEWER)),
    extensions: { reference: expect.stringMatching(/^err_[0-9a-f-]{36}$/) },
  },
};

const provoked = Object.entries(FAILURES).flatMap(([code, each]) =>
  "provoke" in each ? [{ code: code as ErrorCode, ...each }] : [],
);

describe("a failure says its code, what to do about it, and nothing of what is inside", () => {
  it.each(provoked)("$code", async ({ code, provoke, ...said }) => {
    const { status, body, text } = await provoke();

    expect(status).toBe(said.status ?? ERROR_CODES[code].httpStatus);
    expect(body).toEqual({
      ...("data" in said ? { data: said.data } : {}),
      errors: [
        {
          message: said.message ?? meaningOf(code),
          ...(said.locations ? { locations: said.locations } : {}),
          ...(said.path ? { path: said.path } : {}),
          extensions: { code, retryable: ERROR_CODES[code].retryable, ...said.extensions },
        },
      ],
      ...(said.sources ? { extensions: { sources: said.sources } } : {}),
    });
    expect(text).not.toMatch(TELLING);
  });

  it("and every other code has a test elsewhere, or a reason to have none", async () => {
    for (const [code, each] of Object.entries(FAILURES)) {
      if ("testedIn" in each) expect(await readFile(each.testedIn, "utf8")).toContain(code);
      if ("because" in each) expect(each.because).not.toBe("");
    }
    expect(provoked.length).toBe(Object.keys(ERROR_CODES).length - 5);
  });

  it("which would be noticed: what there is to say of the inside is known when it is seen", () => {
    for (const words of [
      SECRETS,
      'relation "grants" does not exist',
      'insert into "grants" values ($1)',
      "invalid byte sequence for encoding: see pg_catalog",
      "Error: no\n    at run (file:///srv/app/dist/main.js:3:1)",
      "node_modules/@apollo/server",
    ]) {
      expect(words).toMatch(TELLING);
    }
  });
});
