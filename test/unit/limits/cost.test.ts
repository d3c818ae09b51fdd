import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { costOf, countIn } from "../../../gateway/limits/cost.js";

const schema = buildSchema(`
  type Query {
    searchBeneficiaries(query: String!, first: Int = 20): BeneficiaryConnection!
    user: User
    viewer: String
  }
  type Mutation { give(input: String!): User }
  type BeneficiaryConnection { nodes: [User!]! count: Int! pageInfo: PageInfo! }
  type PageInfo { endCursor: String }
  type User { id: ID! names: [String!]! links: [Link!]! total: CompensationTotal }
  type Link { account: String }
  type CompensationTotal { won: Int }
`);

function given(text: string, variables: Record<string, unknown> = {}, name?: string) {
  return { schema, document: parse(text), name, variables };
}
const cost = (text: string, variables?: Record<string, unknown>, name?: string) =>
  costOf(given(text, variables, name));

describe("the estimated cost of an operation", () => {
  it("is one for an object, nothing for a scalar, and more for what takes work", () => {
    expect(cost("{ viewer }")).toBe(0);
    expect(cost("{ user { id names } }")).toBe(1);
    expect(cost("{ user { total { won } } }")).toBe(1 + 10);
    expect(cost(`mutation { give(input: "x") { id } }`)).toBe(10 + 1);
  });

  it("takes a list without pages for ten entries", () => {
    expect(cost("{ user { links { account } } }")).toBe(1 + 10);
  });

  it.each([
    ["its default", "", {}, 20],
    ["null, which stands for the default", ", first: null", {}, 20],
    ["a number", ", first: 7", {}, 7],
    ["a variable", ", first: $first", { first: 9 }, 9],
    ["the default of a variable", ", first: $first", {}, 3],
    ["no more than a page may have, because its field refuses more", ", first: 1000000", {}, 100],
    ["no less than one entry, because its field refuses less", ", first: -5", {}, 1],
  ])("multiplies a page by %s", (_what, argument, variables, entries) => {
    const text = `query($first: Int = 3) { searchBeneficiaries(query: "x"${argument}) { nodes { id } } }`;

    // graphql-js would refuse the variable that nobody uses; the estimate does not mind.
    expect(cost(text, variables)).toBe(20 + entries);
  });

  it("multiplies what stands inside a page, in fragments, too", () => {
    const text = `{ searchBeneficiaries(query: "x", first: 5) { nodes { ...Known } } }
      fragment Known on User { links { account } total { won } }`;

    expect(cost(text)).toBe(20 + 5 * (1 + 10 + 10));
  });

  it("counts every alias and every repetition", () => {
    expect(cost("{ a: user { id } b: user { id } b: user { id } }")).toBe(3);
  });

  it("leaves out what the variables leave out, and only that", () => {
    const text = "query($more: Boolean!) { user { total @include(if: $more) { won } } }";

    expect([cost(text, { more: true }), cost(text, { more: false })]).toEqual([11, 1]);
  });

  it("is that of the operation asked for", () => {
    const text = "query A { user { id } } query B { user { total { won } } }";

    expect([cost(text, {}, "A"), cost(text, {}, "B")]).toEqual([1, 11]);
  });

  it("leaves the schema's own description out: where it is served, it is served from memory", () => {
    expect(cost("{ __typename __schema { types { fields { type { name } } } } }")).toBe(0);
  });
});

describe("the searches of an operation", () => {
  it("are counted by alias, through fragments", () => {
    const text = `{ a: searchBeneficiaries(query: "a") { count } ...Second viewer }
      fragment Second on Query { b: searchBeneficiaries(query: "b") { count } }`;

    expect(countIn(given(text), "search")).toBe(2);
    expect(countIn(given("{ viewer user { id } }"), "search")).toBe(0);
  });
});
