import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { explicitNulls } from "../../../gateway/subgraph-call/explicit-nulls.js";

function nullsFor(query: string, variables: Record<string, unknown> = {}) {
  return explicitNulls({ document: parse(query), variables });
}

const COMPENSATION = { __typename: "Compensation", outageId: "1015", beneficiaryId: "ptn_a" };
const OUTAGE = { __typename: "Outage", id: "1015" };

describe("the answer of a subgraph that gave none", () => {
  it("has every root field, null under the name that was asked for, and a path for each", () => {
    expect(
      nullsFor("{ outages { id } one: outage(id: 1) { id } two: outage(id: 2) { id } }"),
    ).toEqual({
      data: { outages: null, one: null, two: null },
      paths: [["outages"], ["one"], ["two"]],
    });
  });

  it("has the root fields that stand in fragments", () => {
    const query = `{ ... on Query { outages { id } } ... { viewer { role } } ...Rest }
      fragment Rest on Query { user(id: 1) { id } }`;

    expect(nullsFor(query)).toEqual({
      data: { outages: null, viewer: null, user: null },
      paths: [["outages"], ["viewer"], ["user"]],
    });
  });

  it("has the fields of a mutation", () => {
    expect(nullsFor("mutation { done: take { id } }")).toEqual({
      data: { done: null },
      paths: [["done"]],
    });
  });

  it("has every entity in its place, with the fields asked of its type and of no other", () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Compensation { slice: talk { sums { won } } }
        ... on Outage { talk { remedies { id } } }
        ... { __typename }
      }
    }`;

    expect(nullsFor(query, { representations: [COMPENSATION, OUTAGE, COMPENSATION] })).toEqual({
      data: {
        _entities: [
          { slice: null, __typename: "Compensation" },
          { talk: null, __typename: "Outage" },
          { slice: null, __typename: "Compensation" },
        ],
      },
      paths: [
        ["_entities", 0, "slice"],
        ["_entities", 1, "talk"],
        ["_entities", 2, "slice"],
      ],
    });
  });

  it("has the entities of every alias when the engine asks for several kinds in one request", () => {
    const query = `query ($__batch_reps_0: [_Any!]!, $__batch_reps_1: [_Any!]!) {
      _e0: _entities(representations: $__batch_reps_0) { ... on Compensation { talk { sums { won } } } }
      _e1: _entities(representations: $__batch_reps_1) { ... on Outage { talk { remedies { id } } } }
    }`;
    const variables = { __batch_reps_0: [COMPENSATION], __batch_reps_1: [OUTAGE] };

    expect(nullsFor(query, variables)).toEqual({
      data: { _e0: [{ talk: null }], _e1: [{ talk: null }] },
      paths: [
        ["_e0", 0, "talk"],
        ["_e1", 0, "talk"],
      ],
    });
  });

  it("has the fields of named fragments, once each", () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ...Slice
        ... on Compensation { talk { sums { won } } }
        ...Programme
      }
    }
    fragment Slice on Compensation { talk { claims { id } } ... on Compensation { sort: __typename } }
    fragment Programme on Outage { talk { remedies { id } } }`;

    expect(nullsFor(query, { representations: [COMPENSATION] })).toEqual({
      data: { _entities: [{ talk: null, sort: "Compensation" }] },
      paths: [["_entities", 0, "talk"]],
    });
  });

  it.each([{}, { representations: null }, { representations: "none" }])(
    "has no entities when none were sent: %j",
    (variables) => {
      const query = `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Outage { talk { affiliate } } }
      }`;

      expect(nullsFor(query, variables)).toEqual({ data: { _entities: [] }, paths: [] });
    },
  );

  it("has nothing for a document without an operation", () => {
    expect(nullsFor("fragment Rest on Query { outages { id } }")).toEqual({ data: {}, paths: [] });
  });
});
