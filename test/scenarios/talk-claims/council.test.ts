import { describe, expect, it } from "vitest";
import { moveGrant } from "../../../subgraphs/kit/ledger/move-grant.js";
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
const [clerk, chair] = [operator("clerk"), operator("chair")];

const at = (instant: string) => new Date(instant);

/** A claim over 900,000 won, filed by an agent for a caller, that the council reviews from 2023-03-06 on. */
async function claimInReview() {
  const shop = await desk.shop();
  desk.at("2022-10-25T14:00:00+09:00");
  const input = { beneficiaryId: shop.id, channel: "PHONE", documents: ALL_PAPERS };
  const { id } = await desk.claim(PHONE_AGENT, "fileTalkClaim", salesLoss(900_000, input));
  const key = { beneficiaryId: shop.id, claimId: id };
  desk.at("2023-03-06T10:00:00+09:00");
  const approval = { ...key, decision: "APPROVE", recognisedLossWon: 800_000 };
  await desk.claim(clerk, "decideTalkClaim", approval);
  return { shop, key };
}

describe("a claim above 500,000 won", () => {
  it("is paid what the council awards, by two people, and only then", async () => {
    const { shop, key } = await claimInReview();
    desk.at("2023-03-20T10:00:00+09:00");
    const awarded = await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 400_000 });
    const own = await desk.refusal(clerk, "confirmTalkAward", { ...key, confirm: true });
    desk.at("2023-03-21T10:00:00+09:00");
    const turnedDown = await desk.claim(chair, "confirmTalkAward", {
      ...key,
      confirm: false,
      note: "Sum was mistyped",
    });
    desk.at("2023-03-22T10:00:00+09:00");
    await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 250_000, note: "As decided" });
    desk.at("2023-03-23T10:00:00+09:00");
    const confirmed = await desk.claim(chair, "confirmTalkAward", { ...key, confirm: true });

    expect(awarded).toMatchObject({
      status: "IN_REVIEW",
      recognisedLossWon: 800_000,
      award: { won: 400_000, status: "PENDING" },
    });
    expect(own.code).toBe("SAME_PERSON");
    expect(turnedDown).toMatchObject({ status: "IN_REVIEW", award: null });
    expect(confirmed).toMatchObject({
      status: "APPROVED",
      lossWon: 900_000,
      recognisedLossWon: 800_000,
      award: { won: 250_000, status: "GRANTED" },
      reason: { code: "COUNCIL_AWARD" },
    });
    const support = {
      ...GRANTED,
      remedyId: "B3",
      reasonCode: "COUNCIL_AWARD",
      idempotencyKey: "loss-support-1015",
    };
    const step = (
      sequence: number,
      status: string,
      day: string,
      actor: string,
      why: string | null,
    ) => ({
      remedyId: "B3",
      sequence,
      status,
      at: at(`2023-03-${day}T10:00:00+09:00`),
      actor,
      why,
    });
    const ledger = await talkLedger(graph, shop.id);
    expect(ledger?.claims).toEqual([
      {
        claimId: key.claimId,
        status: "APPROVED",
        decidedAt: at("2023-03-23T10:00:00+09:00"),
        remedyId: "B3",
        reasonCode: "COUNCIL_AWARD",
      },
    ]);
    expect(ledger?.claimEvents.map(({ status }) => status)).toEqual([
      "SUBMITTED",
      "IN_REVIEW",
      "APPROVED",
    ]);
    expect(ledger?.grants).toHaveLength(2);
    expect(ledger?.grants).toEqual(
      expect.arrayContaining([
        { ...support, status: "REVOKED", won: 400_000, grantedAt: null },
        { ...support, won: 250_000, grantedAt: at("2023-03-23T10:00:00+09:00") },
      ]),
    );
    expect(ledger?.grantEvents).toHaveLength(4);
    expect(ledger?.grantEvents).toEqual(
      expect.arrayContaining([
        step(1, "PENDING", "20", clerk.id, null),
        step(2, "REVOKED", "21", chair.id, "Sum was mistyped"),
        step(1, "PENDING", "22", clerk.id, "As decided"),
        step(2, "GRANTED", "23", chair.id, null),
      ]),
    );
  });

  it("counts a pending award as pending and not as received", async () => {
    const { shop, key } = await claimInReview();
    await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 400_000 });

    const { data } = await graph.ask(
      `query ($id: ID!) { partner(id: $id) { compensation(outageId: "1015") { total { received pending } } } }`,
      { as: shop, variables: { id: shop.id } },
    );

    expect(data.partner.compensation.total).toEqual({ received: 0, pending: 400_000 });
  });

  it("is not confirmed by whoever awarded it, even past our code: the database says no", async () => {
    const { shop, key } = await claimInReview();
    await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 400_000 });
    const grant = { outageId: "1015", beneficiaryId: shop.id, remedyId: "B3", issue: 1 };
    const step = { at: at("2023-03-07T10:00:00+09:00"), actor: clerk.id, why: null };

    await graph.asOwner("talk", async ({ db }) => {
      await expect(moveGrant(db, { ...grant, ...step, to: "GRANTED" })).rejects.toMatchObject({
        cause: { code: "23514", constraint_name: "grant_is_confirmed_by_another" },
      });
    });
    const ledger = await talkLedger(graph, shop.id);
    expect(ledger?.grants.map(({ status }) => status)).toEqual(["PENDING"]);
  });

  it("takes its unconfirmed award with it when it is withdrawn, so that another claim can be paid", async () => {
    const { shop, key } = await claimInReview();
    await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 400_000 });

    const withdrawn = await desk.claim(shop, "withdrawTalkClaim", { claimId: key.claimId });
    const again = salesLoss(200_000, { documents: ALL_PAPERS });
    const { id } = await desk.claim(shop, "fileTalkClaim", again);
    await desk.claim(clerk, "decideTalkClaim", {
      beneficiaryId: shop.id,
      claimId: id,
      decision: "APPROVE",
    });

    expect(withdrawn).toMatchObject({
      status: "WITHDRAWN",
      award: null,
      recognisedLossWon: null,
      reason: null,
    });
    const ledger = await talkLedger(graph, shop.id);
    expect(ledger?.grants.map(({ remedyId, status, won }) => [remedyId, status, won])).toEqual([
      ["B1", "GRANTED", 30_000],
      ["B3", "REVOKED", 400_000],
    ]);
  });

  it("is closed without pay when the claimant declines the award", async () => {
    const { shop, key } = await claimInReview();
    const { award } = await desk.claim(
      clerk,
      "awardTalkClaim",
      { ...key, awardWon: 400_000 },
      "award { grantId }",
    );
    const { data } = await graph.ask(
      `mutation ($id: ID!) { declineTalkGrant(input: { grantId: $id, idempotencyKey: "no" }) {
        ... on TalkDeclineGrantOk { grant { status } } } }`,
      { as: shop, variables: { id: award.grantId } },
    );

    const confirm = await desk.refusal(chair, "confirmTalkAward", { ...key, confirm: true });
    const anew = await desk.refusal(clerk, "awardTalkClaim", { ...key, awardWon: 500_000 });
    const closed = await desk.claim(clerk, "decideTalkClaim", {
      ...key,
      decision: "REJECT",
      rejection: "SUPPORT_DECLINED",
    });

    expect(data.declineTalkGrant.grant.status).toBe("DECLINED");
    expect(confirm.code).toBe("AWARD_NOT_PENDING");
    expect([anew.code, anew.en]).toEqual([
      "ALREADY_SUPPORTED",
      "Support for lost sales was declined, so it is not given again.",
    ]);
    expect(closed).toMatchObject({ status: "REJECTED", reason: { code: "SUPPORT_DECLINED" } });
  });

  it("may be asked for more proof, and goes through the line again", async () => {
    const { shop, key } = await claimInReview();

    const asked = await desk.claim(clerk, "decideTalkClaim", {
      ...key,
      decision: "REQUEST_DOCUMENTS",
    });
    const again = await desk.claim(shop, "submitTalkDocuments", {
      claimId: key.claimId,
      documents: ["SALES_LOSS_EVIDENCE"],
    });

    expect(asked).toMatchObject({
      status: "NEEDS_DOCUMENTS",
      recognisedLossWon: null,
      reason: null,
    });
    expect(again).toMatchObject({ status: "SUBMITTED", missingDocuments: [] });
  });
});
