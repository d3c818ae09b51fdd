import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GrantType } from "../../../subgraphs/kit/contract/grant.types.js";
import { RemedyKind } from "../../../subgraphs/kit/remedies/remedy.js";
import { sumsOf } from "../../../subgraphs/kit/slice/sums.js";

type Counted = Pick<GrantType, "status" | "won" | "quantity" | "unit" | "listPriceWon"> & {
  kind: RemedyKind | null;
};

function grant({ kind, ...change }: Partial<Counted>): GrantType {
  const nothing = { status: "GRANTED", won: null, quantity: null, unit: null, listPriceWon: null };
  return { ...nothing, ...change, remedy: { kind: kind ?? null } } as GrantType;
}

const coupon = (won: number) => grant({ kind: "COUPON", won });
const days = (quantity: number | null, listPriceWon: number | null = null) =>
  grant({ kind: "EXTENSION", quantity, unit: "DAY", listPriceWon });

describe("grants added up", () => {
  it("are added by kind and status, in the order in which each first came", () => {
    const grants = [
      coupon(2_000),
      grant({ kind: "CASH", won: 30_000 }),
      coupon(3_000),
      grant({ kind: "COUPON", won: 3_000, status: "OFFERED" }),
    ];

    const rest = { unit: null, quantity: null, listPriceWon: null };
    expect(sumsOf(grants)).toEqual([
      { kind: "COUPON", status: "GRANTED", grants: 2, won: 5_000, ...rest },
      { kind: "CASH", status: "GRANTED", grants: 1, won: 30_000, ...rest },
      { kind: "COUPON", status: "OFFERED", grants: 1, won: 3_000, ...rest },
    ]);
  });

  it("are counted by unit when they are in kind, with what all of them would have cost", () => {
    const grants = [
      days(3, 100),
      days(2, 50),
      grant({ kind: "EXTENSION", quantity: 24, unit: "HOUR" }),
    ];

    expect(sumsOf(grants)).toEqual([
      {
        kind: "EXTENSION",
        status: "GRANTED",
        grants: 2,
        won: null,
        unit: "DAY",
        quantity: 5,
        listPriceWon: 400,
      },
      {
        kind: "EXTENSION",
        status: "GRANTED",
        grants: 1,
        won: null,
        unit: "HOUR",
        quantity: 24,
        listPriceWon: null,
      },
    ]);
  });

  it.each([
    ["the first", [days(null), days(3)]],
    ["the last", [days(3), days(null)]],
  ])("have an unknown quantity, not a smaller one, when %s is unknown", (_which, grants) => {
    expect(sumsOf(grants)).toEqual([
      {
        kind: "EXTENSION",
        status: "GRANTED",
        grants: 2,
        won: null,
        unit: "DAY",
        quantity: null,
        listPriceWon: null,
      },
    ]);
  });

  it("have no list price when that of one of them is unknown", () => {
    expect(sumsOf([days(3, 100), days(2)]).map(({ listPriceWon }) => listPriceWon)).toEqual([null]);
    expect(sumsOf([days(null, 100)]).map(({ listPriceWon }) => listPriceWon)).toEqual([null]);
  });

  it("keep won and things in kind apart, and lose neither, whatever was given", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const inKind = fc.record({
      won: fc.constant(null),
      quantity: fc.option(fc.integer({ min: 0, max: 100 })),
      unit: fc.constantFrom("DAY", "TICKET", null),
      listPriceWon: fc.option(amount),
    });
    const any = fc
      .tuple(
        fc.record({
          kind: fc.option(fc.constantFrom(...Object.values(RemedyKind).slice(0, 4))),
          status: fc.constantFrom("GRANTED", "OFFERED", "REVOKED"),
        }),
        fc.oneof(fc.record({ won: amount }), inKind),
      )
      .map(([head, value]) => grant({ ...head, ...value } as Partial<Counted>));

    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (grants) => {
        const sums = sumsOf(grants);

        const won = (all: { won: number | null }[]) =>
          all.reduce((total, each) => total + (each.won ?? 0), 0);
        expect(won(sums)).toBe(won(grants));
        expect(sums.reduce((total, { grants }) => total + grants, 0)).toBe(grants.length);
        expect(sums.filter(({ won, quantity }) => won !== null && quantity !== null)).toEqual([]);
        const keys = sums.map(({ kind, status, unit, won }) =>
          [kind, status, unit, won !== null].join(),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
