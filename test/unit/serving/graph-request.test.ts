import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { readGraphRequest } from "../../../subgraphs/kit/serving/graph-request.js";

const QUERY = "{ viewer { role } }";

/** The code and status that a body is refused with. */
function refusalOf(body: unknown): { code: unknown; status: unknown } {
  try {
    readGraphRequest(body);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { code, http } = error.extensions;
    return { code, status: (http as { status: number }).status };
  }
  throw new Error("it was not refused");
}

describe("a request is read", () => {
  it.each([
    ["of a query alone", { query: QUERY }, { query: QUERY, variables: {} }],
    [
      "with everything",
      { query: QUERY, operationName: "A", variables: { id: "1" }, extensions: {} },
      { query: QUERY, operationName: "A", variables: { id: "1" } },
    ],
    [
      "with nulls for what is left out",
      { query: QUERY, operationName: null, variables: null, extensions: null },
      { query: QUERY, variables: {} },
    ],
  ])("%s", (_what, body, read) => {
    expect(readGraphRequest(body)).toEqual(read);
  });
});

describe("a body is refused that is", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", QUERY],
    ["a list of requests", [{ query: QUERY }]],
    ["an empty list", []],
    ["without a query", {}],
    ["an empty query", { query: "" }],
    ["a query that is no text", { query: { kind: "Document" } }],
    ["with variables as text", { query: QUERY, variables: "{}" }],
    ["with variables as a list", { query: QUERY, variables: [] }],
    ["with extensions as text", { query: QUERY, extensions: "{}" }],
    ["with a number for an operation", { query: QUERY, operationName: 7 }],
  ])("%s", (_what, body) => {
    expect(refusalOf(body)).toEqual({ code: "BAD_REQUEST", status: 400 });
  });

  it.each([
    ["a hash for a query", {}],
    ["a hash beside a query", { query: QUERY }],
  ])("%s: nothing is kept that could be asked for by it", (_what, body) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };

    expect(refusalOf({ ...body, extensions })).toEqual({
      code: "PERSISTED_QUERY_NOT_SUPPORTED",
      status: 200,
    });
  });
});
