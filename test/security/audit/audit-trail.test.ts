import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { SEARCH } from "../pii/people.fixture.js";
import { entry, newAgent, recordOf } from "./audited-graph.fixture.js";

const TRAIL = /* GraphQL */ `
  query ($actor: ID, $month: String, $first: Int, $after: String) {
    auditTrail(actor: $actor, month: $month, first: $first, after: $after) {
      count
      edges { cursor node { id } }
      nodes {
        id at actor role address requestId action whom what outcome why
        details { name value }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const FEBRUARY = new Date("2023-02-28T23:59:59.999+09:00");

const graph = await startGraph();
const inDirectory = (actor: string) => recordOf(graph, "directory", actor);
const trail = (as: IdentifiedViewer, variables: object = {}) =>
  graph.ask(TRAIL, { as, variables: { ...variables } });

let auditors = 0;

/** An auditor of whom nothing is on record yet. */
function newAuditor() {
  auditors += 1;
  return {
    role: "admin",
    id: `adm_test_audits_${auditors}`,
    permissions: ["audit:read"],
  } as const;
}

/** Looks somebody up, at some instant. */
async function lookUp(as: IdentifiedViewer, id: string, at = DEMO_INSTANT): Promise<void> {
  graph.setNow(at);
  await graph.ask(`{ partner(id: "${id}") { id } }`, { as });
  graph.setNow(DEMO_INSTANT);
}

describe("an agent's own trail", () => {
  it("shows all that is on record of them, the latest first, and is not on record itself", async () => {
    const agent = newAgent();
    await lookUp(agent, DEMO.bakery);
    await graph.ask(SEARCH, { as: agent, variables: { query: "데모 제과점" } });

    const { data, errors } = await trail(agent);

    const of = {
      actor: agent.id,
      role: "agent",
      address: "127.0.0.1",
      at: DEMO_INSTANT.toISOString(),
    };
    const id = expect.stringMatching(/^aud_[\w-]+$/);
    const requestId = expect.stringMatching(/^req_/);
    const done = { ...of, id, requestId, outcome: "DONE", why: null, whom: [DEMO.bakery] };
    expect(errors).toBeUndefined();
    expect(data.auditTrail).toEqual({
      count: 2,
      nodes: [
        {
          ...done,
          action: "SEARCH",
          what: "Query.searchBeneficiaries",
          details: [
            { name: "by", value: "NAME" },
            { name: "hash", value: expect.stringMatching(/^[\w-]{43}$/) },
            { name: "isContinued", value: "false" },
          ],
        },
        { ...done, action: "LOOKUP", what: "Query.partner", details: [] },
      ],
      edges: data.auditTrail.nodes.map((node: { id: string }) => ({
        cursor: expect.any(String),
        node: { id: node.id },
      })),
      pageInfo: { hasNextPage: false, endCursor: data.auditTrail.edges[1].cursor },
    });
    expect(await inDirectory(agent.id)).toHaveLength(2);
  });

  it("is of a month in Korea when asked, and the next page goes on where one ended", async () => {
    const agent = newAgent();
    await lookUp(agent, DEMO.bakery, FEBRUARY);
    const people = [DEMO.florist, DEMO.tailor, DEMO.caterer];
    for (const id of people) await lookUp(agent, id);

    const month = await trail(agent, { month: "2023-03", first: 2 });
    const { nodes, pageInfo } = month.data.auditTrail;
    await lookUp(agent, DEMO.taxi);
    const rest = await trail(agent, { month: "2023-03", first: 2, after: pageInfo.endCursor });
    const before = await trail(agent, { month: "2023-02" });

    const whom = ({ whom: [id] }: { whom: string[] }) => id;
    expect(nodes.map(whom)).toEqual([DEMO.caterer, DEMO.tailor]);
    expect(pageInfo.hasNextPage).toBe(true);
    expect(rest.data.auditTrail.nodes.map(whom)).toEqual([DEMO.florist]);
    expect(rest.data.auditTrail.pageInfo.hasNextPage).toBe(false);
    expect(before.data.auditTrail.nodes.map(whom)).toEqual([DEMO.bakery]);
  });

  it("is nobody else's, and that another's was asked for is on record", async () => {
    const [agent, colleague] = [newAgent(), newAgent()];
    await lookUp(colleague, DEMO.bakery);

    const other = await trail(agent, { actor: colleague.id });
    const own = await trail(agent, { actor: agent.id });

    expect(other.data).toEqual({ auditTrail: null });
    expect(other.errors).toMatchObject([
      { path: ["auditTrail"], extensions: { code: "FORBIDDEN" } },
    ]);
    expect(await inDirectory(agent.id)).toEqual([
      entry(agent.id, {
        action: "LOOKUP",
        what: "Query.auditTrail",
        outcome: "FORBIDDEN",
        details: { actor: colleague.id, month: null },
      }),
    ]);
    expect(own.data.auditTrail.nodes).toMatchObject([{ outcome: "FORBIDDEN", actor: agent.id }]);
  });

  it("does not go on from a cursor of another's", async () => {
    const [agent, colleague] = [newAgent(), newAgent()];
    await lookUp(colleague, DEMO.bakery);
    const { data } = await trail(colleague);

    const { errors } = await trail(agent, { after: data.auditTrail.pageInfo.endCursor });

    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("an auditor", () => {
  it("reads about everybody in a month, the latest first, and that is on record", async () => {
    const [auditor, one, two] = [newAuditor(), newAgent(), newAgent()];
    const may = (day: string) => new Date(`2022-11-${day}T10:00:00+09:00`);
    await lookUp(one, DEMO.bakery, may("02"));
    await lookUp(two, DEMO.florist, may("03"));
    await lookUp(one, DEMO.tailor, may("03"));
    await lookUp(one, DEMO.taxi, new Date("2022-12-01T00:00:00+09:00"));

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Awaited<ReturnType<typeof trail>> = await trail(auditor, {
        month: "2022-11",
        first: 1,
        after,
      });
      for (const { actor, whom } of data.auditTrail.nodes) seen.push(`${actor} ${whom}`);
      after = data.auditTrail.pageInfo.hasNextPage ? data.auditTrail.pageInfo.endCursor : null;
    } while (after !== null);

    const lastTwo = [`${two.id} ${DEMO.florist}`, `${one.id} ${DEMO.tailor}`];
    expect(seen).toEqual([...lastTwo.sort().reverse(), `${one.id} ${DEMO.bakery}`]);
    expect(await inDirectory(auditor.id)).toEqual(
      seen.map(() =>
        entry(auditor.id, {
          action: "LOOKUP",
          role: "admin",
          what: "Query.auditTrail",
          details: { actor: null, month: "2022-11" },
        }),
      ),
    );
  });

  it("reads about one person, in any month", async () => {
    const [auditor, agent] = [newAuditor(), newAgent()];
    await lookUp(agent, DEMO.bakery, FEBRUARY);
    await lookUp(agent, DEMO.florist);

    const { data } = await trail(auditor, { actor: agent.id });

    expect(data.auditTrail.nodes).toMatchObject([
      { actor: agent.id, whom: [DEMO.florist] },
      { actor: agent.id, whom: [DEMO.bakery] },
    ]);
  });

  it("reads nothing when that cannot be put on record", async () => {
    const auditor = newAuditor();
    const may = (words: string) => graph.asOwner("directory", ({ sql }) => sql.unsafe(words));
    await may("revoke insert on audit_entries from directory_app");

    const { data, errors } = await trail(auditor, { month: "2023-03" }).finally(() =>
      may("grant insert on audit_entries to directory_app"),
    );

    expect(data).toEqual({ auditTrail: null });
    expect(errors).toMatchObject([{ extensions: { code: "AUDIT_UNAVAILABLE" } }]);
  });

  it.each([
    ["everybody without a month", {}],
    ["no month", { month: "2023-13" }],
    ["a month before there was any", { month: "0000-01" }],
    ["too large a page", { month: "2023-03", first: 101 }],
    ["no page", { month: "2023-03", first: 0 }],
    ["a foreign cursor", { month: "2023-03", after: "bm90IG91cnM" }],
    ["a cursor of another list", { month: "2023-03", after: "WyJhIiwiYiJd" }],
  ])("is told what cannot be answered: %s", async (_what, variables) => {
    const { data, errors } = await trail(newAuditor(), variables);

    expect(data).toEqual({ auditTrail: null });
    expect(errors).toMatchObject([
      { path: ["auditTrail"], extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });
});

describe("anybody else", () => {
  it.each([
    ["a partner", { role: "partner", id: DEMO.bakery } as const],
    ["an operator", { role: "operator", id: "opr_trail", affiliate: "TALK" } as const],
    ["an admin without the permission", { role: "admin", id: "adm_trail" } as const],
  ])("reads nothing: %s", async (_who, viewer) => {
    const { data, errors } = await trail(viewer, { month: "2023-03" });

    expect(data).toEqual({ auditTrail: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});
