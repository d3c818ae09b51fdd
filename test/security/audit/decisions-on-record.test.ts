import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import {
  ALL_PAPERS,
  claimDesk,
  operator,
  salesLoss,
  talkLedger,
} from "../../scenarios/talk-claims/talk-claims.fixture.js";
import { entry, newAgent, recordOf } from "./audited-graph.fixture.js";

const NOW = new Date("2023-02-20T10:00:00+09:00");
const graph = await startGraph({ now: NOW });
const desk = claimDesk(graph);
const inTalk = (actor: string) => recordOf(graph, "talk", actor);
const decision = (actor: string, changes: Partial<Parameters<typeof entry>[1]>) =>
  entry(actor, { action: "DECISION", at: NOW, ...changes });

let operators = 0;
function newOperator() {
  operators += 1;
  return operator(`audited_${operators}`);
}

/** A shop with a claim over 200,000 won and all its papers. */
async function claimed() {
  const shop = await desk.shop();
  const input = salesLoss(200_000, { documents: ALL_PAPERS });
  const { id } = await desk.claim(shop, "fileTalkClaim", input);
  return { shop, key: { beneficiaryId: shop.id, claimId: String(id) } };
}

describe("a decision", () => {
  it("is on record: who decided what about whom, and why", async () => {
    const clerk = newOperator();
    const { shop, key } = await claimed();

    await desk.claim(clerk, "decideTalkClaim", {
      ...key,
      decision: "APPROVE",
      recognisedLossWon: 180_000,
      note: "매출 자료 확인, 문의 010-0000-0001",
    });

    expect(await inTalk(clerk.id)).toEqual([
      decision(clerk.id, {
        whom: [shop.id],
        what: "Mutation.decideTalkClaim",
        why: "매출 자료 확인, 문의 010-****-0001",
        details: { claimId: key.claimId, decision: "APPROVE", recognisedLossWon: 180_000 },
      }),
    ]);
  });

  it("that is refused, sent again or not the caller's to make is on record as that", async () => {
    const [clerk, agent] = [newOperator(), newAgent()];
    const stranger = operator(`of_mobility_${clerk.id}`, "MOBILITY");
    const { shop, key } = await claimed();
    const reject = {
      ...key,
      decision: "REJECT",
      rejection: "LOSS_NOT_PROVEN",
      idempotencyKey: "same",
    };

    await desk.claim(clerk, "decideTalkClaim", reject);
    await desk.claim(clerk, "decideTalkClaim", reject);
    await desk.refusal(clerk, "decideTalkClaim", { ...key, decision: "APPROVE" });
    await desk.ask(agent, "decideTalkClaim", reject);
    await desk.ask(stranger, "decideTalkClaim", { ...reject, beneficiaryId: "no id" });

    const about = {
      whom: [shop.id],
      what: "Mutation.decideTalkClaim",
      details: { claimId: key.claimId, decision: "REJECT", rejection: "LOSS_NOT_PROVEN" },
    };
    expect(await inTalk(clerk.id)).toEqual([
      decision(clerk.id, about),
      decision(clerk.id, { ...about, outcome: "REPLAYED" }),
      decision(clerk.id, {
        ...about,
        outcome: "CLAIM_NOT_OPEN",
        details: { claimId: key.claimId, decision: "APPROVE" },
      }),
    ]);
    expect(await inTalk(agent.id)).toEqual([
      decision(agent.id, { ...about, outcome: "FORBIDDEN" }),
    ]);
    expect(await inTalk(stranger.id)).toEqual([
      decision(stranger.id, { ...about, outcome: "FORBIDDEN", whom: [] }),
    ]);
  });

  it("of a user or partner about their own is not on record beside the ledger, which has it", async () => {
    const { shop } = await claimed();

    expect((await talkLedger(graph, shop.id))?.claims).toHaveLength(1);
    expect(await inTalk(shop.id)).toEqual([]);
  });
});

describe("a page of the operators' list", () => {
  it("is one entry with everybody on it", async () => {
    const clerk = newOperator();
    const { shop } = await claimed();
    const list = `{ talkClaims(outageId: "1015", status: SUBMITTED, first: 100) { nodes { id } } }`;

    const { data } = await graph.ask(list, { as: clerk });

    const [page, ...more] = await inTalk(clerk.id);
    expect(data.talkClaims.nodes.length).toBeGreaterThan(0);
    expect(more).toEqual([]);
    expect(page).toEqual(
      entry(clerk.id, {
        action: "LOOKUP",
        at: NOW,
        whom: expect.arrayContaining([shop.id]),
        what: "Query.talkClaims",
        details: { outageId: "1015", status: "SUBMITTED" },
      }),
    );
    expect(new Set(page?.whom).size).toBe(page?.whom.length);
  });
});
