import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(mobility);

const EMPTY = { affiliate: "MOBILITY", grants: [], claims: [], sums: [], timeline: [] };
const SLICE = `
  affiliate
  grants {
    __typename
    remedy { id kind }
    status
    won
    quantity
    grantedAt
    expiresAt
    reason { code ruleVersion text(lang: EN) }
    ... on MobilityMembershipGrant {
      plan recordDate memberFrom memberTo monthlyFeeWon refundDays daysInMonth
    }
    ... on MobilityFeeWaiverGrant {
      payee windowFrom windowUntil streetHailRides streetHailFaresWon feePercent
    }
  }
  claims { id }
  sums { kind status grants won unit quantity }
  timeline { at subject remedyId status won }
`;

const read = sliceReader(mobility, database);
const slices = (...ids: string[]) => read(SLICE, ...ids);

describe("the demo's drivers", () => {
  it("shows six days of the Pro Membership fee as 7,550 points", async () => {
    expect(await slices(DEMO.taxi)).toEqual([
      {
        ...EMPTY,
        grants: [
          {
            __typename: "MobilityMembershipGrant",
            remedy: { id: "M1", kind: "POINT" },
            status: "GRANTED",
            won: 7_550,
            quantity: null,
            grantedAt: "2022-10-20T05:00:00.000Z",
            expiresAt: null,
            reason: {
              code: "MEMBERSHIP_FEE_REFUND",
              ruleVersion: "membership-refund@1",
              text: "Subscribed to Pro Membership (39,000 won a month) on 2022-10-15: 6 of 31 days of the fee, to the nearest ten won, as points.",
            },
            plan: "PRO_MEMBERSHIP",
            recordDate: "2022-10-15",
            memberFrom: "2021-05-03",
            memberTo: null,
            monthlyFeeWon: 39_000,
            refundDays: 6,
            daysInMonth: 31,
          },
        ],
        sums: [
          { kind: "POINT", status: "GRANTED", grants: 1, won: 7_550, unit: null, quantity: null },
        ],
        timeline: [
          {
            at: "2022-10-20T05:00:00.000Z",
            subject: "GRANT",
            remedyId: "M1",
            status: "GRANTED",
            won: 7_550,
          },
        ],
      },
    ]);
  });

  it("shows the 4,260 points as declined and counts them as nothing that was received", async () => {
    const [slice] = await slices(DEMO.chauffeur);

    expect(slice).toMatchObject({
      grants: [{ remedy: { id: "M2", kind: "POINT" }, status: "DECLINED", won: 4_260 }],
      claims: [],
      sums: [{ kind: "POINT", status: "DECLINED", grants: 1, won: 4_260 }],
      timeline: [
        { at: "2022-10-20T05:00:00.000Z", remedyId: "M2", status: "GRANTED" },
        { at: "2022-10-25T02:20:00.000Z", remedyId: "M2", status: "DECLINED" },
      ],
    });
  });

  it("waives a fifth of the three street-hail fares inside the window, and of nothing else", async () => {
    expect(await slices(DEMO.blueTaxi)).toEqual([
      {
        ...EMPTY,
        grants: [
          {
            __typename: "MobilityFeeWaiverGrant",
            remedy: { id: "M3", kind: "FEE_WAIVER" },
            status: "GRANTED",
            won: 8_780,
            quantity: null,
            grantedAt: "2022-11-07T01:00:00.000Z",
            expiresAt: null,
            reason: {
              code: "FRANCHISE_FEE_WAIVED",
              ruleVersion: "franchise-fee-waiver@1",
              text: "The 20% franchise fee was not charged on 43,900 won of street-hail fares (rides: 3) from 15:00 on 2022-10-15 until 09:00 on 10-16. It stays with the driver of the private taxi.",
            },
            payee: "DRIVER",
            windowFrom: "2022-10-15T06:00:00.000Z",
            windowUntil: "2022-10-16T00:00:00.000Z",
            streetHailRides: 3,
            streetHailFaresWon: 43_900,
            feePercent: 20,
          },
        ],
        sums: [
          {
            kind: "FEE_WAIVER",
            status: "GRANTED",
            grants: 1,
            won: 8_780,
            unit: null,
            quantity: null,
          },
        ],
        timeline: [
          {
            at: "2022-11-07T01:00:00.000Z",
            subject: "GRANT",
            remedyId: "M3",
            status: "GRANTED",
            won: 8_780,
          },
        ],
      },
    ]);
  });

  it("has nothing for the people of other affiliates", async () => {
    const others = Object.values(DEMO).filter(
      (id) => ![DEMO.taxi, DEMO.chauffeur, DEMO.blueTaxi].some((driver) => driver === id),
    );

    expect(await slices(...others)).toEqual(others.map(() => EMPTY));
  });

  it("is loaded once, however often it is asked for", async () => {
    const before = await slices(DEMO.taxi, DEMO.chauffeur, DEMO.blueTaxi);

    await mobility.seedDemo(database.owner);

    expect(await slices(DEMO.taxi, DEMO.chauffeur, DEMO.blueTaxi)).toEqual(before);
  });
});
