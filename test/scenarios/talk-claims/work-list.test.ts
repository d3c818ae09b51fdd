import { describe, expect, it } from "vitest";
import { fileClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import { operator, PHONE_AGENT } from "./talk-claims.fixture.js";

const graph = await startGraph();
const clerk = operator("clerk");

const LIST = `query ($outageId: ID!, $status: ClaimStatus!, $first: Int, $after: String) {
  talkClaims(outageId: $outageId, status: $status, first: $first, after: $after) {
    count nodes { id beneficiaryId filedAt } edges { cursor node { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;

function list(variables: object, as: IdentifiedViewer | null = clerk) {
  const all = { outageId: "1015", status: "SUBMITTED", ...variables };
  return graph.ask(LIST, { ...(as && { as }), variables: all });
}

/** Claims of several shops; the middle three came in the same instant, and two have the same id. */
const FILED = [
  ["ptn_list_a", "clm_1", "2022-10-19T10:00:00.000+09:00"],
  ["ptn_list_c", "clm_2", "2022-10-20T10:00:00.000+09:00"],
  ["ptn_list_b", "clm_4", "2022-10-20T10:00:00.000+09:00"],
  ["ptn_list_b", "clm_3", "2022-10-20T10:00:00.000+09:00"],
  ["ptn_list_d", "clm_3", "2022-10-20T10:00:00.001+09:00"],
] as const;
const IN_LINE = ["a clm_1", "b clm_3", "b clm_4", "c clm_2", "d clm_3"];

await graph.asOwner("talk", async ({ db }) => {
  for (const [beneficiaryId, claimId, filedAt] of FILED) {
    await fileClaim(db, {
      claimId,
      beneficiaryId,
      outageId: "1015",
      subject: null,
      filedAt: new Date(filedAt),
      lossWon: 1,
      details: {},
      actor: beneficiaryId,
      why: null,
    });
  }
});

type Node = { id: string; beneficiaryId: string };
const named = ({ id, beneficiaryId }: Node) => `${beneficiaryId.replace("ptn_list_", "")} ${id}`;

describe("the operators' list of claims", () => {
  it.each([1, 2, 3, 5, 100])(
    "has every claim of a status once, oldest first, in pages of %i, those of one instant too",
    async (first) => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data, errors } = await list({ first, after });
        expect(errors).toBeUndefined();
        const { nodes, edges, count, pageInfo } = data.talkClaims;
        expect(nodes.length).toBe(count);
        expect(edges.map(({ node }: { node: Node }) => node.id)).toEqual(
          nodes.map(({ id }: Node) => id),
        );
        expect(pageInfo.endCursor).toBe(edges.at(-1).cursor);
        seen.push(...nodes.map(named));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);

      expect(seen).toEqual(IN_LINE);
    },
  );

  it("costs two statements and one for the record, however many claims", async () => {
    await list({ first: 1 });
    graph.takeStatements();

    await list({ first: 100 });

    const statements = graph.takeStatements();
    expect(statements.map((text) => text.slice(0, 4))).toEqual(["talk", "talk", "talk"]);
    expect(statements.filter((text) => text.includes("audit_"))).toHaveLength(1);
  });

  it("walks an index from any place in it, and sorts nothing", async () => {
    await graph.asOwner("talk", async ({ sql }) => {
      await sql`set enable_seqscan = off`;
      const plan = await sql`explain select claim_id from claims
        where outage_id = '1015' and status = 'SUBMITTED'
          and (filed_at, beneficiary_id, claim_id) > ('2022-10-20'::timestamptz, 'ptn_a', 'clm_a')
        order by filed_at, beneficiary_id, claim_id limit 21`;
      const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
      expect(text).toContain("claims_in_line");
      expect(text).not.toContain("Sort");
    });
  });

  it("is empty where nothing stands", async () => {
    const { data } = await list({ status: "WITHDRAWN" });

    expect(data.talkClaims).toEqual({
      count: 0,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it.each([
    operator("of_mobility", "MOBILITY"),
    PHONE_AGENT,
    { role: "partner", id: "ptn_list_a" },
    { role: "admin", id: "adm_test" },
    null,
  ] as const)("is for Talk's operators: not for %j", async (viewer) => {
    const { data, errors } = await list({}, viewer);

    expect(data).toEqual({ talkClaims: null });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
  });

  const cursor = (...position: unknown[]) =>
    Buffer.from(JSON.stringify(position)).toString("base64url");

  it.each([
    [{ first: 0 }, '"first" must be from 1 to 100.'],
    [{ first: 101 }, '"first" must be from 1 to 100.'],
    ...[
      "nonsense",
      cursor("2022-10-20T10:00:00.000000Z", "ptn_list_a"),
      cursor("yesterday", "ptn_list_a", "clm_1"),
      cursor("2022-13-45T10:00:00.000000Z", "ptn_list_a", "clm_1"),
      cursor("2022-02-30T10:00:00.000000Z", "ptn_list_a", "clm_1"),
      cursor("0000-01-01T00:00:00.000000Z", "ptn_list_a", "clm_1"),
    ].map((after) => [{ after }, '"after" must be a cursor that this list gave out.']),
  ] as [object, string][])("refuses a page that there is not: %j", async (page, message) => {
    const { data, errors } = await list(page);

    expect(data).toEqual({ talkClaims: null });
    expect(errors?.map((error) => [error.message, error.extensions?.code])).toEqual([
      [message, "BAD_USER_INPUT"],
    ]);
  });

  it("goes on past a claim whose record cannot be explained: that one alone is missing", async () => {
    await graph.asOwner("talk", async ({ sql }) => {
      await sql`update claims set reason_code = 'GONE', rule_version = 'gone@1', reason_inputs = '{}'
        where beneficiary_id = 'ptn_list_c'`;
    });

    const { data, errors } = await list({});

    const { nodes, count } = data.talkClaims;
    expect(count).toBe(5);
    expect(nodes.map((node: Node | null) => node && named(node))).toEqual([
      "a clm_1",
      "b clm_3",
      "b clm_4",
      null,
      "d clm_3",
    ]);
    expect(errors?.map(({ path }) => path?.slice(0, 3))).toEqual(
      expect.arrayContaining([["talkClaims", "nodes", 3]]),
    );
  });
});
