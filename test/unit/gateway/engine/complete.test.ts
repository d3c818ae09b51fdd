import fc from "fast-check";
import { type DocumentNode, executeSync, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { prepareOperations } from "../../../../gateway/engine/operation/prepare.js";
import { loose, operation, rootValue, strict, withTypename } from "./operations.fixture.js";

function dataOf(schema: typeof strict, document: DocumentNode, root: unknown) {
  const { data } = executeSync({ schema, document, rootValue: root });
  return data === null || data === undefined ? null : JSON.parse(JSON.stringify(data));
}

const prepare = prepareOperations(strict);

/** What is made of data that has its nulls wherever they happen to be. */
function completed(query: string, root: unknown) {
  const { plain, complete } = prepare(parse(query), null, {});
  if (!plain) throw new Error(`nothing is asked: ${query}`);
  return complete(dataOf(loose, withTypename(plain), root));
}

describe("an answer of merged data", () => {
  it("is the one of graphql-js, key for key in its order, for any document and any nulls", () => {
    fc.assert(
      fc.property(operation, rootValue, (query, root) => {
        const expected = dataOf(strict, parse(query), root);
        expect(JSON.stringify(completed(query, root))).toBe(JSON.stringify(expected));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a null where the schema allows none", () => {
  it("empties the nearest field that may be null, and leaves its neighbours", () => {
    const a = { __typename: "A", id: "1", name: "n", sure: { __typename: "B", id: null } };

    expect(
      completed("{ items { id name sure { id } } node { name } }", { items: [a], node: a }),
    ).toEqual({ items: [null], node: { name: "n" } });
  });

  it("empties the whole answer when nothing on the way may be null", () => {
    expect(completed("{ must { name } }", { must: null })).toBeNull();
  });

  it("is found through the fragment that asks for it, also where another type has a field of that name", () => {
    const query = "{ node { ... on A { own { q } } ... on B { own { r } } } }";

    expect(completed(query, { node: { __typename: "B", own: { r: null } } })).toEqual({
      node: null,
    });
  });
});

describe("what the data has and the client did not ask for", () => {
  const completedData = (query: string, data: Record<string, unknown>) =>
    prepare(parse(query), null, {}).complete(data);

  it("is left out: what a plan needed, and what only says that there is an object", () => {
    expect(
      completedData("{ node { id @skip(if: true) } must { id } }", {
        node: { __typename: "A", key_0: "A" },
        must: { __typename: "B", id: "1", name: "n" },
      }),
    ).toEqual({ node: {}, must: { id: "1" } });
  });

  it("is null where its type is none that clients see, or none at all", () => {
    expect(
      completedData("{ node { id } list { id } either { ... on A { id } } }", {
        node: { __typename: "Hidden", id: "1" },
        list: [],
        either: { id: "1" },
      }),
    ).toEqual({ node: null, list: [], either: null });
  });

  it.each<[string, unknown, unknown]>([
    ["an object for a list", { items: { id: "1" } }, null],
    ["a list for an object", { items: [["x"]] }, [null]],
    ["a word for an object", { items: ["x"] }, [null]],
  ])("is null where it has another shape: %s", (_what, data, items) => {
    expect(completedData("{ items { id } }", data as Record<string, unknown>)).toEqual({ items });
  });

  it("is there where the type of the object is known no better than what is asked of it", () => {
    const unknown = { node: { id: "1" }, must: { __typename: "Node", id: "2" } };

    expect(completedData("{ node { id } must { id } }", unknown)).toEqual({
      node: { id: "1" },
      must: { id: "2" },
    });
  });

  it("cannot reach JavaScript's own objects, whatever the client calls it", () => {
    const answer = completedData("{ node { __proto__: name } }", {
      node: { __typename: "A", key_0: "n" },
    });

    expect(JSON.stringify(answer)).toBe('{"node":{"__proto__":"n"}}');
    expect(Object.getPrototypeOf(answer?.node)).toBe(Object.prototype);
  });
});
