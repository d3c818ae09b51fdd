import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { GRANTED } from "../../integration/affiliate.js";
import {
  ALL_PAPERS,
  claimDesk,
  operator,
  PHONE_AGENT,
  salesLoss,
  talkLedger,
} from "./talk-claims.fixture.js";

const graph = await startGraph();
const desk = claimDesk(graph);
const first = operator("first");

const at = (instant: string) => new Date(instant);

describe("a small business's claim", () => {
  it("goes from the report over the papers to the money, each step by whom it is for", async () => {
    const shop = await desk.shop();
    desk.at("2022-10-20T11:00:00+09:00");
    const filed = await desk.claim(shop, "fileTalkClaim", salesLoss(420_000));
    const key = { beneficiaryId: shop.id, claimId: filed.id };

    desk.at("2023-01-30T09:00:00+09:00");
    const asked = await desk.claim(first, "decideTalkClaim", {
      ...key,
      decision: "REQUEST_DOCUMENTS",
      note: "All four papers, please",
    });
    desk.at("2023-02-01T10:00:00+09:00");
    const half = await desk.claim(shop, "submitTalkDocuments", {
      claimId: filed.id,
      documents: ["SMALL_BUSINESS_CERTIFICATE", "SALES_LOSS_EVIDENCE"],
    });
    desk.at("2023-02-02T10:00:00+09:00");
    const whole = await desk.claim(PHONE_AGENT, "submitTalkDocuments", {
      ...key,
      documents: ["SERVICE_USE_EVIDENCE", "BANK_ACCOUNT_COPY"],
    });
    desk.at("2023-02-06T10:00:00+09:00");
    const decided = await desk.claim(first, "decideTalkClaim", {
      ...key,
      decision: "APPROVE",
      recognisedLossWon: 300_000,
      note: "Papers prove 300,000",
    });

    const open = {
      id: filed.id,
      lossWon: 420_000,
      recognisedLossWon: null,
      award: null,
      transferredTo: null,
      reason: null,
    };
    const papers = (...kinds: string[]) => kinds.map((kind) => ({ kind }));
    expect([filed, asked, half, whole, decided]).toEqual([
      { ...open, status: "SUBMITTED", documents: [], missingDocuments: [...ALL_PAPERS] },
      { ...open, status: "NEEDS_DOCUMENTS", documents: [], missingDocuments: [...ALL_PAPERS] },
      {
        ...open,
        status: "NEEDS_DOCUMENTS",
        documents: papers("SMALL_BUSINESS_CERTIFICATE", "SALES_LOSS_EVIDENCE"),
        missingDocuments: ["SERVICE_USE_EVIDENCE", "BANK_ACCOUNT_COPY"],
      },
      { ...open, status: "SUBMITTED", documents: papers(...ALL_PAPERS), missingDocuments: [] },
      {
        ...open,
        status: "APPROVED",
        recognisedLossWon: 300_000,
        documents: papers(...ALL_PAPERS),
        missingDocuments: [],
        reason: { code: "LOSS_UP_TO_300K" },
      },
    ]);
    expect(await talkLedger(graph, shop.id)).toEqual({
      claims: [
        {
          claimId: filed.id,
          status: "APPROVED",
          decidedAt: at("2023-02-06T10:00:00+09:00"),
          remedyId: "B1",
          reasonCode: "LOSS_UP_TO_300K",
        },
      ],
      claimEvents: [
        { claimId: filed.id, status: "SUBMITTED", at: at("2022-10-20T11:00:00+09:00") },
        { claimId: filed.id, status: "NEEDS_DOCUMENTS", at: at("2023-01-30T09:00:00+09:00") },
        { claimId: filed.id, status: "SUBMITTED", at: at("2023-02-02T10:00:00+09:00") },
        { claimId: filed.id, status: "APPROVED", at: at("2023-02-06T10:00:00+09:00") },
      ],
      grants: [
        {
          ...GRANTED,
          remedyId: "B1",
          won: 30_000,
          grantedAt: at("2023-02-06T10:00:00+09:00"),
          reasonCode: "LOSS_UP_TO_300K",
          idempotencyKey: "loss-support-1015",
        },
      ],
      grantEvents: [
        {
          remedyId: "B1",
          sequence: 1,
          status: "GRANTED",
          at: at("2023-02-06T10:00:00+09:00"),
          actor: first.id,
          why: "Papers prove 300,000",
        },
      ],
    });
  });

  it("keeps the claimed and the recognised loss apart, on the claim and on the money", async () => {
    const shop = await desk.shop();
    desk.at("2023-02-20T10:00:00+09:00");
    const input = salesLoss(900_000, { documents: ALL_PAPERS });
    const { id } = await desk.claim(shop, "fileTalkClaim", input);
    const decision = { claimId: id, beneficiaryId: shop.id, decision: "APPROVE" };
    const claim = await desk.claim(
      first,
      "decideTalkClaim",
      { ...decision, recognisedLossWon: 400_000 },
      "lossWon recognisedLossWon reason { text(lang: EN) }",
    );

    const { data, errors } = await graph.ask(
      `query ($id: ID!) { partner(id: $id) { compensation(outageId: "1015") {
        total { received cash } talk { grants { ... on TalkLossSupportGrant { won lossWon claimedLossWon } } }
      } } }`,
      { as: shop, variables: { id: shop.id } },
    );
    expect(errors).toBeUndefined();
    expect(data.partner.compensation).toEqual({
      total: { received: 50_000, cash: 50_000 },
      talk: { grants: [{ won: 50_000, lossWon: 400_000, claimedLossWon: 900_000 }, {}] },
    });
    expect(claim).toEqual({
      lossWon: 900_000,
      recognisedLossWon: 400_000,
      reason: {
        text: "The recognised sales loss of 400,000 won (900,000 won were claimed) is above 300,000 and not above 500,000 won, so the support is 50,000 won.",
      },
    });
  });

  it.each([
    [300_000, "B1", 30_000],
    [300_001, "B2", 50_000],
    [500_000, "B2", 50_000],
    [500_001, null, null],
  ])("over %i won is paid its tier, or goes to the council", async (lossWon, remedyId, won) => {
    const shop = await desk.shop();
    desk.at("2023-02-20T10:00:00+09:00");
    const input = salesLoss(lossWon, { documents: ALL_PAPERS });
    const { id } = await desk.claim(shop, "fileTalkClaim", input);
    const claim = await desk.claim(first, "decideTalkClaim", {
      claimId: id,
      beneficiaryId: shop.id,
      decision: "APPROVE",
    });

    expect(claim.status).toBe(remedyId ? "APPROVED" : "IN_REVIEW");
    const ledger = await talkLedger(graph, shop.id);
    expect(ledger?.grants.map((grant) => [grant.remedyId, grant.won])).toEqual(
      remedyId ? [[remedyId, won]] : [],
    );
  });
});
