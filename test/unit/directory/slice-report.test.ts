import { describe, expect, it } from "vitest";
import {
  reportedSums,
  reportedTimelines,
} from "../../../subgraphs/directory/totals/slice-report.js";

const SUM = {
  kind: "CASH",
  status: "GRANTED",
  grants: 1,
  won: 30_000,
  unit: null,
  quantity: null,
  listPriceWon: null,
};
const EVENT = {
  id: "grt_a.1",
  at: "2022-10-19T00:00:00.000Z",
  subject: "GRANT",
  subjectId: "grt_a",
  remedyId: "T1",
  status: "GRANTED",
  won: 30_000,
  quantity: null,
  unit: null,
  titleKo: "시험",
  titleEn: "Test",
};
const GOOD = { sums: [SUM], timeline: [EVENT] };
const EVERYBODY = { talk: GOOD, mobility: GOOD, games: GOOD, entertainment: GOOD, pay: GOOD };

/** What everybody reported, with something else in Games' place. */
function sumsWith(games: unknown) {
  return Object.fromEntries(reportedSums({ ...EVERYBODY, games }));
}
function timelinesWith(games: unknown) {
  return Object.fromEntries(reportedTimelines({ ...EVERYBODY, games }));
}

const others = <Value>(value: Value) => ({
  TALK: value,
  MOBILITY: value,
  ENTERTAINMENT: value,
  PAY: value,
});
const UNREAD_SUMS = { ...others([SUM]), GAMES: null };
const UNREAD_TIMELINE = { ...others([EVENT]), GAMES: null };

const ODD_SLICES: [string, unknown][] = [
  ["nothing", undefined],
  ["null", null],
  ["an error object", { message: "boom", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
  ["an error", new Error("boom")],
  ["an empty object", {}],
  ["a list", [GOOD]],
  ["text", "sums"],
  ["a number", 0],
  ["sums and steps of null", { sums: null, timeline: null }],
  ["sums and steps that are no lists", { sums: { 0: SUM }, timeline: { 0: EVENT } }],
  ["null among the sums and steps", { sums: [SUM, null], timeline: [EVENT, null] }],
];

describe("what an affiliate reported", () => {
  it("is read for every affiliate, in the order of the register", () => {
    expect([...reportedSums(EVERYBODY)]).toEqual(
      ["TALK", "MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"].map((affiliate) => [affiliate, [SUM]]),
    );
  });

  it.each(ODD_SLICES)("is no answer when it is %s, and the others are read", (_what, games) => {
    expect(sumsWith(games)).toEqual(UNREAD_SUMS);
    expect(timelinesWith(games)).toEqual(UNREAD_TIMELINE);
  });

  it("may be nothing at all, which is an answer", () => {
    expect(sumsWith({ sums: [] })).toEqual({ ...others([SUM]), GAMES: [] });
    expect(timelinesWith({ timeline: [] })).toEqual({ ...others([EVENT]), GAMES: [] });
  });

  it("may be more than was asked for, which is left out", () => {
    expect(sumsWith({ sums: [{ ...SUM, more: 1 }], more: 1 })).toEqual({
      ...others([SUM]),
      GAMES: [SUM],
    });
  });
});

describe("a reported sum", () => {
  it.each([
    ["negative won", { won: -1 }],
    ["won beyond what a number holds exactly", { won: Number.MAX_SAFE_INTEGER + 1 }],
    ["a part of a won", { won: 0.5 }],
    ["won as text", { won: "30000" }],
    ["won that is not a number", { won: Number.NaN }],
    ["money of no kind", { kind: null }],
    ["money of a kind that is not there", { kind: undefined }],
    ["a kind that nobody knows", { kind: "GOLD" }],
    ["a status that nobody knows", { status: "LOST" }],
    ["no status", { status: null }],
    ["a part of a thing", { won: null, quantity: 1.5 }],
    ["fewer things than none", { won: null, quantity: -1 }],
    ["a unit that is no text", { won: null, unit: 3 }],
    ["a negative list price", { won: null, listPriceWon: -1 }],
    ["no grants", { grants: 0 }],
    ["an unknown number of grants", { grants: null }],
  ])("with %s makes the whole answer none", (_what, change) => {
    expect(sumsWith({ sums: [SUM, { ...SUM, ...change }] })).toEqual(UNREAD_SUMS);
  });

  it("may lack what is null, and may be of no kind when it is no money", () => {
    const inKind = { status: "OFFERED", grants: 2, unit: "DAY" };

    expect(sumsWith({ sums: [inKind] })).toEqual({
      ...others([SUM]),
      GAMES: [{ ...inKind, kind: null, won: null, quantity: null, listPriceWon: null }],
    });
  });

  it("may be as large as a number holds exactly", () => {
    const sums = [{ ...SUM, won: Number.MAX_SAFE_INTEGER }];

    expect(sumsWith({ sums })).toEqual({ ...others([SUM]), GAMES: sums });
  });
});

describe("a reported step", () => {
  it.each([
    ["no id", { id: null }],
    ["no instant", { at: null }],
    ["an instant without an offset", { at: "2022-10-19T00:00:00" }],
    ["a day that is none", { at: "2022-02-30T00:00:00Z" }],
    ["an instant as a number", { at: 0 }],
    ["a subject that nobody knows", { subject: "PERSON" }],
    ["won as text", { won: "1" }],
    ["won beyond what a number holds exactly", { won: Number.MAX_SAFE_INTEGER + 1 }],
    ["no title", { titleKo: null }],
  ])("with %s makes the whole answer none", (_what, change) => {
    expect(timelinesWith({ timeline: [EVENT, { ...EVENT, ...change }] })).toEqual(UNREAD_TIMELINE);
  });

  it("may lack what is null, may stand in any offset, and may be a loss below nothing", () => {
    const { remedyId: _r, quantity: _q, unit: _u, ...rest } = EVENT;
    const step = { ...rest, at: "2022-10-19T09:00:00+09:00", won: -5, subject: "CLAIM" };

    expect(timelinesWith({ timeline: [step] })).toEqual({
      ...others([EVENT]),
      GAMES: [{ ...step, remedyId: null, quantity: null, unit: null }],
    });
  });
});
