import fc from "fast-check";
import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { answerShape } from "../../../gateway/subgraph-call/answer-shape.js";

const schema = buildSchema(/* GraphQL */ `
  scalar Won
  scalar Date
  scalar DateTime
  scalar Anything
  enum Kind { CASH COUPON }
  interface Grant { id: ID! won: Won }
  type CouponGrant implements Grant { id: ID! won: Won shop: String! }
  type CashGrant implements Grant { id: ID! won: Won }
  type Slice { grants: [Grant!]! kinds: [[Kind!]] on: Boolean! share: Float! count: Int! day: Date at: DateTime any: Anything }
  type Compensation { beneficiaryId: ID! talk: Slice }
  type Outage { id: ID! talk: Slice }
  type Query { outages: [Outage!]! outage(id: ID!): Outage title: String! }
  type Mutation { take(id: ID!): Slice! }
`);

/** Whether data is an answer to a document. */
function isAnswered(query: string, data: unknown, variables: Record<string, unknown> = {}) {
  return answerShape({ document: parse(query), schema })(data, variables);
}

const REPRESENTATIONS = [
  { __typename: "Compensation", beneficiaryId: "ptn_a" },
  { __typename: "Outage", id: "1015" },
];
const ENTITIES = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on Compensation { talk { grants { __typename id ... on CouponGrant { shop } } } }
      ... on Outage { talk { count } }
    }
  }
`;
const COUPON = { __typename: "CouponGrant", id: "grt_1", shop: "톡스토어" };
const CASH = { __typename: "CashGrant", id: "grt_2" };
const GIVEN = { __typename: "Compensation", talk: { grants: [COUPON, CASH] } };
const COUNTED = { __typename: "Outage", talk: { count: 2 } };

const entitiesAnswered = (...entities: unknown[]) =>
  isAnswered(ENTITIES, { _entities: entities }, { representations: REPRESENTATIONS });

describe("an answer to what was asked", () => {
  it("has an entity for each that was asked about, with what was asked of its type", () => {
    expect(entitiesAnswered(GIVEN, COUNTED)).toBe(true);
  });

  it("may have nulls wherever it likes: what they mean is decided elsewhere", () => {
    const noGrant = { ...GIVEN, talk: { grants: [null, { ...COUPON, shop: null }] } };

    expect(entitiesAnswered(null, { ...COUNTED, talk: { count: null } })).toBe(true);
    expect(entitiesAnswered(noGrant, { ...COUNTED, talk: null })).toBe(true);
    expect(isAnswered(ENTITIES, { _entities: null }, { representations: REPRESENTATIONS })).toBe(
      true,
    );
    expect(isAnswered("{ title outages { id } }", { title: null, outages: null })).toBe(true);
  });

  it("may say more than was asked", () => {
    expect(isAnswered("{ title }", { title: "1015", more: {} })).toBe(true);
  });

  it("has its fields by the names that were asked for", () => {
    const query = "{ name: title }";

    expect([isAnswered(query, { name: "1015" }), isAnswered(query, { title: "1015" })]).toEqual([
      true,
      false,
    ]);
  });

  it("has what named fragments ask for", () => {
    const query = "{ outages { ...O } } fragment O on Outage { id talk { count } }";

    expect(isAnswered(query, { outages: [{ id: "1015", talk: { count: 1 } }] })).toBe(true);
    expect(isAnswered(query, { outages: [{ id: "1015" }] })).toBe(false);
  });

  it("may lack a field that hangs on a variable, but may not have it wrong", () => {
    const query = "query ($no: Boolean!) { title @skip(if: $no) outages { id @include(if: $no) } }";

    expect(isAnswered(query, { outages: [{}] })).toBe(true);
    expect(isAnswered(query, { title: 7, outages: [] })).toBe(false);
  });

  it("is asked of the mutation's own type", () => {
    const query = 'mutation { take(id: "1") { count } }';

    expect(isAnswered(query, { take: { count: 1 } })).toBe(true);
    expect(isAnswered(query, { take: { count: "1" } })).toBe(false);
  });
});

describe("no answer to what was asked", () => {
  it.each([
    ["fewer entities", [GIVEN]],
    ["more entities", [GIVEN, COUNTED, COUNTED]],
    ["entities in another order", [COUNTED, GIVEN]],
    ["a text for an entity", ["ptn_a", COUNTED]],
    ["a list for an entity", [[], COUNTED]],
    ["an entity without what was asked of it", [{ __typename: "Compensation" }, COUNTED]],
    ["a number for an object", [{ ...GIVEN, talk: 7 }, COUNTED]],
    ["a text for a list", [{ ...GIVEN, talk: { grants: "none" } }, COUNTED]],
    ["an object for a list", [{ ...GIVEN, talk: { grants: { 0: COUPON } } }, COUNTED]],
    ["a number in a list of objects", [{ ...GIVEN, talk: { grants: [7] } }, COUNTED]],
    ["a field missing in a list", [{ ...GIVEN, talk: { grants: [{ id: "1" }] } }, COUNTED]],
    [
      "a field missing of the type it names",
      [{ ...GIVEN, talk: { grants: [{ ...COUPON, shop: undefined }] } }, COUNTED],
    ],
    ["a fraction for a whole number", [GIVEN, { ...COUNTED, talk: { count: 1.5 } }]],
  ])("%s", (_what, entities) => {
    expect(entitiesAnswered(...entities)).toBe(false);
  });

  it.each([["text"], [7], [true], [[]], [null], [undefined]])("%j for all data", (data) => {
    expect(isAnswered("{ title }", data)).toBe(false);
  });

  it("an entity when the representations were not given", () => {
    expect(isAnswered(ENTITIES, { _entities: [GIVEN] })).toBe(false);
  });

  it("anything, when nobody says which operation is meant", () => {
    expect(isAnswered("query A { title } query B { title }", { title: "1015" })).toBe(false);
  });

  it("anything to a kind of operation that the graph has not", () => {
    expect(isAnswered("subscription { title }", { title: "1015" })).toBe(false);
  });
});

describe("a leaf", () => {
  it.each([
    ["count", 1, "1"],
    ["count", -1, 1.5],
    ["share", 0.5, "0.5"],
    ["on", false, 0],
    ["day", "2022-10-15", 20221015],
    ["at", "2022-10-15T15:19:00+09:00", {}],
    ["kinds", [["CASH"], null], [[7]]],
    ["kinds", [], ["CASH"]],
  ])("%s is %j, and not %j", (field, right, wrong) => {
    const query = `{ outages { talk { ${field} } } }`;
    const answer = (value: unknown) => ({ outages: [{ talk: { [field]: value } }] });

    expect([isAnswered(query, answer(right)), isAnswered(query, answer(wrong))]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ["id", "grt_1", true],
    ["id", 1, true],
    ["id", true, false],
    ["won", 30_000, true],
    ["won", 2 ** 53, false],
    ["won", "30000", false],
  ])("of a grant: %s may be %j: %s", (field, value, is) => {
    const query = `{ outages { talk { grants { ${field} } } } }`;

    expect(isAnswered(query, { outages: [{ talk: { grants: [{ [field]: value }] } }] })).toBe(is);
  });

  it.each([[1], ["text"], [{}], [[]]])("of a type that is not known may be %j", (value) => {
    expect(
      isAnswered("{ outages { talk { any } } }", { outages: [{ talk: { any: value } }] }),
    ).toBe(true);
  });
});

describe("whatever a subgraph says", () => {
  const representations = fc.array(fc.oneof(fc.constantFrom(...REPRESENTATIONS), fc.jsonValue()), {
    maxLength: 3,
  });

  it("is accepted or refused, and nothing is thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue(), representations, (data, asked) => {
        const isAccepted = isAnswered(ENTITIES, data, { representations: asked });

        expect([true, false]).toContain(isAccepted);
      }),
      { seed: 1015 },
    );
  });

  it("in the place of any part of an answer, it is accepted or refused", () => {
    const parts = fc.record({
      __typename: fc.oneof(fc.constant("Compensation"), fc.jsonValue()),
      talk: fc.oneof(
        fc.jsonValue(),
        fc.record({
          grants: fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.constant(COUPON), fc.jsonValue()))),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 3 }), representations, (entities, asked) => {
        const isAccepted = isAnswered(
          ENTITIES,
          { _entities: entities },
          { representations: asked },
        );

        expect([true, false]).toContain(isAccepted);
      }),
      { seed: 1015 },
    );
  });
});
