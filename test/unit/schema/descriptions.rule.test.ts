import { describe, expect, it } from "vitest";
import { findUndescribed } from "../../../schema/check/descriptions.rule.js";
import { subgraph } from "./subgraph.fixture.js";

function undescribedIn(sdl: string) {
  return findUndescribed([subgraph("pay", sdl)]).map(({ coordinate }) => coordinate);
}

describe("a schema without descriptions", () => {
  it("is refused at every type, field, argument, enum value and input field", () => {
    expect(
      undescribedIn(`
        type Query { payMerchant(id: ID!): PayMerchant }
        type PayMerchant implements PayThing { id: ID! }
        interface PayThing { id: ID! }
        enum PayLevel { LOW }
        input PayInput { level: PayLevel }
        union PayResult = PayMerchant
        scalar PayPoints
        extend type PayMerchant { level: PayLevel }`),
    ).toEqual([
      "Query.payMerchant",
      "Query.payMerchant(id:)",
      "PayMerchant",
      "PayMerchant.id",
      "PayThing",
      "PayThing.id",
      "PayLevel",
      "PayLevel.LOW",
      "PayInput",
      "PayInput.level",
      "PayResult",
      "PayPoints",
      "PayMerchant.level",
    ]);
  });

  it("is refused when a description is empty, and told what to write", () => {
    expect(findUndescribed([subgraph("pay", `"  " scalar PayPoints`)])).toEqual([
      {
        where: "pay",
        coordinate: "PayPoints",
        message: "It has no description: say in one sentence what it means, and its unit.",
      },
    ]);
  });
});

describe("a schema with descriptions", () => {
  it("is fine, with root types and extensions left to speak through their fields", () => {
    expect(
      undescribedIn(`
        type Query { "A merchant." payMerchant("Starts with ptn_." id: ID!): PayMerchant }
        "A merchant." type PayMerchant { "Its id." id: ID! }
        extend type PayMerchant { "How good it is." level: PayLevel }
        "A level." enum PayLevel { "Low." LOW }`),
    ).toEqual([]);
  });
});
