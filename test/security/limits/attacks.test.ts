import { describe, expect, it } from "vitest";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();
const ask = (query: string, variables?: Record<string, unknown>) =>
  graph.ask(query, { as: AGENT, ...(variables ? { variables } : {}) });

const times = (count: number, make: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => make(place)).join(" ");
const fragments = (count: number, spreads: (place: number) => string) =>
  times(count, (place) => `fragment F${place} on Query { __typename ${spreads(place)} }`);

/** The status and the codes, which is all that the sender of such a query learns. */
async function codes(query: string, variables?: Record<string, unknown>) {
  const { status, errors } = await ask(query, variables);
  return { status, codes: [...new Set(errors?.map(({ extensions }) => extensions?.code))] };
}

describe("a query that is made to cost more than it looks is refused with 400, and never with 500", () => {
  it.each([
    [
      "a fragment that spreads itself",
      `{ ...F0 } ${fragments(1, () => "...F0")}`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "fragments that spread each other in a circle",
      `{ ...F0 } ${fragments(9, (place) => `...F${(place + 1) % 9}`)}`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "a fragment that comes back to itself through fields",
      `{ partner(id: "ptn_x") { ...P } } fragment P on Partner { compensation(outageId: "1015") { beneficiary { ... on Partner { ...P } } } }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "fragments that each spread all of them",
      `{ ...F0 } ${fragments(20, () => times(20, (place) => `...F${place}`))}`,
      "TOO_MANY_ROOT_FIELDS",
    ],
    [
      "fragments that stand for a billion fields",
      `{ ...F0 } ${fragments(30, (place) => `...F${place + 1} ...F${place + 1}`)} fragment F30 on Query { __typename }`,
      "TOO_MANY_ROOT_FIELDS",
    ],
    [
      "the same, below one root field",
      `{ viewer { ...F0 } } ${fragments(30, (place) => `...F${place + 1} ...F${place + 1}`).replaceAll("on Query", "on Viewer")} fragment F30 on Viewer { role }`,
      "TOO_MANY_FIELDS",
    ],
    [
      "a thousand root fields",
      `{ ${times(1000, (place) => `a${place}: __typename`)} }`,
      "QUERY_TOO_LONG",
    ],
    [
      "a hundred aliases",
      `{ ${times(101, (place) => `a${place}: __typename`)} }`,
      "TOO_MANY_ALIASES",
    ],
    [
      "a field a thousand times",
      `{ viewer { ${"role ".repeat(1000)} } }`,
      "TOO_MANY_REPEATED_FIELDS",
    ],
    [
      "fields with fields, three hundred times",
      `{ partner(id: "ptn_x") { ${"links { affiliate } ".repeat(300)} } }`,
      "TOO_MANY_REPEATED_FIELDS",
    ],
    [
      "directives that nobody knows, five hundred of them",
      `{ viewer { role ${"@a ".repeat(500)} } }`,
      "TOO_MANY_DIRECTIVES",
    ],
    [
      "directives on the second spread of a fragment",
      `{ ...F0 ...F0 ${"@skip(if: false) ".repeat(100)} } ${fragments(1, () => "")}`,
      "TOO_MANY_DIRECTIVES",
    ],
    [
      "selection sets that the planner's parser cannot follow",
      `{ viewer { ${"... { ".repeat(300)} role ${"}".repeat(300)} } }`,
      "QUERY_TOO_DEEP",
    ],
    [
      "an introspection that goes round",
      `{ __schema { types { ${"fields { type { ".repeat(8)} name ${"} } ".repeat(8)} } } }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "a person's person's person",
      `{ partner(id: "ptn_x") { ${`compensation(outageId: "1015") { beneficiary { `.repeat(6)} id ${"} } ".repeat(6)} } }`,
      "QUERY_TOO_DEEP",
    ],
    [
      "a hundred people with everything",
      `{ searchBeneficiaries(query: "가", first: 100) { nodes { compensation(outageId: "1015") {
           talk { grants { remedy { provenance { source } } } } } } } }`,
      "QUERY_TOO_COSTLY",
    ],
  ])("%s", async (_what, query, code) => {
    expect(await codes(query)).toEqual({ status: 400, codes: [code] });
  });
});

describe("what the engine would fail over is said to be wrong before it gets there", () => {
  const page =
    'query Page($first: Int!) { searchBeneficiaries(query: "데모", first: $first) { count } }';

  it.each([
    ["a variable of another type", page, { first: "many" }, "BAD_USER_INPUT"],
    ["a variable that is not given", page, {}, "BAD_USER_INPUT"],
    ["a variable beyond an Int", page, { first: 1e10 }, "BAD_USER_INPUT"],
    [
      "several operations and none named",
      "query A { viewer { role } } query B { viewer { id } }",
      undefined,
      "OPERATION_RESOLUTION_FAILURE",
    ],
    [
      "a subscription",
      "subscription { viewer { role } }",
      undefined,
      "OPERATION_RESOLUTION_FAILURE",
    ],
  ])("%s", async (_what, query, variables, code) => {
    expect(await codes(query, variables)).toEqual({ status: 400, codes: [code] });
  });

  it.each([
    ["by a field's directive", "{ viewer @skip(if: true) { role } }", undefined],
    ["by a fragment's", "{ ... @include(if: false) { viewer { role } } }", undefined],
    [
      "by a variable",
      "query($with: Boolean!) { ...F @include(if: $with) } fragment F on Query { viewer { role } }",
      { with: false },
    ],
  ])(
    "an operation of which nothing is left %s is answered with nothing",
    async (_how, query, variables) => {
      expect(await ask(query, variables)).toEqual({ status: 200, data: {}, errors: undefined });
    },
  );
});

describe("pages of the graph", () => {
  it.each([0, -1, 101, 1_000_000_000])(
    "refuse %i entries, written out or by a variable",
    async (first) => {
      const lists = [
        `searchBeneficiaries(query: "데모", first: $first) { nodes { id } }`,
        `talkClaims(outageId: "1015", status: IN_REVIEW, first: $first) { nodes { id } }`,
        `partner(id: "ptn_demo_bakery") { compensation(outageId: "1015") { timeline(first: $first) { nodes { id } } } }`,
      ];
      for (const list of lists) {
        const as = list.startsWith("talkClaims")
          ? ({ role: "operator", id: "opr_test", affiliate: "TALK" } as const)
          : AGENT;

        const answers = [
          await graph.ask(`query($first: Int) { ${list} }`, { as, variables: { first } }),
          await graph.ask(`{ ${list.replace("$first", String(first))} }`, { as }),
        ];

        for (const { errors } of answers) {
          expect(errors).toMatchObject([
            {
              message: expect.stringContaining('"first" must be from 1 to 100'),
              extensions: { code: "BAD_USER_INPUT" },
            },
          ]);
        }
      }
    },
  );
});
