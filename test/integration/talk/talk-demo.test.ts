import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(talk);
const slices = sliceReader(talk, database);

const NOTHING = { claims: [], grants: [] };

describe("the demo's small businesses", () => {
  const CLAIM_AND_GRANTS = `
    claims {
      __typename id status filedAt decidedAt lossWon reason { code }
      ... on TalkClaim { reporterType nature }
    }
    grants {
      __typename remedy { id kind } status won grantedAt expiresAt
      ... on TalkLossSupportGrant { lossWon lossTier awardWon }
      ... on TalkCreditGrant { usableFor creditedHours creditedDays paymentChannel }
    }`;

  const claim = (fields: object) => ({
    __typename: "TalkClaim",
    reporterType: "SMALL_BUSINESS",
    nature: "FREE_WITH_LOSS",
    ...fields,
  });
  const cash = (id: string, won: number, lossWon: number, lossTier: string, grantedAt: string) => ({
    __typename: "TalkLossSupportGrant",
    remedy: { id, kind: "CASH" },
    status: "GRANTED",
    won,
    grantedAt,
    expiresAt: null,
    lossWon,
    lossTier,
    awardWon: null,
  });
  const channelCash = (fields: object) => ({
    __typename: "TalkCreditGrant",
    remedy: { id: "B4", kind: "CREDIT" },
    won: 50_000,
    usableFor: "CHANNEL_MESSAGE",
    creditedHours: null,
    creditedDays: null,
    paymentChannel: null,
    ...fields,
  });
  const offeredCash = channelCash({
    status: "OFFERED",
    grantedAt: null,
    expiresAt: "2023-05-21T14:59:59.999Z",
  });

  it("show their claim, what was decided on it and why, and channel cash taken or on offer", async () => {
    const { bakery, florist, tailor, caterer, pcBang } = DEMO;

    expect(await slices(CLAIM_AND_GRANTS, bakery, florist, tailor, caterer, pcBang)).toEqual([
      {
        claims: [
          claim({
            id: "clm_demo_bakery",
            status: "APPROVED",
            filedAt: "2022-10-19T02:20:00.000Z",
            decidedAt: "2023-02-06T01:30:00.000Z",
            lossWon: 300_000,
            reason: { code: "LOSS_UP_TO_300K" },
          }),
        ],
        grants: [
          cash("B1", 30_000, 300_000, "UP_TO_300K", "2023-02-06T01:30:00.000Z"),
          channelCash({
            status: "GRANTED",
            grantedAt: "2023-02-01T04:00:00.000Z",
            expiresAt: null,
          }),
        ],
      },
      {
        claims: [
          claim({
            id: "clm_demo_florist",
            status: "APPROVED",
            filedAt: "2022-10-21T07:05:00.000Z",
            decidedAt: "2023-02-09T05:10:00.000Z",
            lossWon: 300_001,
            reason: { code: "LOSS_OVER_300K_TO_500K" },
          }),
        ],
        grants: [
          cash("B2", 50_000, 300_001, "OVER_300K_TO_500K", "2023-02-09T05:10:00.000Z"),
          offeredCash,
        ],
      },
      {
        claims: [
          claim({
            id: "clm_demo_tailor",
            status: "APPROVED",
            filedAt: "2022-10-27T00:40:00.000Z",
            decidedAt: "2023-02-14T02:00:00.000Z",
            lossWon: 500_000,
            reason: { code: "LOSS_OVER_300K_TO_500K" },
          }),
        ],
        grants: [
          cash("B2", 50_000, 500_000, "OVER_300K_TO_500K", "2023-02-14T02:00:00.000Z"),
          offeredCash,
        ],
      },
      {
        claims: [
          claim({
            id: "clm_demo_caterer",
            status: "IN_REVIEW",
            filedAt: "2022-11-02T09:25:00.000Z",
            decidedAt: null,
            lossWon: 500_001,
            reason: { code: "LOSS_OVER_500K" },
          }),
        ],
        grants: [offeredCash],
      },
      {
        claims: [
          claim({
            id: "clm_demo_pcbang",
            status: "APPROVED",
            filedAt: "2022-11-06T12:50:00.000Z",
            decidedAt: "2023-02-24T01:15:00.000Z",
            lossWon: 120_000,
            reason: { code: "LOSS_UP_TO_300K" },
          }),
        ],
        grants: [
          cash("B1", 30_000, 120_000, "UP_TO_300K", "2023-02-24T01:15:00.000Z"),
          offeredCash,
        ],
      },
    ]);
  });

  it("add up to what the documented table says", async () => {
    const sum = (kind: string, status: string, won: number) => ({ kind, status, won });

    expect(
      await slices("sums { kind status won }", DEMO.bakery, DEMO.florist, DEMO.caterer),
    ).toEqual([
      { sums: [sum("CASH", "GRANTED", 30_000), sum("CREDIT", "GRANTED", 50_000)] },
      { sums: [sum("CASH", "GRANTED", 50_000), sum("CREDIT", "OFFERED", 50_000)] },
      { sums: [sum("CREDIT", "OFFERED", 50_000)] },
    ]);
  });

  it("tell the bakery's story from the report to the money", async () => {
    const [slice] = await slices("timeline { at subject remedyId status }", DEMO.bakery);

    const step = (at: string, subject: string, remedyId: string | null, status: string) => ({
      at,
      subject,
      remedyId,
      status,
    });
    expect(slice).toEqual({
      timeline: [
        step("2022-10-19T02:20:00.000Z", "CLAIM", null, "SUBMITTED"),
        step("2023-01-30T00:00:00.000Z", "CLAIM", null, "NEEDS_DOCUMENTS"),
        step("2023-02-01T04:00:00.000Z", "GRANT", "B4", "GRANTED"),
        step("2023-02-05T01:30:00.000Z", "CLAIM", null, "SUBMITTED"),
        step("2023-02-06T01:30:00.000Z", "CLAIM", null, "APPROVED"),
        step("2023-02-06T01:30:00.000Z", "GRANT", "B1", "GRANTED"),
      ],
    });
  });
});

describe("the demo's users", () => {
  const GIFTS = `
    grants {
      __typename remedy { id } status won quantity unit listPriceWon expiresAt
      ... on TalkEmoticonGrant { emoticonName }
      ... on TalkCouponGrant { shop minimumOrderWon }
      ... on TalkPassGrant {
        passName months storageGb paymentMethodRequired renewsUnlessCancelled renewalWon
      }
    }`;

  const emoticon = (id: string, emoticonName: string, listPriceWon: number) => ({
    __typename: "TalkEmoticonGrant",
    remedy: { id },
    won: null,
    quantity: 1,
    unit: "EMOTICON",
    listPriceWon,
    emoticonName,
  });
  const coupon = (id: string, won: number) => ({
    __typename: "TalkCouponGrant",
    remedy: { id },
    won,
    quantity: null,
    unit: null,
    listPriceWon: null,
    shop: "MAKERS",
    minimumOrderWon: 3_500,
  });
  const gifts = [
    emoticon("T1", "춘식이는 프렌즈2", 2_500),
    emoticon("T2a", "토심이는 토뭉이랑 놀거야", 2_000),
    emoticon("T2b", "아기 망그러진 곰", 2_000),
    coupon("T3", 2_000),
    coupon("T4", 3_000),
    {
      __typename: "TalkPassGrant",
      remedy: { id: "T5" },
      won: null,
      quantity: 1,
      unit: "PASS",
      listPriceWon: 1_900,
      passName: "톡서랍 플러스",
      months: 1,
      storageGb: 100,
      paymentMethodRequired: true,
      renewsUnlessCancelled: true,
      renewalWon: 1_900,
    },
  ];

  it("show the whole package taken by one, and lapsed for the other who took nothing", async () => {
    const LAST_OF_90_DAYS = "2023-04-04T14:59:59.999Z";
    const endOf = (id: string) => (id.startsWith("T2") ? LAST_OF_90_DAYS : null);

    const [web, inApp] = await slices(GIFTS, DEMO.webUser, DEMO.inAppUser);

    expect(web).toEqual({
      grants: gifts.map((gift) => ({
        ...gift,
        status: "GRANTED",
        expiresAt: endOf(gift.remedy.id),
      })),
    });
    expect(inApp).toEqual({
      grants: gifts.map((gift) => ({
        ...gift,
        status: "EXPIRED",
        expiresAt: "2023-01-20T14:59:59.999Z",
      })),
    });
  });
});

describe("the demo's data", () => {
  it("knows nothing of the people of other affiliates, nor of strangers", async () => {
    const others = [DEMO.taxi, DEMO.chauffeur, DEMO.blueTaxi, DEMO.merchant, "usr_stranger"];

    expect(await slices("claims { id } grants { id }", ...others)).toEqual(
      others.map(() => NOTHING),
    );
  });

  it("is loaded once, however often it is asked for", async () => {
    const everyone = Object.values(DEMO);
    const before = await slices("timeline { id at status }", ...everyone);

    await talk.seedDemo(database.owner);

    expect(await slices("timeline { id at status }", ...everyone)).toEqual(before);
  });
});
