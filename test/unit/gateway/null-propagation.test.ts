import fc from "fast-check";
import { executeSync, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { propagateNulls } from "../../../gateway/null-propagation.js";
import { loose, operation, rootValue, strict } from "./operations.fixture.js";

function dataOf(schema: typeof strict, query: string, root: unknown) {
  const { data } = executeSync({ schema, document: parse(query), rootValue: root });
  return data === null || data === undefined ? null : JSON.parse(JSON.stringify(data));
}

function propagated(query: string, root: unknown) {
  return propagateNulls(strict, parse(query), null, dataOf(loose, query, root));
}

describe("a null where the schema allows none", () => {
  it("goes where graphql-js carries it, for any document and any nulls", () => {
    fc.assert(
      fc.property(operation, rootValue, (query, root) => {
        expect(propagated(query, root)).toEqual(dataOf(strict, query, root));
      }),
      { numRuns: 200 },
    );
  });

  it("empties the nearest field that may be null, and leaves its neighbours", () => {
    const a = { __typename: "A", id: "1", name: "n", sure: { __typename: "B", id: null } };

    expect(
      propagated("{ items { id name sure { id } } node { name } }", { items: [a], node: a }),
    ).toEqual({ items: [null], node: { name: "n" } });
  });

  it("empties the whole answer when nothing on the way may be null", () => {
    expect(propagated("{ must { name } }", { must: null })).toBeNull();
  });

  it("is found through the fragment that asks for it, also where another type has a field of that name", () => {
    const query = "{ node { ... on A { own { q } } ... on B { own { r } } } }";

    expect(propagated(query, { node: { __typename: "B", own: { r: null } } })).toEqual({
      node: null,
    });
  });

  it("is none where a field was skipped", () => {
    const query = "{ node { name id @skip(if: true) } }";

    expect(propagated(query, { node: { __typename: "A", name: "n", id: null } })).toEqual({
      node: { name: "n" },
    });
  });

  it("is judged by the operation that ran", () => {
    const document = parse("query Lax { x: node { id } } query Strict { x: must { id } }");

    expect(propagateNulls(strict, document, "Lax", { x: null })).toEqual({ x: null });
    expect(propagateNulls(strict, document, "Strict", { x: null })).toBeNull();
  });

  it.each([null, undefined])("is all there is without data: %s", (data) => {
    expect(propagateNulls(strict, parse("{ node { id } }"), null, data)).toBeNull();
  });
});
