import { describe, expect, it } from "vitest";
import { knownTokens } from "../../../subgraphs/kit/viewer/known-tokens.js";

const NOW = new Date("2026-02-03T04:05:06Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const LATE = later(3_600).getTime();

describe("a token that was found good", () => {
  it("is known for a minute, and then checked again", () => {
    const known = knownTokens<string>();
    known.remember("a.b.c", "claims", LATE, NOW);

    expect([0, 59, 60].map((seconds) => known.read("a.b.c", later(seconds)))).toEqual([
      "claims",
      "claims",
      undefined,
    ]);
  });

  it("is never known beyond its own end", () => {
    const known = knownTokens<string>();
    known.remember("a.b.c", "claims", later(10).getTime(), NOW);

    expect([9, 10].map((seconds) => known.read("a.b.c", later(seconds)))).toEqual([
      "claims",
      undefined,
    ]);
  });

  it("is known by all of its letters: another signature under the same claims is another token", () => {
    const known = knownTokens<string>();
    known.remember("a.b.c", "claims", LATE, NOW);

    expect(known.read("a.b.d", NOW)).toBeUndefined();
  });

  it("is forgotten with all others when ten thousand are known", () => {
    const known = knownTokens<number>();
    for (let token = 0; token < 10_000; token += 1) known.remember(`${token}`, token, LATE, NOW);
    expect(known.read("0", NOW)).toBe(0);

    known.remember("one more", 1, LATE, NOW);

    expect([known.read("0", NOW), known.read("one more", NOW)]).toEqual([undefined, 1]);
  });
});
