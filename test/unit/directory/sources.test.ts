import { describe, expect, it } from "vitest";
import { sourcesOf } from "../../../subgraphs/directory/totals/sources.js";
import type { SourceReport } from "../../../subgraphs/kit/subgraph.types.js";

const NOW = new Date("2023-03-02T10:00:00+09:00");
const EARLIER = new Date("2023-03-02T09:59:00+09:00");

const answered = [["TALK", []]] as const;
const silent = [["TALK", null]] as const;

function seen(state: SourceReport["state"], ms = 12.4) {
  return new Map([["TALK", { state, ms, asOf: EARLIER }]] as const);
}

const OK = { affiliate: "TALK", state: "OK", ms: 12, asOf: EARLIER };
const UNAVAILABLE = { affiliate: "TALK", state: "UNAVAILABLE", ms: 12, asOf: null };

describe("how an affiliate fared", () => {
  it.each([
    ["answered in time", answered, seen("OK"), OK],
    ["could be read although the gateway saw a failure", answered, seen("TIMEOUT"), OK],
    ["was too slow", silent, seen("TIMEOUT"), { ...UNAVAILABLE, state: "TIMEOUT" }],
    ["failed", silent, seen("UNAVAILABLE"), UNAVAILABLE],
    ["answered what could not be read", silent, seen("OK"), UNAVAILABLE],
    ["answered, and no gateway watched", answered, undefined, { ...OK, ms: null, asOf: NOW }],
    ["did not answer, and no gateway watched", silent, undefined, { ...UNAVAILABLE, ms: null }],
    ["answered, and the gateway saw another", answered, new Map(), { ...OK, ms: null, asOf: NOW }],
  ] as const)("is said of one that %s", (_how, reports, sources, expected) => {
    const facts = sources ? { sources, now: NOW } : { now: NOW };

    expect(sourcesOf(new Map(reports), facts)).toEqual([expected]);
  });

  it("is said in whole milliseconds, of every affiliate, in the order of the reports", () => {
    const reports = new Map([
      ["PAY", []],
      ["TALK", null],
    ] as const);

    expect(sourcesOf(reports, { sources: seen("TIMEOUT", 1_999.5), now: NOW })).toEqual([
      { affiliate: "PAY", state: "OK", ms: null, asOf: NOW },
      { affiliate: "TALK", state: "TIMEOUT", ms: 2_000, asOf: null },
    ]);
  });
});
