import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import {
  ALL_PAPERS,
  type ClaimMutation,
  claimDesk,
  operator,
  PHONE_AGENT,
  salesLoss,
  talkLedger,
} from "./talk-claims.fixture.js";

const graph = await startGraph({ now: new Date("2023-02-20T10:00:00+09:00") });
const desk = claimDesk(graph);
const [clerk, other] = [operator("clerk"), operator("other")];

/** A shop with a claim over 200,000 won and all its papers. */
async function claimed(lossWon = 200_000) {
  const shop = await desk.shop();
  const input = salesLoss(lossWon, { documents: ALL_PAPERS });
  const { id } = await desk.claim(shop, "fileTalkClaim", input);
  return { shop, key: { beneficiaryId: shop.id, claimId: String(id) } };
}

const failed = (code: string, message: string) => ({
  status: 200,
  data: { told: null },
  errors: [{ message, path: ["told"], extensions: { code, affiliate: "TALK", retryable: false } }],
});
const FORBIDDEN = failed("FORBIDDEN", "You may not do this.");

const DECISIONS: [ClaimMutation, object][] = [
  ["decideTalkClaim", { decision: "APPROVE" }],
  ["awardTalkClaim", { awardWon: 400_000 }],
  ["confirmTalkAward", { confirm: true }],
  ["transferTalkClaim", { to: "MOBILITY" }],
];
const ADMIN = { role: "admin", id: "adm_test" } as const;

describe("what is decided of a claim", () => {
  it.each(DECISIONS)("by %s is for Talk's operators and nobody else", async (mutation, more) => {
    const { shop, key } = await claimed();
    const before = await talkLedger(graph, shop.id);

    const callers = [operator("of_mobility", "MOBILITY"), shop, PHONE_AGENT, ADMIN];
    const answers = await Promise.all(
      callers.map((as) => desk.ask(as, mutation, { ...key, ...more })),
    );

    expect(answers).toEqual(callers.map(() => FORBIDDEN));
    expect(await talkLedger(graph, shop.id)).toEqual(before);
  });

  it.each(["fileTalkClaim", "submitTalkDocuments", "withdrawTalkClaim"] as const)(
    "is not asked for by whoever decides: %s is the claimant's and the agents'",
    async (mutation) => {
      const { key } = await claimed();
      const own = { claimId: key.claimId, documents: ALL_PAPERS };
      const input =
        mutation === "fileTalkClaim"
          ? salesLoss(1)
          : mutation === "withdrawTalkClaim"
            ? { claimId: key.claimId }
            : own;

      const stranger = await desk.shop();
      const answers = await Promise.all(
        [clerk, stranger, ADMIN].map((as) =>
          desk.ask(as, mutation, { ...input, beneficiaryId: key.beneficiaryId }),
        ),
      );

      expect(answers).toEqual([FORBIDDEN, FORBIDDEN, FORBIDDEN]);
    },
  );

  it("does not lead to a stranger's claim by its id", async () => {
    const { key } = await claimed();
    const stranger = await desk.shop();

    const told = await desk.refusal(stranger, "withdrawTalkClaim", { claimId: key.claimId });

    expect(told.code).toBe("CLAIM_UNKNOWN");
  });

  it.each<[ClaimMutation, object, string]>([
    [
      "decideTalkClaim",
      { decision: "REJECT" },
      "rejection goes with the decision REJECT, and REJECT with a rejection.",
    ],
    [
      "decideTalkClaim",
      { decision: "APPROVE", rejection: "NO_DIRECT_CAUSE" },
      "rejection goes with the decision REJECT, and REJECT with a rejection.",
    ],
    [
      "decideTalkClaim",
      { decision: "REQUEST_DOCUMENTS", recognisedLossWon: 1 },
      "recognisedLossWon goes with APPROVE, or from 0 won with REJECT.",
    ],
    [
      "decideTalkClaim",
      { decision: "REJECT", rejection: "LOSS_NOT_PROVEN", recognisedLossWon: -1 },
      "recognisedLossWon goes with APPROVE, or from 0 won with REJECT.",
    ],
    ["confirmTalkAward", { confirm: false, note: " " }, "An award is turned down with a note."],
    ["transferTalkClaim", { to: "TALK" }, "The claim is at TALK already."],
  ])("cannot be said by halves: %s with %j", async (mutation, more, message) => {
    const { key } = await claimed();

    expect(await desk.ask(clerk, mutation, { ...key, ...more })).toEqual(
      failed("BAD_USER_INPUT", message),
    );
  });

  it("comes in by the ways of whoever files it, and papers are at least one", async () => {
    const { shop, key } = await claimed();
    const byPost = await desk.ask(shop, "fileTalkClaim", salesLoss(1, { channel: "POST" }));
    const byWeb = await desk.ask(
      PHONE_AGENT,
      "fileTalkClaim",
      salesLoss(1, { beneficiaryId: shop.id }),
    );
    const none = await desk.ask(shop, "submitTalkDocuments", {
      claimId: key.claimId,
      documents: [],
    });

    expect([byPost, byWeb, none]).toEqual([
      failed("BAD_USER_INPUT", "What you file comes in by CHATBOT or WEB."),
      failed("BAD_USER_INPUT", "What you file comes in by PHONE or POST."),
      failed("BAD_USER_INPUT", "documents names at least one paper."),
    ]);
  });
});

describe("requests at the same time", () => {
  it("of two operators who decide one claim differently come to one decision", async () => {
    const { shop, key } = await claimed();

    const answers = await Promise.all([
      desk.ask(clerk, "decideTalkClaim", { ...key, decision: "APPROVE" }),
      desk.ask(other, "decideTalkClaim", {
        ...key,
        decision: "REJECT",
        rejection: "NO_DIRECT_CAUSE",
      }),
    ]);

    const told = answers.map(({ data }) => data.told.code ?? data.told.claim.status);
    const ledger = await talkLedger(graph, shop.id);
    const [claim] = ledger?.claims ?? [];
    expect(told.sort()).toEqual([claim?.status, "CLAIM_NOT_OPEN"].sort());
    expect(ledger?.claimEvents).toHaveLength(2);
    expect(ledger?.grants).toHaveLength(claim?.status === "APPROVED" ? 1 : 0);
  });

  it("of two operators who confirm and turn down one award come to one of them", async () => {
    const { shop, key } = await claimed(900_000);
    await desk.claim(clerk, "decideTalkClaim", { ...key, decision: "APPROVE" });
    await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 400_000 });

    const answers = await Promise.all([
      desk.ask(other, "confirmTalkAward", { ...key, confirm: true }),
      desk.ask(operator("third"), "confirmTalkAward", { ...key, confirm: false, note: "No" }),
    ]);

    const codes = answers.flatMap(({ data }) => data.told.code ?? []);
    expect(codes).toEqual(["AWARD_NOT_PENDING"]);
    const ledger = await talkLedger(graph, shop.id);
    expect(ledger?.grantEvents).toHaveLength(2);
  });

  it("five times the same are one claim, one row of each paper and one answer", async () => {
    const shop = await desk.shop();
    const input = salesLoss(200_000, { documents: ALL_PAPERS, idempotencyKey: "same" });

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => desk.ask(shop, "fileTalkClaim", input)),
    );

    const claims = answers.map(({ data }) => data.told.claim);
    expect(new Set(claims.map((claim) => JSON.stringify(claim))).size).toBe(1);
    expect(answers.filter(({ data }) => data.told.isReplay)).toHaveLength(4);
    expect(claims[0].documents).toHaveLength(4);
    const ledger = await talkLedger(graph, shop.id);
    expect([ledger?.claims.length, ledger?.claimEvents.length]).toEqual([1, 1]);
  });

  it("of one business for two claims are one claim", async () => {
    const shop = await desk.shop();

    const answers = await Promise.all(
      [1, 2, 3].map((lossWon) => desk.ask(shop, "fileTalkClaim", salesLoss(lossWon))),
    );

    const codes = answers.map(({ data }) => data.told.code ?? "FILED");
    expect(codes.sort()).toEqual(["CLAIM_ALREADY_OPEN", "CLAIM_ALREADY_OPEN", "FILED"]);
  });
});
