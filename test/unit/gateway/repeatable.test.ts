import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { isMutation, isRepeatable } from "../../../gateway/subgraph-call/repeatable.js";

const schema = buildSchema("type Query { a: ID }");

function request(text: string, variables: Record<string, unknown> = {}, operationName?: string) {
  return { document: parse(text), variables, operationName, schema };
}

const KEYED = { outageId: "1015", idempotencyKey: "k1" };

describe("what may be sent twice", () => {
  it.each([
    ["a query", request("{ outages { id } }")],
    [
      "a mutation whose input is a variable with a key",
      request("mutation ($input: I!) { take(input: $input) { id } }", { input: KEYED }),
    ],
    [
      "a mutation whose input is written out with a key",
      request('mutation { take(input: { outageId: "1015", idempotencyKey: "k1" }) { id } }'),
    ],
    [
      "a mutation whose key alone is a variable",
      request("mutation ($key: String!) { take(input: { idempotencyKey: $key }) { id } }", {
        key: "k1",
      }),
    ],
    [
      "two mutations with a key each",
      request('mutation ($i: I!) { a: take(input: $i) b: take(input: { idempotencyKey: "k2" }) }', {
        i: KEYED,
      }),
    ],
    [
      "the query of a document that has a mutation, too",
      request("query Q { a } mutation M { take }", {}, "Q"),
    ],
  ])("%s", (_what, asked) => {
    expect(isRepeatable(asked)).toBe(true);
  });
});

describe("what is sent once and never again", () => {
  it.each([
    ["a mutation without an input", request("mutation { take { id } }")],
    [
      "a mutation whose input has no key",
      request("mutation ($input: I!) { take(input: $input) }", { input: { outageId: "1015" } }),
    ],
    [
      "a mutation whose key is null",
      request("mutation ($input: I!) { take(input: $input) }", {
        input: { idempotencyKey: null },
      }),
    ],
    [
      "a mutation whose input was not given",
      request("mutation ($input: I) { take(input: $input) }"),
    ],
    [
      "a mutation whose key is a variable that was not given",
      request("mutation ($key: String) { take(input: { idempotencyKey: $key }) }"),
    ],
    ["a mutation whose key is a number", request("mutation { take(input: {idempotencyKey: 1}) }")],
    ["a mutation whose input is no object", request('mutation { take(input: "idempotencyKey") }')],
    [
      "two mutations of which one has a key",
      request("mutation ($i: I!) { a: take(input: $i) b: take }", { i: KEYED }),
    ],
    [
      "a mutation in a fragment, where it is not looked for",
      request("mutation ($i: I!) { ... on Mutation { take(input: $i) } }", { i: KEYED }),
    ],
    ["a subscription", request("subscription { taken }")],
    [
      "the mutation of a document that has a query, too",
      request("query Q { a } mutation M { take }", {}, "M"),
    ],
    [
      "a document of which nobody says which operation is meant",
      request("query Q { a } query R { a }"),
    ],
  ])("%s", (_what, asked) => {
    expect(isRepeatable(asked)).toBe(false);
  });
});

describe("what changes something", () => {
  it.each([
    ["mutation { take }", undefined, true],
    ["{ outages { id } }", undefined, false],
    ["query Q { a } mutation M { take }", "M", true],
    ["query Q { a } mutation M { take }", "Q", false],
    ["query Q { a } mutation M { take }", undefined, false],
  ])("%s by the name %s", (text, operationName, is) => {
    expect(isMutation(request(text, {}, operationName))).toBe(is);
  });
});
