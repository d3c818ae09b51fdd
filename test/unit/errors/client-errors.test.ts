import fc from "fast-check";
import { GraphQLError, type GraphQLFormattedError, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { formatClientError } from "../../../subgraphs/kit/errors/client-errors.js";
import { ERROR_CODES, type ErrorCode } from "../../../subgraphs/kit/errors/error-codes.js";
import { graphError } from "../../../subgraphs/kit/errors/graph-error.js";

const REFERENCE = "0f6b7c1e";
const MASKED =
  "예상하지 못한 오류가 발생했습니다. 참조 번호와 함께 문의하세요. " +
  "Something unexpected went wrong: please report it with the reference.";

/** What @apollo/server hands over for an error: its JSON, a code in any case, and the stack when it shows stacks. */
function asApolloWould(error: GraphQLError): GraphQLFormattedError {
  return {
    ...error.toJSON(),
    extensions: {
      code: "INTERNAL_SERVER_ERROR",
      ...error.extensions,
      stacktrace: error.stack?.split("\n"),
    },
  };
}

function shown(error: GraphQLError) {
  const logged: object[] = [];
  const formatted = formatClientError(asApolloWould(error), error, {
    reference: () => REFERENCE,
    log: { error: (fields) => void logged.push(fields) },
  });
  return { formatted, logged };
}

/** Where an error in the second line of a query would point. */
function located(message: string, code: ErrorCode): GraphQLError {
  const document = parse("{\n  outages { id }\n}");
  return new GraphQLError(message, { nodes: document.definitions, extensions: { code } });
}

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

describe("an error with a registered code", () => {
  it.each(CODES.filter((code) => code !== "INTERNAL_SERVER_ERROR"))(
    "reaches the client as %s with its message, and is not logged",
    (code) => {
      const { formatted, logged } = shown(graphError(code, { message: "말 the words" }));

      expect(formatted).toEqual({
        message: "말 the words",
        extensions: { code, retryable: ERROR_CODES[code].retryable },
      });
      expect(logged).toEqual([]);
    },
  );

  it("keeps its path and the affiliate it is about, and no other extension", () => {
    const error = new GraphQLError("Talk did not answer.", {
      path: ["partner", "compensation", "talk"],
      extensions: {
        code: "AFFILIATE_TIMEOUT",
        affiliate: "TALK",
        url: "http://10.0.0.7:4001/graphql",
        sql: "select * from grants",
        retryable: "maybe",
        reference: "made up",
      },
    });

    expect(shown(error).formatted).toEqual({
      message: "Talk did not answer.",
      path: ["partner", "compensation", "talk"],
      extensions: { code: "AFFILIATE_TIMEOUT", retryable: true, affiliate: "TALK" },
    });
  });

  it("says the numbers of the limit it is about, and nothing else that is called so", () => {
    const extensions = { found: 13, limit: 12, estimate: "select 1", retryAfterSeconds: 1 / 0 };

    expect(shown(graphError("QUERY_TOO_DEEP", { extensions })).formatted.extensions).toEqual({
      code: "QUERY_TOO_DEEP",
      retryable: false,
      found: 13,
      limit: 12,
    });
    expect(shown(graphError("FORBIDDEN", { extensions })).formatted.extensions).toEqual({
      code: "FORBIDDEN",
      retryable: false,
    });
  });

  it.each([{ host: "10.0.0.7" }, "http://10.0.0.7", "a".repeat(41), 7])(
    "does not carry %j as an affiliate",
    (affiliate) => {
      expect(
        shown(graphError("AFFILIATE_UNAVAILABLE", { extensions: { affiliate } })).formatted
          .extensions,
      ).toEqual({ code: "AFFILIATE_UNAVAILABLE", retryable: true });
    },
  );

  it("says where in the client's own document it is, and never where in the gateway's", () => {
    expect(
      shown(located("no such field", "GRAPHQL_VALIDATION_FAILED")).formatted.locations,
    ).toEqual([{ line: 1, column: 1 }]);
    expect(shown(located("bad input", "BAD_USER_INPUT")).formatted).not.toHaveProperty("locations");
  });
});

describe("any other error", () => {
  const path = ["partner", 0, "compensation"];
  const database = Object.assign(
    new Error('insert into "grants" ("won") values ($1) violates check "won_positive"'),
    { code: "23514", query: "insert into grants", parameters: ["010-1234-5678"] },
  );
  const connection = new Error("connect ECONNREFUSED postgres://talk:s3cret@10.0.0.7:5432/talk");

  it.each<[string, GraphQLError, unknown]>([
    ["SQL", new GraphQLError(database.message, { path, originalError: database }), database],
    [
      "a connection string, two errors deep",
      new GraphQLError("failed", {
        path,
        originalError: new GraphQLError("failed", { originalError: connection }),
      }),
      connection,
    ],
    [
      "an upstream's own code and body",
      new GraphQLError("Response not OK", {
        path,
        extensions: { code: "DOWNSTREAM_SERVICE_ERROR", response: { url: "http://10.0.0.7" } },
      }),
      expect.objectContaining({ message: "Response not OK" }),
    ],
    [
      "a code that every object has",
      new GraphQLError("s3cret", { path, extensions: { code: "constructor" } }),
      expect.objectContaining({ message: "s3cret" }),
    ],
    [
      "a code that is none",
      new GraphQLError("s3cret", { path, extensions: { code: ["FORBIDDEN"] } }),
      expect.objectContaining({ message: "s3cret" }),
    ],
    [
      "the code of the unexpected, with words of its own",
      new GraphQLError("s3cret", {
        path,
        extensions: { code: "INTERNAL_SERVER_ERROR", affiliate: "TALK" },
      }),
      expect.objectContaining({ message: "s3cret" }),
    ],
  ])("is masked and logged once with its cause: %s", (_what, error, cause) => {
    const { formatted, logged } = shown(error);

    expect(formatted).toEqual({
      message: MASKED,
      path,
      extensions: { code: "INTERNAL_SERVER_ERROR", retryable: false, reference: REFERENCE },
    });
    expect(logged).toEqual([{ reference: REFERENCE, path, err: cause }]);
  });

  it("is masked whatever was thrown, an error or not", () => {
    for (const thrown of ["a string", null, undefined, 7, { stack: "at /srv/app.js:1" }]) {
      const logged: object[] = [];

      const formatted = formatClientError({ message: String(thrown) }, thrown, {
        reference: () => REFERENCE,
        log: { error: (fields) => void logged.push(fields) },
      });

      expect(formatted).toEqual({
        message: MASKED,
        extensions: { code: "INTERNAL_SERVER_ERROR", retryable: false, reference: REFERENCE },
      });
      expect(logged).toEqual([{ reference: REFERENCE, path: undefined, err: thrown }]);
    }
  });

  it("shows nothing but what is on the list, whatever is in its extensions", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (extensions, code) => {
        const { formatted } = shown(new GraphQLError("x", { extensions: { ...extensions, code } }));

        const allowed = ["code", "retryable", "affiliate", "reference"];
        expect(
          Object.keys(formatted.extensions ?? {}).filter((key) => !allowed.includes(key)),
        ).toEqual([]);
      }),
    );
  });
});
