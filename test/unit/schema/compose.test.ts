import { printSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { findCompositionErrors } from "../../../schema/check/composition.rule.js";
import { type Composition, compose } from "../../../schema/generate/compose.js";
import { subgraph } from "./subgraph.fixture.js";

const directory = subgraph(
  "directory",
  `type Query { outage(id: ID!): Outage }
   "An outage." type Outage @key(fields: "id") {
     "Its id." id: ID!
     "Of all." total: Int @requires(fields: "pay { won }")
   }
   extend type Outage { "As the directory reads it." pay: PayProgramme @external }
   "As the directory reads it." type PayProgramme { "As the directory reads it." won: Int @external }`,
);
const pay = subgraph(
  "pay",
  `type Outage @key(fields: "id") { id: ID! "What Pay does." pay: PayProgramme }
   "Pay's programme." type PayProgramme { "Paid." won: Int "Given." grants: Int }`,
);

function composed(composition: Composition) {
  if (!composition.composed) throw new Error("expected to compose");
  return composition;
}

describe("subgraphs that compose", () => {
  it("give the public schema, sorted, in their owners' words", () => {
    expect(printSchema(composed(compose([directory, pay])).api)).toBe(`"""An outage."""
type Outage {
  """Its id."""
  id: ID!

  """What Pay does."""
  pay: PayProgramme

  """Of all."""
  total: Int
}

"""Pay's programme."""
type PayProgramme {
  """Given."""
  grants: Int

  """Paid."""
  won: Int
}

type Query {
  outage(id: ID!): Outage
}`);
  });

  it("give the supergraph, with addresses that resolve nowhere", () => {
    const { supergraphSdl } = composed(compose([directory, pay]));

    expect(supergraphSdl.match(/@join__graph\(name: ".*\)/g)).toEqual([
      '@join__graph(name: "directory", url: "http://directory.invalid/graphql")',
      '@join__graph(name: "pay", url: "http://pay.invalid/graphql")',
    ]);
    expect(supergraphSdl).toContain('requires: "pay{won}"');
  });

  it("leave nothing to find", () => {
    expect(findCompositionErrors(compose([directory, pay]))).toEqual([]);
  });
});

describe("subgraphs that do not compose", () => {
  it("are refused with the code, the subgraphs it is about and their owners", () => {
    const talk = subgraph("talk", "type Level @shareable { id: ID }");
    const games = subgraph("games", "type Level @shareable { id: Int }");

    expect(findCompositionErrors(compose([directory, pay, talk, games]))).toEqual([
      {
        where: "talk (@affiliates/talk), games (@affiliates/games)",
        coordinate: null,
        message:
          'FIELD_TYPE_MISMATCH: Type of field "Level.id" is incompatible across subgraphs: it has type "Int" in subgraph "games" but type "ID" in subgraph "talk"',
      },
    ]);
  });

  it("are refused for one subgraph's own mistake under that subgraph alone", () => {
    const broken = subgraph("pay", `type Outage @key(fields: "nope") { id: ID! }`);

    expect(findCompositionErrors(compose([directory, broken])).map(({ where }) => where)).toContain(
      "pay (@affiliates/pay)",
    );
  });

  it("are refused under all of them when the problem names none", () => {
    expect(findCompositionErrors(compose([subgraph("pay", "type PayThing { id: ID }")]))).toEqual([
      {
        where: "pay (@affiliates/pay)",
        coordinate: null,
        message:
          "NO_QUERIES: No queries found in any subgraph: a supergraph must have a query root type.",
      },
    ]);
  });
});
