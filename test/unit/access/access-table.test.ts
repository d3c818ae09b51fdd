import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { accessTable, accessText } from "../../../schema/generate/access-table.js";

const DIRECTIVE = `directive @access(to: [Access!]!) on FIELD_DEFINITION | OBJECT
  enum Access { EVERYONE OWNER AGENT CONTACT_REVEALER OPERATOR ADMIN AUDITOR }`;

const linesOf = (sdl: string) => accessText(accessTable(buildSchema(`${DIRECTIVE} ${sdl}`)));

describe("the access table", () => {
  it("lets what lies inside a field need what the field needs, along the widest way to it", () => {
    expect(
      linesOf(`
        type Query { own: Slice @access(to: [OWNER, AGENT]) outage: Outage @access(to: [EVERYONE]) }
        type Mutation { revoke: Grant @access(to: [OPERATOR]) }
        type Slice { grants: [Grant!]! outage: Outage! }
        type Grant { id: ID! }
        type Outage { id: ID! statistics: Statistics @access(to: [AGENT, ADMIN]) }
        type Statistics { won: Int! audit: Int @access(to: [AUDITOR]) }`),
    ).toBe(`Query.own: OWNER AGENT
Query.outage: EVERYONE
Mutation.revoke: OPERATOR
Slice.grants: OWNER AGENT
Slice.outage: OWNER AGENT
Grant.id: OWNER AGENT OPERATOR
Outage.id: EVERYONE
Outage.statistics: AGENT ADMIN
Statistics.won: AGENT ADMIN
Statistics.audit: AUDITOR
`);
  });

  it("comes to types through interfaces and unions, and back to where it was", () => {
    expect(
      linesOf(`
        type Query { search: [Person!]! @access(to: [AGENT]) any: Any @access(to: [OWNER]) }
        interface Person { friend: Person }
        type User implements Person { friend: Person }
        type Shop { owner: User }
        union Any = Shop`),
    ).toBe(`Query.search: AGENT
Query.any: OWNER
User.friend: OWNER AGENT
Shop.owner: OWNER
`);
  });

  it("says aloud what nobody can come to", () => {
    expect(
      linesOf(`
        type Query { search: Hit @access(to: [AGENT]) }
        type Hit { own: Int @access(to: [OWNER]) }
        type Lost { id: ID! }`),
    ).toBe(`Query.search: AGENT
Hit.own: nobody
Lost.id: nobody
`);
  });
});
