import { describe, expect, it } from "vitest";
import { median, quantile, ratios, spreadOf } from "../../bench/statistics.js";

describe("a median", () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])("of %j is %d", (figures, expected) => {
    expect(median(figures)).toBe(expected);
  });

  it("leaves the figures in the order of their rounds", () => {
    const figures = [3, 1, 2];

    median(figures);

    expect(figures).toEqual([3, 1, 2]);
  });

  it("is of something", () => {
    expect(() => median([])).toThrow("nothing was measured");
  });
});

describe("a quantile", () => {
  it.each([
    [0, 1],
    [0.5, 3],
    [0.9, 4.6],
    [1, 5],
  ])("at %d lies between the figures beside it", (share, expected) => {
    expect(quantile([5, 3, 1, 2, 4], share)).toBeCloseTo(expected, 12);
  });
});

describe("a spread", () => {
  it("has the middle and both ends", () => {
    expect(spreadOf([8, 2, 5])).toEqual({ median: 5, lowest: 2, highest: 8 });
  });
});

describe("ratios", () => {
  it("are of one round each, so that a slow round slows nothing but itself", () => {
    expect(ratios([50, 5], [100, 10])).toEqual([0.5, 0.5]);
  });

  it("are of the same rounds", () => {
    expect(() => ratios([1, 2], [1])).toThrow("different rounds");
  });
});
