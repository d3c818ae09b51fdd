import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { GRANTED, NOTHING } from "../../integration/affiliate.js";
import { giftDesk, OPERATOR, PHONE_AGENT, talkLedger } from "./talk-gifts.fixture.js";

const graph = await startGraph();
const { ask, told, word, at, user, partner, own } = giftDesk(graph);

const APPLY = "applyTalkChannelCash";
const OPENS = "2023-01-30T00:00:00.000";
const LAST = "2023-05-21T23:59:59.999";

/** The ledger of a partner that was given channel cash and nothing else. */
function cashOnly(at: string, actor: string) {
  return {
    ...NOTHING,
    grants: [
      {
        ...GRANTED,
        remedyId: "B4",
        won: 50_000,
        grantedAt: new Date(`${at}+09:00`),
        reasonCode: "CHANNEL_CASH_SMALL_BUSINESS",
        idempotencyKey: "b4-1015",
      },
    ],
    grantEvents: [
      {
        remedyId: "B4",
        sequence: 1,
        status: "GRANTED",
        at: new Date(`${at}+09:00`),
        actor,
        why: null,
      },
    ],
  };
}

describe("applying for channel cash", () => {
  it.each([
    ["first", OPENS],
    ["last", LAST],
  ])(
    "gives a small business that reported nothing 50,000 won at the %s instant",
    async (_which, now) => {
      const as = await partner();
      at(now);

      const given = await told(as, APPLY);

      expect(given).toEqual({
        isReplay: false,
        grant: {
          id: expect.stringMatching(/^grt_/),
          remedy: { id: "B4" },
          status: "GRANTED",
          won: 50_000,
          quantity: null,
          unit: null,
          expiresAt: null,
          redeemedAt: null,
          reason: { code: "CHANNEL_CASH_SMALL_BUSINESS" },
        },
      });
      expect(await talkLedger(graph, as.id)).toEqual(cashOnly(now, as.id));
    },
  );

  it.each([
    ["when the plan was announced", "2022-12-29T12:00:00.000"],
    ["a millisecond before it opens", "2023-01-29T23:59:59.999"],
    ["a millisecond after it closed", "2023-05-22T00:00:00.000"],
  ])("is refused %s, and leaves nothing", async (_when, now) => {
    const as = await partner();
    at(now);

    expect(await told(as, APPLY)).toEqual({
      code: "OUTSIDE_WINDOW",
      ko: "받을 수 있는 기간(2023-01-30 00:00 ~ 2023-05-21 23:59)이 아닙니다.",
      en: "This can be taken only within 2023-01-30 00:00 ~ 2023-05-21 23:59 (Korean time).",
      reason: {
        ruleVersion: "ledger@1",
        inputs: [
          { name: "at", value: new Date(`${now}+09:00`).toISOString() },
          { name: "opensAt", value: "2023-01-29T15:00:00.000Z" },
          { name: "closesAt", value: "2023-05-21T14:59:59.999Z" },
        ],
      },
    });
    expect(await talkLedger(graph, as.id)).toEqual(NOTHING);
  });

  it("is refused to a larger company, and says why", async () => {
    const as = await partner({ smallBusiness: false });
    at(OPENS);

    expect(await told(as, APPLY)).toEqual({
      code: "CHANNEL_CASH_NOT_SMALL_BUSINESS",
      ko: "채널 캐시는 소상공인만 받을 수 있으며, 이 사업자는 소상공인이 아닙니다.",
      en: "Channel cash is for small businesses only, and this business is not one.",
      reason: {
        ruleVersion: "channel-cash@1",
        inputs: [{ name: "smallBusiness", value: "false" }],
      },
    });
    expect(await talkLedger(graph, as.id)).toEqual(NOTHING);
  });

  it("is refused to who has no business at Talk: a user, and a partner of others", async () => {
    const people = [await user(), await partner(null)];
    at(OPENS);

    for (const as of people) {
      expect(await told(as, APPLY)).toEqual({
        code: "CHANNEL_CASH_NOT_A_BUSINESS",
        ko: "채널 캐시는 소상공인을 위한 것이며, 확인된 사업자 정보가 없습니다.",
        en: "Channel cash is for small businesses, and no business is on record.",
        reason: { ruleVersion: "channel-cash@1", inputs: [] },
      });
      expect(await talkLedger(graph, as.id)).toEqual(NOTHING);
    }
  });

  it("is nothing that another partner or an operator can do", async () => {
    const owner = await partner();
    const nosy = await partner();
    at(OPENS);

    for (const as of [nosy, OPERATOR]) {
      expect(await ask(as, APPLY, { beneficiaryId: owner.id })).toEqual({
        status: 200,
        data: { told: null },
        errors: [
          {
            message: "You may not do this.",
            path: ["told"],
            extensions: { code: "FORBIDDEN", affiliate: "TALK", retryable: false },
          },
        ],
      });
    }
    expect(await talkLedger(graph, owner.id)).toEqual(NOTHING);
  });

  it("gives it once when the partner and an agent apply at the same moment", async () => {
    const as = await partner();
    at(OPENS);

    const given = await Promise.all([
      told(as, APPLY),
      told(PHONE_AGENT, APPLY, { beneficiaryId: as.id }),
    ]);

    expect(given.map(({ isReplay }) => isReplay).sort()).toEqual([false, true]);
    const { grants, grantEvents } = await talkLedger(graph, as.id);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });
});

describe("a small business and its channel cash", () => {
  it("has an agent apply on its word, uses it once, and finds 50,000 won in its total", async () => {
    const as = await partner();
    at("2023-01-29T12:00:00.000");
    expect((await own(as)).total).toMatchObject({ received: 0, offered: 0 });
    at("2023-02-01T12:00:00.000");
    expect((await own(as)).total).toMatchObject({ received: 0, offered: 50_000 });

    const given = await told(PHONE_AGENT, APPLY, { beneficiaryId: as.id });
    const again = await told(as, APPLY);
    expect(again).toEqual({ ...given, isReplay: true });
    expect(await talkLedger(graph, as.id)).toEqual(
      cashOnly("2023-02-01T12:00:00.000", PHONE_AGENT.id),
    );

    at("2023-06-30T12:00:00.000");
    const grantId = given.grant.id;
    expect(await word(as, APPLY)).toBe("OUTSIDE_WINDOW");
    expect(await word(as, "redeemTalkGrant", { grantId })).toBe("REDEEMED");

    const { total, grants } = await own(as);
    expect(grants).toEqual([
      { id: grantId, status: "REDEEMED", won: 50_000, quantity: null, remedy: { id: "B4" } },
    ]);
    expect(total).toEqual({
      received: 50_000,
      cash: 0,
      offered: 0,
      pending: 0,
      expired: 0,
      isComplete: true,
      inKind: [],
    });
    expect(
      (await talkLedger(graph, as.id)).grantEvents.map(({ status, actor }) => [status, actor]),
    ).toEqual([
      ["GRANTED", PHONE_AGENT.id],
      ["REDEEMED", as.id],
    ]);
  });
});
