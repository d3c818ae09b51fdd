import fc from "fast-check";
import { buildSchema, type DocumentNode, Kind, visit } from "graphql";

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

export const strict = buildSchema(SDL);
/** The same schema that promises nothing: what it answers has its nulls where the data has them, as the engine's does. */
export const loose = buildSchema(SDL.replaceAll("!", ""));

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
/** What the operations run on. */
export const rootValue = fc.record({
  node: node(DEPTH),
  must: node(DEPTH),
  list: listOf(node(DEPTH)),
  items: listOf(node(DEPTH)),
  either: node(DEPTH),
});

/** A valid operation of any shape. */
export const operation = selection("Query", DEPTH).map((set) => `${set} ${FRAGMENTS}`);

/** The document as it is asked of subgraphs: the planner adds the type of whatever a fragment hangs on. */
export function withTypename(document: DocumentNode): DocumentNode {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;
  return visit(document, {
    SelectionSet: (set) =>
      set.selections.some(({ kind }) => kind === Kind.INLINE_FRAGMENT)
        ? { ...set, selections: [typename, ...set.selections] }
        : undefined,
  });
}
