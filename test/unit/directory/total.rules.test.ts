import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportedSum } from "../../../subgraphs/directory/totals/slice-report.js";
import { totalOf } from "../../../subgraphs/directory/totals/total.rules.js";
import { Affiliate, GrantStatus } from "../../../subgraphs/kit/contract/enums.js";
import { RemedyKind } from "../../../subgraphs/kit/remedies/remedy.js";

const AFFILIATES = Object.values(Affiliate);
const NONE = { received: 0, offered: 0, pending: 0, expired: 0 };
const EMPTY = {
  ...NONE,
  cash: 0,
  byKind: [],
  byAffiliate: [],
  inKind: [],
  isComplete: true,
  missing: [],
};

function sum(change: Partial<ReportedSum> = {}): ReportedSum {
  return {
    kind: "CASH",
    status: "GRANTED",
    grants: 1,
    won: null,
    unit: null,
    quantity: null,
    listPriceWon: null,
    ...change,
  };
}

/** What each named affiliate reported; null for one that did not answer. */
function total(reports: Partial<Record<Affiliate, ReportedSum[] | null>>) {
  return totalOf(new Map(Object.entries(reports) as [Affiliate, ReportedSum[] | null][]));
}

const won = fc.integer({ min: 0, max: 1_000_000_000 });
const head = {
  status: fc.constantFrom(...Object.values(GrantStatus)),
  grants: fc.integer({ min: 1, max: 5 }),
};
const moneySum = fc
  .record({ ...head, kind: fc.constantFrom(...Object.values(RemedyKind)), won })
  .map(sum);
const inKindSum = fc
  .record({
    ...head,
    kind: fc.option(fc.constantFrom("PASS", "EXTENSION")),
    unit: fc.constantFrom("DAY", "PASS", null),
    quantity: fc.option(fc.integer({ min: 0, max: 100 })),
    listPriceWon: fc.option(won),
  })
  .map((each) => sum(each as Partial<ReportedSum>));
const reports = fc
  .tuple(
    ...AFFILIATES.map(() =>
      fc.option(fc.array(fc.oneof(moneySum, inKindSum), { maxLength: 6 }), { freq: 5 }),
    ),
  )
  .map((all) => new Map(AFFILIATES.map((affiliate, index) => [affiliate, all[index] ?? null])));

const STANDINGS = ["received", "offered", "pending", "expired"] as const;
const added = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

describe("a total", () => {
  it("says for each standing what its kinds add up to, and what its affiliates add up to", () => {
    fc.assert(
      fc.property(reports, (any) => {
        const { byKind, byAffiliate, ...rest } = totalOf(any);

        for (const standing of STANDINGS) {
          expect(added(byKind.map((kind) => kind[standing]))).toBe(rest[standing]);
          expect(added(byAffiliate.map((affiliate) => affiliate[standing]))).toBe(rest[standing]);
        }
        expect(new Set(byKind.map(({ kind }) => kind)).size).toBe(byKind.length);
      }),
    );
  });

  it("counts as cash the part of what was received that was money, and never more", () => {
    fc.assert(
      fc.property(reports, (any) => {
        const { cash, received, byKind, byAffiliate } = totalOf(any);

        expect(cash).toBe(byKind.find(({ kind }) => kind === "CASH")?.received ?? 0);
        expect(cash).toBe(added(byAffiliate.map((affiliate) => affiliate.cash)));
        expect(cash).toBeLessThanOrEqual(received);
      }),
    );
  });

  it("names who did not answer, adds nothing for them, and is otherwise that of the others", () => {
    fc.assert(
      fc.property(reports, (any) => {
        const answered = new Map([...any].filter(([, sums]) => sums !== null));
        const missing = AFFILIATES.filter((affiliate) => any.get(affiliate) === null);

        expect(totalOf(any)).toEqual({
          ...totalOf(answered),
          isComplete: missing.length === 0,
          missing,
        });
      }),
    );
  });

  it.each(["DECLINED", "REVOKED"] as const)("has nothing of what was %s", (status) => {
    fc.assert(
      fc.property(reports, fc.oneof(moneySum, inKindSum), (any, more) => {
        const withMore = new Map(
          [...any].map(([affiliate, sums]) => [affiliate, sums && [...sums, { ...more, status }]]),
        );

        expect(totalOf(withMore)).toEqual(totalOf(any));
      }),
    );
  });

  it.each([
    ["GRANTED", { received: 7, cash: 7 }],
    ["REDEEMED", { received: 7, cash: 7 }],
    ["OFFERED", { offered: 7, cash: 0 }],
    ["PENDING", { pending: 7, cash: 0 }],
    ["EXPIRED", { expired: 7, cash: 0 }],
  ] as const)("counts money that is %s in one place only", (status, where) => {
    const counted = { ...NONE, ...where };
    const { cash: _, ...ofKind } = counted;

    expect(total({ TALK: [sum({ status, won: 7 })] })).toEqual({
      ...EMPTY,
      ...counted,
      byKind: [{ kind: "CASH", ...ofKind }],
      byAffiliate: [{ affiliate: "TALK", ...counted }],
    });
  });

  it("adds up the won of one kind over affiliates and statuses", () => {
    const coupon = { kind: "COUPON", ...NONE, received: 5_000, offered: 3_000 };

    expect(
      total({
        TALK: [
          sum({ kind: "COUPON", won: 2_000 }),
          sum({ kind: "COUPON", won: 3_000, status: "OFFERED" }),
        ],
        PAY: [sum({ kind: "COUPON", won: 3_000, status: "REDEEMED" })],
      }),
    ).toEqual({
      ...EMPTY,
      received: 5_000,
      offered: 3_000,
      byKind: [coupon],
      byAffiliate: [
        { affiliate: "TALK", cash: 0, ...NONE, received: 2_000, offered: 3_000 },
        { affiliate: "PAY", cash: 0, ...NONE, received: 3_000 },
      ],
    });
  });

  it("of nobody who answered is zero and says that it is not complete", () => {
    expect(total({ TALK: null, PAY: null })).toEqual({
      ...EMPTY,
      isComplete: false,
      missing: ["TALK", "PAY"],
    });
  });

  it("of affiliates that gave nothing is zero, complete, and lists them", () => {
    expect(total({ TALK: [], PAY: [] })).toEqual({
      ...EMPTY,
      byAffiliate: [
        { affiliate: "TALK", cash: 0, ...NONE },
        { affiliate: "PAY", cash: 0, ...NONE },
      ],
    });
  });
});

describe("things in kind", () => {
  const days = (change: Partial<ReportedSum> = {}) =>
    sum({ kind: "EXTENSION", unit: "DAY", quantity: 3, listPriceWon: 300, ...change });
  const inKind = (...sums: ReportedSum[]) => {
    const { inKind: counted, ...rest } = total({ ENTERTAINMENT: sums });
    expect(rest).toEqual({
      ...EMPTY,
      inKind: undefined,
      byAffiliate: [{ affiliate: "ENTERTAINMENT", cash: 0, ...NONE }],
    });
    return counted;
  };

  it("are counted by standing, kind and unit, and are in no sum of won", () => {
    const received = { standing: "RECEIVED", kind: "EXTENSION", unit: "DAY" };

    expect(
      inKind(
        days(),
        days({ status: "REDEEMED", grants: 2, quantity: 4, listPriceWon: 400 }),
        days({ status: "OFFERED" }),
        days({ unit: "HOUR" }),
        days({ kind: "PASS" }),
      ),
    ).toEqual([
      { ...received, grants: 3, quantity: 7, listPriceWon: 700 },
      { ...received, standing: "OFFERED", grants: 1, quantity: 3, listPriceWon: 300 },
      { ...received, unit: "HOUR", grants: 1, quantity: 3, listPriceWon: 300 },
      { ...received, kind: "PASS", grants: 1, quantity: 3, listPriceWon: 300 },
    ]);
  });

  it.each([
    ["the first", [days({ quantity: null }), days()]],
    ["the last", [days(), days({ quantity: null })]],
  ])("are of an unknown number, not a smaller one, when %s is", (_which, sums) => {
    expect(inKind(...sums).map(({ grants, quantity }) => [grants, quantity])).toEqual([[2, null]]);
  });

  it("have no list price when one of them has none", () => {
    expect(
      inKind(days(), days({ listPriceWon: null })).map(({ listPriceWon }) => listPriceWon),
    ).toEqual([null]);
  });
});
