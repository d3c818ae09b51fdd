import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { startGraph } from "../../graph.js";
import {
  ALL_PAPERS,
  claimDesk,
  operator,
  salesLoss,
  talkLedger,
} from "../../scenarios/talk-claims/talk-claims.fixture.js";
import { REVEAL, REVEALER, SEARCH } from "../pii/people.fixture.js";
import { newAgent, recordOf } from "./audited-graph.fixture.js";

const graph = await startGraph({ now: new Date("2023-02-20T10:00:00+09:00") });
const desk = claimDesk(graph);
const clerk = operator("without_record");

/** Lets the serving roles write the audit, or keeps them from it. */
async function mayRecord(may: boolean): Promise<void> {
  for (const subgraph of ["directory", "talk"]) {
    const words = may ? ["grant", "to"] : ["revoke", "from"];
    const statement = `${words[0]} insert on audit_entries ${words[1]} ${subgraph}_app`;
    await graph.asOwner(subgraph, ({ sql }) => sql.unsafe(statement));
  }
}

const unavailable = (field: string, affiliate?: "TALK") => ({
  message:
    "감사 기록을 남길 수 없어 보여 드리거나 처리하지 않았습니다. 잠시 후 다시 시도하세요. It cannot be put on record at the moment, so nothing was shown or changed: try again shortly.",
  path: [field],
  extensions: { code: "AUDIT_UNAVAILABLE", retryable: true, ...(affiliate && { affiliate }) },
});

const BAKERY = `{ viewer { id } partner(id: "${DEMO.bakery}") { id displayName compensation(outageId: "1015") { total { received } talk { grants { won } } } } }`;

beforeEach(() => mayRecord(false));
afterEach(() => mayRecord(true));

describe("without a record nothing is shown", () => {
  it.each([
    ["to an agent whose chain has not begun", newAgent()],
    ["to an agent", { role: "agent", id: "agt_known" } as const],
  ])("of a person who is looked up: %s", async (_who, agent) => {
    const answer = await graph.ask(BAKERY, { as: agent });

    expect(answer).toEqual({
      status: 200,
      data: { viewer: { id: agent.id }, partner: null },
      errors: [unavailable("partner")],
    });
  });

  it("of a person who was shown before, to an agent of whom the process knows the record", async () => {
    const agent = newAgent();
    await mayRecord(true);
    const before = await graph.ask(BAKERY, { as: agent });
    await mayRecord(false);

    const answer = await graph.ask(BAKERY, { as: agent });

    expect(before.errors).toBeUndefined();
    expect(answer.data).toEqual({ viewer: { id: agent.id }, partner: null });
    expect(answer.errors).toEqual([unavailable("partner")]);
    expect(await recordOf(graph, "directory", agent.id)).toHaveLength(1);
  });

  it("of the people who were found, nor whether anybody was", async () => {
    const as = newAgent();
    const answers = await Promise.all(
      ["데모", "nobody of that name"].map((query) =>
        graph.ask(SEARCH, { as, variables: { query } }),
      ),
    );

    for (const answer of answers) {
      expect(answer).toEqual({
        status: 200,
        data: null,
        errors: [unavailable("searchBeneficiaries")],
      });
    }
  });

  it.each([
    ["a contact", DEMO.bakery],
    ["whether there is a contact", "ptn_nobody"],
  ])("of %s", async (_what, beneficiaryId) => {
    const input = {
      beneficiaryId,
      kind: "PHONE",
      reason: "CALL_BACK",
      note: "조사 결과를 알려 드리기로 함",
      idempotencyKey: `without ${beneficiaryId}`,
    };

    const answer = await graph.ask(REVEAL, { as: REVEALER, variables: { input } });

    expect(answer).toEqual({
      status: 200,
      data: { revealDirectoryContact: null },
      errors: [unavailable("revealDirectoryContact")],
    });
  });

  it("of the operators' claims", async () => {
    const { data, errors } = await graph.ask(
      `{ talkClaims(outageId: "1015", status: NEEDS_DOCUMENTS) { nodes { id } } }`,
      { as: clerk },
    );

    expect(data).toEqual({ talkClaims: null });
    expect(errors).toEqual([unavailable("talkClaims", "TALK")]);
  });

  it("while everybody sees their own, and the catalogue is open", async () => {
    const as = { role: "partner", id: DEMO.bakery } as const;

    const own = await graph.ask(BAKERY, { as });
    const catalogue = await graph.ask(`{ outages { id talk { remedies { id } } } }`);

    expect([own.errors, catalogue.errors]).toEqual([undefined, undefined]);
    expect(own.data.partner.id).toBe(DEMO.bakery);
  });
});

describe("without a record nothing is changed", () => {
  async function claimed(documents: readonly string[]) {
    const shop = await desk.shop();
    const { id } = await desk.claim(shop, "fileTalkClaim", salesLoss(200_000, { documents }));
    return { shop, key: { beneficiaryId: shop.id, claimId: String(id) } };
  }

  it("by a decision, which can be made later under the same key", async () => {
    const { shop, key } = await claimed(ALL_PAPERS);
    const before = await talkLedger(graph, shop.id);
    const approve = { ...key, decision: "APPROVE", idempotencyKey: "later" };

    const answer = await desk.ask(clerk, "decideTalkClaim", approve);

    expect(answer).toEqual({
      status: 200,
      data: { told: null },
      errors: [unavailable("told", "TALK")],
    });
    expect(await talkLedger(graph, shop.id)).toEqual(before);

    await mayRecord(true);
    const later = await desk.claim(clerk, "decideTalkClaim", approve, "status");
    expect(later).toEqual({ status: "APPROVED" });
    expect(await recordOf(graph, "talk", clerk.id)).toMatchObject([
      { action: "DECISION", whom: [shop.id], outcome: "DONE" },
    ]);
  });

  it("and nobody learns why a decision would be refused", async () => {
    const { key } = await claimed([]);

    const answer = await desk.ask(clerk, "decideTalkClaim", { ...key, decision: "APPROVE" });

    expect(answer.data).toEqual({ told: null });
    expect(answer.errors).toEqual([unavailable("told", "TALK")]);
  });
});

describe("the log", () => {
  it("says why nothing could be put on record, and of nobody", async () => {
    graph.logLines.length = 0;

    await graph.ask(BAKERY, { as: newAgent() });

    const lines = graph.logLines.map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        subgraph: "directory",
        code: "AUDIT_UNAVAILABLE",
        err: { message: "permission denied for table audit_entries" },
        msg: "a subgraph could not answer",
      },
    ]);
    expect(graph.logLines.join("")).not.toContain(DEMO.bakery);
  });
});
