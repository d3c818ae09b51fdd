import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
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
const clerk = operator("clerk");

type Shop = Awaited<ReturnType<typeof desk.shop>>;

/** Files a loss with all papers. @returns what names the claim */
async function file(shop: Shop, lossWon: number) {
  const input = salesLoss(lossWon, { documents: ALL_PAPERS });
  const { id } = await desk.claim(shop, "fileTalkClaim", input);
  return { beneficiaryId: shop.id, claimId: id };
}

function approve(key: object) {
  return desk.claim(clerk, "decideTalkClaim", { ...key, decision: "APPROVE" });
}

/** Every support that a shop was ever given: remedy, issue, status. */
async function supportOf(shop: Shop) {
  let rows: unknown[] = [];
  await graph.asOwner("talk", async ({ sql }) => {
    rows = await sql`select remedy_id as remedy, issue, status from grants
      where beneficiary_id = ${shop.id} order by remedy_id, issue`.values();
  });
  return [...rows].map((row) => [...(row as unknown[])]);
}

describe("a business that files again", () => {
  it("after it withdrew is paid for the new claim", async () => {
    const shop = await desk.shop();
    desk.at("2022-11-06T23:00:00+09:00");
    const old = await file(shop, 200_000);
    const withdrawn = await desk.claim(PHONE_AGENT, "withdrawTalkClaim", old);

    desk.at("2023-03-20T10:00:00+09:00");
    await approve(await file(shop, 350_000));

    expect(withdrawn.status).toBe("WITHDRAWN");
    const ledger = await talkLedger(graph, shop.id);
    expect(ledger?.claims.map(({ status }) => status).sort()).toEqual(["APPROVED", "WITHDRAWN"]);
    expect(await supportOf(shop)).toEqual([["B2", 1, "GRANTED"]]);
  });

  it("after it was turned down is paid for the new claim", async () => {
    const shop = await desk.shop();
    desk.at("2023-02-20T10:00:00+09:00");
    const rejected = await desk.claim(clerk, "decideTalkClaim", {
      ...(await file(shop, 200_000)),
      decision: "REJECT",
      rejection: "LOSS_NOT_PROVEN",
      recognisedLossWon: 0,
    });

    desk.at("2023-05-20T10:00:00+09:00");
    await approve(await file(shop, 200_000));

    expect(rejected).toMatchObject({
      status: "REJECTED",
      lossWon: 200_000,
      recognisedLossWon: 0,
      reason: { code: "LOSS_NOT_PROVEN" },
    });
    expect(await supportOf(shop)).toEqual([["B1", 1, "GRANTED"]]);
  });

  it("after its support was taken back is paid anew, as the next issue", async () => {
    const shop = await desk.shop();
    desk.at("2023-02-20T10:00:00+09:00");
    await approve(await file(shop, 200_000));
    const [granted] = await grantIdsOf(shop);
    const revoked = await graph.ask(
      `mutation ($id: ID!) { revokeTalkGrant(input: { grantId: $id, note: "Paid to another account", idempotencyKey: "r" }) {
        ... on TalkRevokeGrantOk { grant { status } } } }`,
      { as: clerk, variables: { id: granted } },
    );

    await approve(await file(shop, 250_000));

    expect(revoked.data.revokeTalkGrant.grant.status).toBe("REVOKED");
    expect(await supportOf(shop)).toEqual([
      ["B1", 1, "REVOKED"],
      ["B1", 2, "GRANTED"],
    ]);
  });

  it("cannot while its support stands, and is paid no second time by any path", async () => {
    const shop = await desk.shop();
    desk.at("2023-02-20T10:00:00+09:00");
    await approve(await file(shop, 200_000));

    const refused = await desk.refusal(shop, "fileTalkClaim", salesLoss(900_000));

    expect(refused).toMatchObject({
      code: "ALREADY_SUPPORTED",
      reason: {
        ruleVersion: "claim-handling@1",
        inputs: [
          { name: "supportRemedyId", value: "B1" },
          { name: "status", value: "GRANTED" },
        ],
      },
    });
    expect(await supportOf(shop)).toEqual([["B1", 1, "GRANTED"]]);
  });

  async function grantIdsOf(shop: Shop): Promise<string[]> {
    const { data } = await graph.ask(
      `query ($id: ID!) { partner(id: $id) { compensation(outageId: "1015") { talk { grants { id status } } } } }`,
      { as: shop, variables: { id: shop.id } },
    );
    const grants: { id: string; status: string }[] = data.partner.compensation.talk.grants;
    return grants.filter(({ status }) => status === "GRANTED").map(({ id }) => id);
  }
});

describe("the intake", () => {
  it.each([
    ["2022-10-18T23:59:59+09:00", null],
    ["2022-10-19T00:00:00+09:00", "SUBMITTED"],
    ["2022-11-06T23:59:59+09:00", "SUBMITTED"],
    ["2022-11-07T00:00:00+09:00", null],
    ["2023-02-12T23:59:59+09:00", null],
    ["2023-02-13T00:00:00+09:00", "SUBMITTED"],
    ["2023-03-20T10:00:00+09:00", "SUBMITTED"],
    ["2023-05-20T10:00:00+09:00", "SUBMITTED"],
    ["2023-05-31T23:59:59+09:00", "SUBMITTED"],
    ["2023-06-01T00:00:00+09:00", null],
  ])("of small businesses at %s, as it was extended, takes: %s", async (instant, status) => {
    const shop = await desk.shop();
    desk.at(instant);

    const { data } = await desk.ask(shop, "fileTalkClaim", salesLoss(1));

    expect(data.told.claim?.status ?? null).toBe(status);
    expect(data.told.code ?? null).toBe(status ? null : "OUTSIDE_INTAKE");
  });

  it("of 2023 is for lost sales of small businesses: others could report in 2022", async () => {
    const shop = await desk.shop();
    desk.at("2023-03-20T10:00:00+09:00");

    const refused = await desk.refusal(
      shop,
      "fileTalkClaim",
      salesLoss(null, { about: "NO_LOSS" }),
    );

    expect(refused.code).toBe("OUTSIDE_INTAKE");
  });

  it("tells whoever comes between when it was open and when it will be", async () => {
    const shop = await desk.shop();
    desk.at("2022-12-01T10:00:00+09:00");

    const refused = await desk.refusal(shop, "fileTalkClaim", salesLoss(1));

    expect(refused).toEqual({
      code: "OUTSIDE_INTAKE",
      ko: "지금은 피해 접수 기간이 아닙니다. 지난 기간: 2022-10-19 00:00 ~ 2022-11-06 23:59. 다음 기간: 2023-02-13 00:00 ~ 2023-05-31 23:59.",
      en: "Damage cannot be reported at this time. Last open: 2022-10-19 00:00 ~ 2022-11-06 23:59 (Korean time). Next open: 2023-02-13 00:00 ~ 2023-05-31 23:59 (Korean time).",
      reason: {
        ruleVersion: "claim-handling@1",
        inputs: [
          { name: "at", value: "2022-12-01T01:00:00.000Z" },
          { name: "lastOpenedAt", value: "2022-10-18T15:00:00.000Z" },
          { name: "lastClosedAt", value: "2022-11-06T14:59:59.999Z" },
          { name: "nextOpensAt", value: "2023-02-12T15:00:00.000Z" },
          { name: "nextClosesAt", value: "2023-05-31T14:59:59.999Z" },
        ],
      },
    });
  });
});

describe("a report about another affiliate's service", () => {
  it("is passed on to it, and says where it went", async () => {
    const shop = await desk.shop();
    desk.at("2022-10-20T11:00:00+09:00");
    const input = salesLoss(null, { about: "OTHER_AFFILIATE" });
    const { id } = await desk.claim(shop, "fileTalkClaim", input);

    desk.at("2022-11-30T18:00:00+09:00");
    const claim = await desk.claim(
      clerk,
      "transferTalkClaim",
      { claimId: id, beneficiaryId: shop.id, to: "MOBILITY" },
      "status transferredTo decidedAt missingDocuments reason { code ruleVersion text inputs { name value } }",
    );

    expect(claim).toEqual({
      status: "TRANSFERRED",
      transferredTo: "MOBILITY",
      decidedAt: "2022-11-30T09:00:00.000Z",
      missingDocuments: null,
      reason: {
        code: "REPORT_OF_OTHER_AFFILIATE",
        ruleVersion: "report-sorting@1",
        text: "카카오모빌리티의 서비스에 관한 접수여서 그 계열사로 넘겼습니다.",
        inputs: [{ name: "transferredTo", value: "MOBILITY" }],
      },
    });
  });
});
