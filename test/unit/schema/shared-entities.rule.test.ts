import { describe, expect, it } from "vitest";
import { findStrictContributions } from "../../../schema/check/shared-entities.rule.js";
import { subgraph } from "./subgraph.fixture.js";

const directory = subgraph(
  "directory",
  `type Partner @key(fields: "id") { id: ID! displayName: String! }
   type Query { partner(id: ID!): Partner }`,
);

function pay(sdl: string) {
  return findStrictContributions([directory, subgraph("pay", sdl)]);
}

describe("what an affiliate adds to a shared entity", () => {
  it("is refused when it is non-null, because its outage would erase the entity", () => {
    const found = pay(`type Partner @key(fields: "id") { id: ID! payLevel: Int! payNote: String }`);

    expect(found).toEqual([
      {
        where: "pay",
        coordinate: "Partner.payLevel",
        message:
          "pay adds this to a shared entity as non-null: while pay is down, all of Partner would be null for everybody. Make it nullable.",
      },
    ]);
  });

  it("is refused in an extension and as a list just the same", () => {
    const found = pay(`extend type Partner @key(fields: "id") { id: ID! payNotes: [String!]! }`);

    expect(found.map(({ coordinate }) => coordinate)).toEqual(["Partner.payNotes"]);
  });

  it("is refused when the key names another field inside an object of the same name", () => {
    const found = pay(
      `type Partner @key(fields: "id place { payLevel }") { id: ID! place: Place! payLevel: Int! }
       type Place { payLevel: Int! }`,
    );

    expect(found.map(({ coordinate }) => coordinate)).toEqual(["Partner.payLevel"]);
  });

  it("is allowed when it is nullable, with the key's fields non-null as the owner has them", () => {
    expect(pay(`type Partner @key(fields: "id") { id: ID! payLevel: [Int!] }`)).toEqual([]);
  });

  it("is allowed to require what others resolve", () => {
    expect(
      pay(`type Partner @key(fields: "id") { id: ID! displayName: String! @external }`),
    ).toEqual([]);
  });

  it("does not concern the directory's own fields, nor types and entities of the affiliate", () => {
    expect(
      pay(`type PayMerchant @key(fields: "id") { id: ID! name: String! }
           type PayClaim { id: ID! }
           type Partner @key(fields: "id") { id: ID! payMerchant: PayMerchant payClaim: PayClaim }`),
    ).toEqual([]);
  });
});
