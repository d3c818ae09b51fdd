import { describe, expect, it } from "vitest";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(entertainment);

const SLICE = `
  affiliate
  grants {
    remedy { id kind }
    status won quantity unit grantedAt expiresAt
    reason { code }
    ... on EntertainmentMelonGrant {
      passKind paymentChannel billingDateMovable
      firstDay lastDay nextBillingDay newLastDay newNextBillingDay
    }
    ... on EntertainmentRentalGrant {
      service rentedEpisodes extendedEpisodes freeTicketEpisodes extendedUntil
    }
    ... on EntertainmentEventCashGrant { service registeredOn lapsedCount lapsedWon }
  }
  claims { id }
  sums { kind status grants quantity unit won }
`;

const read = sliceReader(entertainment, database);
const slicesOf = (...ids: string[]) => read(SLICE, ...ids);

const EMPTY = { affiliate: "ENTERTAINMENT", grants: [], claims: [], sums: [] };
const MELON_APPLIED = { grantedAt: "2022-10-16T06:00:00.000Z", expiresAt: null };

describe("the demo's people on the demo clock", () => {
  it("show cash in place of days for a Melon pass bought in an app store", async () => {
    expect(await slicesOf(DEMO.inAppUser)).toEqual([
      {
        ...EMPTY,
        grants: [
          {
            remedy: { id: "E2", kind: "CREDIT" },
            status: "GRANTED",
            won: 1_500,
            quantity: null,
            unit: null,
            ...MELON_APPLIED,
            reason: { code: "PASS_BOUGHT_IN_APP" },
            passKind: "RECURRING",
            paymentChannel: "IN_APP",
            billingDateMovable: false,
            firstDay: "2022-10-03",
            lastDay: "2022-11-02",
            nextBillingDay: "2022-11-03",
            newLastDay: null,
            newNextBillingDay: null,
          },
        ],
        sums: [
          { kind: "CREDIT", status: "GRANTED", grants: 1, quantity: null, unit: null, won: 1_500 },
        ],
      },
    ]);
  });

  it("show three more days for a Melon pass bought on the web", async () => {
    expect(await slicesOf(DEMO.webUser)).toEqual([
      {
        ...EMPTY,
        grants: [
          {
            remedy: { id: "E1", kind: "EXTENSION" },
            status: "GRANTED",
            won: null,
            quantity: 3,
            unit: "DAY",
            ...MELON_APPLIED,
            reason: { code: "PASS_EXTENDED" },
            passKind: "RECURRING",
            paymentChannel: "WEB",
            billingDateMovable: true,
            firstDay: "2022-10-11",
            lastDay: "2022-11-10",
            nextBillingDay: "2022-11-11",
            newLastDay: "2022-11-13",
            newNextBillingDay: "2022-11-14",
          },
        ],
        sums: [
          { kind: "EXTENSION", status: "GRANTED", grants: 1, quantity: 3, unit: "DAY", won: null },
        ],
      },
    ]);
  });

  it("show a reader longer rentals, and event cash that ended given or not", async () => {
    const hours = { won: null, unit: "HOUR", expiresAt: null, status: "GRANTED" };
    const lapsed = { status: "EXPIRED", quantity: null, unit: null };
    const membersCash = { ...lapsed, won: 3_000, lapsedCount: null, lapsedWon: null };
    const lastDay = "2022-11-30T14:59:59.999Z";
    const extension = { kind: "EXTENSION" };

    const [slice] = await slicesOf(DEMO.reader);

    expect(slice).toEqual({
      ...EMPTY,
      grants: [
        {
          ...hours,
          remedy: { id: "E4", ...extension },
          quantity: 72,
          grantedAt: "2022-10-16T09:00:00.000Z",
          reason: { code: "RENTALS_EXTENDED" },
          service: "KAKAO_WEBTOON",
          rentedEpisodes: 2,
          extendedEpisodes: 1,
          freeTicketEpisodes: 0,
          extendedUntil: "2022-10-18T16:00:00.000Z",
        },
        {
          ...hours,
          remedy: { id: "E5", ...extension },
          quantity: 96,
          grantedAt: "2022-10-19T11:00:00.000Z",
          reason: { code: "RENTALS_EXTENDED" },
          service: "KAKAO_PAGE",
          rentedEpisodes: 3,
          extendedEpisodes: 2,
          freeTicketEpisodes: 1,
          extendedUntil: "2022-10-21T23:00:00.000Z",
        },
        {
          ...lapsed,
          remedy: { id: "E6", kind: "CREDIT" },
          won: 1_500,
          grantedAt: "2022-10-19T11:00:00.000Z",
          expiresAt: "2022-10-26T14:59:59.999Z",
          reason: { code: "EVENT_CASH_REISSUED" },
          service: "KAKAO_WEBTOON",
          registeredOn: null,
          lapsedCount: 2,
          lapsedWon: 1_500,
        },
        {
          ...membersCash,
          remedy: { id: "E7", kind: "CREDIT" },
          grantedAt: "2022-10-29T00:30:00.000Z",
          expiresAt: lastDay,
          reason: { code: "REGISTERED_MEMBER" },
          service: "KAKAO_PAGE",
          registeredOn: "2018-04-09",
        },
        {
          ...membersCash,
          remedy: { id: "E8", kind: "CREDIT" },
          grantedAt: null,
          expiresAt: lastDay,
          reason: { code: "REGISTERED_MEMBER" },
          service: "KAKAO_WEBTOON",
          registeredOn: "2021-08-01",
        },
      ],
      sums: [
        { ...extension, status: "GRANTED", grants: 2, quantity: 168, unit: "HOUR", won: null },
        { kind: "CREDIT", ...lapsed, grants: 3, won: 7_500 },
      ],
    });
  });

  it("are nobody else's: the people of other affiliates have an empty slice", async () => {
    const own: readonly string[] = [DEMO.inAppUser, DEMO.webUser, DEMO.reader];
    const others = Object.values(DEMO).filter((id) => !own.includes(id));

    expect(await slicesOf(...others)).toEqual(others.map(() => EMPTY));
  });

  it("are loaded once, however often it is asked for", async () => {
    const before = await slicesOf(DEMO.inAppUser, DEMO.webUser, DEMO.reader);

    await entertainment.seedDemo(database.owner);

    expect(await slicesOf(DEMO.inAppUser, DEMO.webUser, DEMO.reader)).toEqual(before);
  });
});
