import { describe, expect, it } from "vitest";
import { addAmount, addSums, NO_AMOUNT } from "../../../subgraphs/kit/remedies/amount-sum.js";

const days = (quantity: number | null) => ({ won: null, quantity, unit: "DAY" }) as const;

describe("many amounts added up", () => {
  it("are won where each is won, and no unit is counted", () => {
    const sum = [{ won: 7_550 }, { won: 4_260 }].reduce(addAmount, NO_AMOUNT);

    expect(sum).toEqual({ grants: 2, won: 11_810, quantity: null, unit: null });
  });

  it("are units where each is in kind, and no won is counted", () => {
    const sum = [days(3), days(15)].reduce(addAmount, NO_AMOUNT);

    expect(sum).toEqual({ grants: 2, won: 0, quantity: 18, unit: "DAY" });
  });

  it("have an unknown number when one of them has, and are counted as grants all the same", () => {
    expect([days(3), days(null)].reduce(addAmount, NO_AMOUNT)).toEqual({
      grants: 2,
      won: 0,
      quantity: null,
      unit: "DAY",
    });
  });

  it("never add hours to days", () => {
    const sum = addAmount(addAmount(NO_AMOUNT, days(3)), { won: null, quantity: 96, unit: "HOUR" });

    expect(sum).toEqual({ grants: 2, won: 0, quantity: null, unit: null });
  });

  it("are what they were when nothing is added", () => {
    const sum = addAmount(NO_AMOUNT, days(3));

    expect(addSums(sum, NO_AMOUNT)).toEqual(sum);
    expect(addSums(NO_AMOUNT, sum)).toEqual(sum);
    expect(NO_AMOUNT).toEqual({ grants: 0, won: 0, quantity: null, unit: null });
  });
});
