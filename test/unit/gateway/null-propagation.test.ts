import fc from "fast-check";
import { buildSchema, executeSync, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { propagateNulls } from "../../../gateway/null-propagation.js";

const SDL = /* GraphQL */ `
  type Query { node: Node  must: Node!  list: [Node!]!  items: [Node]  either: Either }
  interface Node { id: ID!  name: String  next: Node  sure: Node!  peers: [Node!] }
  union Either = A | B
  type A implements Node {
    id: ID!  name: String  next: Node  sure: Node!  peers: [Node!]
    own: LeafA!  maybe: LeafA  grid: [[Int!]!]  loose: [[Int]!]
  }
  type B implements Node {
    id: ID!  name: String  next: Node  sure: Node!  peers: [Node!]
    own: LeafB!  maybe: LeafB  words: [String!]!
  }
  type LeafA { p: String!  q: String }
  type LeafB { p: String!  r: String! }
`;

const strict = buildSchema(SDL);
/** The same schema that promises nothing: what it answers has its nulls where the data has them, as the engine's does. */
const loose = buildSchema(SDL.replaceAll("!", ""));

const FRAGMENTS = /* GraphQL */ `
  fragment OnNode on Node { id peers { id ...OnA } }
  fragment OnA on A { own { q } maybe { p } grid }
  fragment OnB on B { own { r } words id }
`;

const SHARED = { id: null, name: null, next: "Node", sure: "Node", peers: "Node" };
/** What can be selected on each type; null for a leaf, else the type below. */
const FIELDS: Record<string, Record<string, string | null>> = {
  Query: { node: "Node", must: "Node", list: "Node", items: "Node", either: "Either" },
  Node: SHARED,
  A: { ...SHARED, own: "LeafA", maybe: "LeafA", grid: null, loose: null },
  B: { ...SHARED, own: "LeafB", maybe: "LeafB", words: null },
  Either: {},
  LeafA: { p: null, q: null },
  LeafB: { p: null, r: null },
};
const ABSTRACT = ["Node", "Either"];

/** A selection set of a type: fields, aliases, inline and named fragments, the same field several times. */
function selection(type: string, depth: number): fc.Arbitrary<string> {
  const fields = Object.entries(FIELDS[type] ?? {})
    .filter(([, below]) => below === null || depth > 0)
    .map(([name, below]) => {
      // An alias always stands for the same field, so that no two selections contradict each other.
      const key = fc.constantFrom(name, `other_${name}: ${name}`);
      if (below === null) return key;
      return fc.tuple(key, selection(below, depth - 1)).map(([field, set]) => `${field} ${set}`);
    });
  const leaves = [fc.constant("__typename"), ...fields];
  const on = (name: string) => selection(name, depth - 1).map((set) => `... on ${name} ${set}`);
  const parts =
    ABSTRACT.includes(type) && depth > 0
      ? [...leaves, on("A"), on("B"), on("Node"), fc.constantFrom("...OnNode", "...OnA", "...OnB")]
      : leaves;
  return fc
    .array(fc.oneof(...parts), { minLength: 1, maxLength: 5 })
    .map((chosen) => `{ ${chosen.join(" ")} }`);
}

const holed = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 6 });
const listOf = <Value>(value: fc.Arbitrary<Value>) =>
  holed(fc.array(holed(value), { maxLength: 3 }));
const text = holed(fc.constantFrom("x", "y"));
const leaf = holed(fc.record({ p: text, q: text, r: text }));

/** An object with nulls anywhere, at the end of every branch for certain. */
function node(depth: number): fc.Arbitrary<object | null> {
  if (depth === 0) return fc.constant(null);
  const below = node(depth - 1);
  return holed(
    fc.record({
      __typename: fc.constantFrom("A", "B"),
      id: text,
      name: text,
      next: below,
      sure: below,
      peers: listOf(below),
      own: leaf,
      maybe: leaf,
      grid: listOf(listOf(fc.integer())),
      loose: listOf(listOf(fc.integer())),
      words: listOf(text),
    }),
  );
}

const DEPTH = 3;
const rootValue = fc.record({
  node: node(DEPTH),
  must: node(DEPTH),
  list: listOf(node(DEPTH)),
  items: listOf(node(DEPTH)),
  either: node(DEPTH),
});

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
      fc.property(selection("Query", DEPTH), rootValue, (set, root) => {
        const query = `${set} ${FRAGMENTS}`;
        expect(
          validate(strict, parse(query)).filter(({ message }) => !/is never used/.test(message)),
        ).toEqual([]);

        expect(propagated(query, root)).toEqual(dataOf(strict, query, root));
      }),
      { numRuns: 500 },
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
