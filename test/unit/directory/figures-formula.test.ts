import { describe, expect, it } from "vitest";
import {
  difference,
  type Formula,
  listValue,
  number,
  percent,
  percentOf,
  product,
  quotient,
  sum,
  won,
} from "../../../subgraphs/directory/figures/formula.js";
import { evaluate } from "../../../subgraphs/directory/figures/formula.rules.js";
import { remedy } from "./figures-catalogue.fixture.js";

const given = {
  figures: new Map(),
  catalogue: {
    TALK: [
      remedy("pair", { quantity: 2, listPriceWon: 2_000 }),
      remedy("single", { quantity: 1, listPriceWon: 2_500 }),
      remedy("nothing", { won: 0 }),
    ],
  },
};

function worked(formula: Formula) {
  const { value, text } = evaluate(formula, given);
  return [text, value];
}

describe("a formula", () => {
  it("is written so that reading it with the usual precedence gives its value", () => {
    const [two, three, four] = [number(2), number(3), number(4)];

    expect(worked(product(sum(two, three), four))).toEqual(["(2 + 3) × 4", 20]);
    expect(worked(sum(two, product(three, four)))).toEqual(["2 + 3 × 4", 14]);
    expect(worked(difference(two, sum(three, four)))).toEqual(["2 − (3 + 4)", -5]);
    expect(worked(difference(two, three, four))).toEqual(["2 − 3 − 4", -5]);
    expect(worked(quotient(product(two, three), four))).toEqual(["2 × 3 / 4", 1.5]);
    expect(worked(quotient(two, product(four, four)))).toEqual(["2 / (4 × 4)", 0.125]);
    expect(worked(percent(difference(four, three), two))).toEqual(["(4 − 3) / 2", 50]);
    expect(worked(percentOf(sum(two, three), four))).toEqual(["(2 + 3) × 4", 0.2]);
  });

  it("writes the quantity of an in-kind remedy only when there is more than one unit", () => {
    expect(
      worked(
        product(sum(listValue("TALK", "single"), listValue("TALK", "pair")), number(48_000_000)),
      ),
    ).toEqual(["(2,500 + 2,000 × 2) × 48,000,000", 312_000_000_000]);
  });

  it("has no value where it would divide by nothing", () => {
    expect(worked(quotient(number(1), won("TALK", "nothing")))).toEqual(["1 / 0", null]);
  });

  it("has no value when a term is missing, even beside a known zero", () => {
    expect(evaluate(sum(won("TALK", "nothing"), won("PAY", "P1")), given)).toEqual({
      value: null,
      text: "0 + P1",
      binding: 1,
      gaps: [{ affiliate: "PAY", remedyId: "P1", reason: "NO_ANSWER" }],
    });
  });
});
