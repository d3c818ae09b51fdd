import { describe, expect, it } from "vitest";
import { isNews } from "../../../subgraphs/directory/last-known/last-known.rules.js";

const TEN = new Date("2023-03-02T10:00:00+09:00");
const MINUTE_MS = 60_000;
const kept = { sliceHash: "as before", asOf: TEN };

function told(sliceHash: string, minutesLater: number) {
  return { sliceHash, asOf: new Date(TEN.getTime() + minutesLater * MINUTE_MS) };
}

describe("what an affiliate tells", () => {
  it("is worth a write when nothing was kept", () => {
    expect(isNews(undefined, kept)).toBe(true);
  });

  it.each([
    ["the same, at once", "as before", 0, false],
    ["the same, within the hour", "as before", 59, false],
    ["the same, an hour later: its date is", "as before", 60, true],
    ["something else, at once", "changed", 0, true],
    ["something else, later", "changed", 1, true],
    ["something else that is older: a slow reader's", "changed", -1, false],
    ["the same, by a clock that began anew", "as before", -60, true],
    ["something else, by a clock that began anew", "changed", -60, true],
  ])("is or is not worth a write when it is %s", (_what, sliceHash, minutes, expected) => {
    expect(isNews(kept, told(sliceHash, minutes))).toBe(expected);
  });
});
