import { describe, expect, it } from "vitest";
import { drillPlan } from "../../../gateway/commands/drill/drill-options.js";

const silent = { out: () => undefined, err: () => undefined };
const casesOf = (text: string) => drillPlan(text.split(" "), silent, () => 7).cases;

describe("what a drill breaks", () => {
  it("is each form of a fault in turn", () => {
    expect(casesOf("--down mobility")).toEqual([{ mobility: "refused" }, { mobility: "reset" }]);
    expect(casesOf("--slow PAY")).toEqual([{ pay: "slow" }]);
  });

  it("is everything that is named, together", () => {
    expect(casesOf("--down mobility games --slow pay")).toEqual([
      { mobility: "refused", games: "refused", pay: "slow" },
      { mobility: "reset", games: "reset", pay: "slow" },
    ]);
  });

  it("is every pair, or all, or both", () => {
    expect(casesOf("--pairs")).toHaveLength(10);
    expect(casesOf("--all").map((faults) => Object.keys(faults).length)).toEqual(
      Array.from({ length: 15 }, () => 5),
    );
    expect(casesOf("--pairs --all")).toHaveLength(25);
  });

  it("is the same by the same chance, and something every time", () => {
    const [one, again, other] = [7, 7, 8].map((seed) => casesOf(`--random --seed ${seed}`));

    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one?.every((faults) => Object.keys(faults).length > 0)).toBe(true);
    expect(casesOf("--random")).toEqual(one);
  });

  it.each(["--down cinema", "--seed x --random", "--json", "--break talk"])(
    "is nothing that cannot be: %s",
    (text) => {
      expect(() => casesOf(text)).toThrow();
    },
  );
});
