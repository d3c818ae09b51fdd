import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { findSideDoors, findUndeclared } from "../../../schema/check/access.rule.js";
import { ACCESS_SDL } from "../../../subgraphs/kit/access/access.js";
import { subgraph } from "./subgraph.fixture.js";

const MESSAGE =
  "It does not say whom it is for. Put @VisibleTo(<guard of kit/access/guards.ts>) beside it, or on its entity; a mutation has it from its callers.";

function undeclaredIn(sdl: string) {
  return findUndeclared([subgraph("pay", sdl)]).map(({ coordinate }) => coordinate);
}

describe("a way into the graph that does not say whom it is for", () => {
  it("is refused at every query, mutation and field of an entity, with the fix", () => {
    expect(
      findUndeclared([
        subgraph(
          "pay",
          `type Query { payMerchants: [Int!]! }
           type Mutation { declinePayGrant: Int }
           type Compensation @key(fields: "beneficiaryId outage { id }") {
             beneficiaryId: ID! outage: Outage! pay: Int }
           type Outage @key(fields: "id") { id: ID! }
           extend type Outage { payFee: Int }`,
        ),
      ]),
    ).toEqual(
      ["Query.payMerchants", "Mutation.declinePayGrant", "Compensation.pay", "Outage.payFee"].map(
        (coordinate) => ({ where: "pay", coordinate, message: MESSAGE }),
      ),
    );
  });
});

describe("a way into the graph that says whom it is for", () => {
  it("is fine, with keys, other subgraphs' fields, the router's own and all that lies inside left to it", () => {
    expect(
      undeclaredIn(
        `type Query { payFee: PayFee @access(to: [EVERYONE]) _service: Int }
         type PayFee { won: Int! }
         type Compensation @key(fields: "beneficiaryId") {
           beneficiaryId: ID! talk: Int @external pay: Int @access(to: [OWNER]) }
         type Merchant @key(fields: "id") @access(to: [AGENT]) { id: ID! name: String! }`,
      ),
    ).toEqual([]);
  });
});

describe("a field that leads to a guarded entity", () => {
  const graph = (to: string) =>
    buildSchema(
      `directive @access(to: [Access!]!) on FIELD_DEFINITION | OBJECT
       enum Access { EVERYONE OWNER AGENT CONTACT_REVEALER OPERATOR ADMIN AUDITOR }
       type Query { hits: Hits @access(to: [${to}]) }
       type Hits { nodes: [Person!]! }
       interface Person { id: ID! }
       type User implements Person @access(to: [OWNER, AGENT]) { id: ID! }`,
    );

  it("is refused when it is for more people than the entity", () => {
    expect(findSideDoors(graph("AGENT, OPERATOR"))).toEqual([
      {
        where: "api",
        coordinate: "Hits.nodes",
        message:
          "It is for AGENT, OPERATOR and leads to User, which is for OWNER, AGENT only. Put @VisibleTo beside it with a guard that is no wider.",
      },
    ]);
  });

  it("is fine when it is for the same or for fewer, also in a narrower word", () => {
    expect(findSideDoors(graph("AGENT"))).toEqual([]);
    expect(findSideDoors(graph("CONTACT_REVEALER"))).toEqual([]);
  });
});

it("knows the directive as the subgraphs print it", () => {
  expect(ACCESS_SDL).toContain("directive @access(");
});
