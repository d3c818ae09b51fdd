import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallFederation } from "./small-federation.js";
import { validRequests } from "./valid-documents.js";

const { api, expected, answered } = await smallFederation();

/** Shown with the document when one is answered wrongly; another seed is another few hundred documents. */
const SEED = 1015;

async function bothAnswers(query: string, variables: Record<string, unknown> = {}) {
  return { engine: await answered(query, variables), graphql: await expected(query, variables) };
}

describe("the engine over two subgraphs", () => {
  it("answers every valid document as graphql-js does over one schema", async () => {
    const requests = validRequests({
      schema: api,
      argumentsOf: ({ args }) => (args.length > 0 ? ["", "kind: Y", "kind: $representations"] : []),
      variables: { representations: { type: "Kind", values: ["X", "Y", null, undefined] } },
      without: [],
      depth: 3,
      fragments: 2,
    });

    await fc.assert(
      fc.asyncProperty(requests, async ({ query, variables }) => {
        expect(await answered(query, variables)).toEqual(await expected(query, variables));
      }),
      { numRuns: 200, seed: SEED },
    );
  }, 60_000);

  it.each([
    [
      "a fragment inside one that always applies",
      "{ a { ... on Node { ... on A { id words } } } }",
    ],
    [
      "the same, spread by name",
      "{ a { ...N } } fragment N on Node { ...A } fragment A on A { id words }",
    ],
    [
      "the type inside one that always applies",
      "{ a { ... on Node { ... on A { __typename t: __typename } } } }",
    ],
    [
      "a fragment on an interface of the interface",
      "{ node { ... on Named { ... on Deep { depth } name } } }",
    ],
    [
      "a fragment on an interface in a union",
      "{ eithers { ... on Named { name ... on Two { ... on C { label } } } } }",
    ],
    [
      "a union's type under an alias alone",
      "{ either { t: __typename } turn: eithers { t: __typename } }",
    ],
    [
      "an object of which nothing is left",
      "{ node { id @skip(if: true) } eithers { ... on C { label @include(if: false) } } }",
    ],
    ["a fragment that can never apply", "{ a { ... on Node { next { ... on B { words } } } } }"],
    ["a list of leaves twice", "{ list { ... on A { kinds kinds tags ... { tags } } } }"],
    ["one list on a type and then on all", "{ list { ... on A { peers { id } } peers { name } } }"],
    [
      "one field under two conditions",
      "{ node { next @include(if: true) { id } next @skip(if: false) { name } } }",
    ],
    [
      "one key for another field in each type",
      "{ list { ... on A { x: depth } ... on B { x: price } } }",
    ],
    [
      "one key with other arguments in each type",
      "{ eithers { ... on A { x: title(kind: Y) } ... on C { x: label } } }",
    ],
    [
      "an alias that is the entity's key",
      "{ a { id: name price } list { ... on A { id: kinds price } } }",
    ],
    ["an alias over which the planner would abort", "{ a { id: two { __typename } price } }"],
    [
      "an alias that another field requires",
      "{ list { ... on A { depth: name doubled } } node { ... on A { depth: price doubled } } }",
    ],
    ["an alias of the planner's own kind", "{ a { _internal_qp_alias_0: id id: name price } }"],
    ["an alias of our own kind", "{ a { key_0: id id: name price key_1: __typename } }"],
    [
      "an alias that is the type",
      "{ node { __typename: id } eithers { ... on A { __typename: name } } }",
    ],
    [
      "aliases that JavaScript's objects have",
      "{ constructor: a { polluted: id toString: price } valueOf: a { id } }",
    ],
    [
      "the alias that is a prototype",
      "{ __proto__: a { id } a { __proto__: next { id } hasOwnProperty: id } }",
    ],
    ["a fragment around everything", "{ ... { ... on Query { __typename } } }"],
    [
      "the schema and the data at once",
      '{ a { id } __schema { queryType { n: name } } type: __type(name: "A") { name } }',
    ],
    ["the schema in a fragment", "{ ... { __schema { queryType { name } } } }"],
    [
      "a union that a mutation answers",
      "mutation { turn(to: Y) { t: __typename ... on Named { name } } again: turn { ... on C { label } } }",
    ],
  ])("answers %s", async (_what, query) => {
    const { engine, graphql } = await bothAnswers(query);

    expect(engine).toEqual(graphql);
    expect(graphql).not.toHaveProperty("errors");
  });

  it.each(["representations", "__batch_reps_0", "__proto__", "constructor", "variable_0"])(
    "takes a variable of any name: $%s",
    async (name) => {
      const variables = Object.fromEntries([[name, "Y"]]);

      const { engine, graphql } = await bothAnswers(
        `query ($${name}: Kind) { a { inKind(kind: $${name}) } list { ... on A { inKind(kind: $${name}) } } }`,
        variables,
      );

      expect(engine).toEqual(graphql);
    },
  );

  it("answers the operation that was asked for and no other", async () => {
    const query = "query Schema { __schema { queryType { name } } } query Data { a { id } }";

    expect(await answered(query, {}, "Data")).toEqual({ data: { a: { id: "2" } } });
  });

  it("keeps the order in which the fields were asked for", async () => {
    const query =
      "{ list { name ... on A { depth price } ... on B { words } id ... on A { tags } } }";

    const { engine, graphql } = await bothAnswers(query);

    expect(JSON.stringify(engine)).toBe(JSON.stringify(graphql));
  });

  it("leaves JavaScript's own objects alone", async () => {
    await answered(
      "{ constructor: a { polluted: id } node { constructor: next { polluted: id } } }",
    );

    expect(Object).not.toHaveProperty("polluted");
  });
});
