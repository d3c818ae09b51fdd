import { describe, expect, it } from "vitest";
import {
  lastKnownViews,
  newSlices,
  type SlicesAtHand,
} from "../../../subgraphs/directory/last-known/show-last-known.js";
import { type ReportedSlice, readSlice } from "../../../subgraphs/directory/totals/slice-report.js";

const NOW = new Date("2023-03-02T10:00:00+09:00");
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

const SLICE = readSlice({
  sums: [{ kind: "POINT", status: "GRANTED", grants: 1, won: 7_550 }],
  timeline: ["2022-11-18T00:00:00.000Z", "2022-12-01T00:00:00.000Z"].map((at, index) => ({
    id: `grt_test.${index + 1}`,
    at,
    subject: "GRANT",
    subjectId: "grt_test",
    status: "GRANTED",
    titleKo: "시험",
    titleEn: "Test",
  })),
}) as ReportedSlice;

const NOBODY = { sums: [], timeline: [] };

/** Mobility is silent and the others answer; Mobility's slice is kept unless something else is given. */
function atHand(over: Partial<SlicesAtHand> & { slice?: unknown; asOf?: Date } = {}): SlicesAtHand {
  const { slice = SLICE, asOf = daysAgo(1), ...rest } = over;
  return {
    outageId: "1015",
    beneficiaryId: "ptn_test_taxi",
    reports: new Map([
      ["TALK", NOBODY],
      ["MOBILITY", null],
    ]),
    kept: [
      {
        outageId: "1015",
        beneficiaryId: "ptn_test_taxi",
        affiliate: "MOBILITY",
        slice,
        sliceHash: "kept",
        asOf,
      },
    ],
    now: NOW,
    ...rest,
  };
}

const [first, second] = SLICE.timeline;
const SHOWN = {
  affiliate: "MOBILITY",
  asOf: daysAgo(1),
  sums: SLICE.sums,
  timeline: [second, first].map((event) => ({ ...event, affiliate: "MOBILITY" })),
};
const NOT_KNOWN = { affiliate: "MOBILITY", asOf: null, sums: null, timeline: null };

describe("what an affiliate last told", () => {
  it("is shown with its date of whoever did not answer, newest step first", () => {
    expect(lastKnownViews(atHand(), null)).toEqual([SHOWN]);
  });

  it("is shown of the affiliates that were named, whether or not they answered, each once", () => {
    const views = lastKnownViews(atHand(), ["MOBILITY", "TALK", "TALK"]);

    expect(views).toEqual([{ ...NOT_KNOWN, affiliate: "TALK" }, SHOWN]);
  });

  it("is shown of nobody when nobody was named", () => {
    expect(lastKnownViews(atHand(), [])).toEqual([]);
  });

  it.each([
    ["nothing is kept", atHand({ kept: [] })],
    ["what is kept is of another outage", atHand({ outageId: "0101" })],
    ["what is kept is older than 30 days", atHand({ asOf: daysAgo(31) })],
    ["what is kept cannot be read", atHand({ slice: { sums: 7_550, timeline: null } })],
    ["half of what is kept cannot be read", atHand({ slice: { sums: SLICE.sums } })],
    ["what is kept is null", atHand({ slice: null })],
  ])("is null, and no error, when %s", (_why, slices) => {
    expect(lastKnownViews(slices, null)).toEqual([NOT_KNOWN]);
  });
});

describe("what is kept of an answer", () => {
  const answered = (slice: ReportedSlice) => atHand({ reports: new Map([["MOBILITY", slice]]) });
  const [told] = newSlices({ ...answered(SLICE), kept: [] });

  it("is each slice that was told, dated, and never one that was not", () => {
    const { kept: _, ...slices } = atHand();

    expect(newSlices({ ...slices, kept: [] })).toEqual([
      {
        beneficiaryId: "ptn_test_taxi",
        outageId: "1015",
        affiliate: "TALK",
        slice: NOBODY,
        sliceHash: expect.any(String),
        asOf: NOW,
      },
    ]);
  });

  it("is nothing while the same is told within the hour", () => {
    expect(newSlices({ ...answered(SLICE), kept: told ? [told] : [] })).toEqual([]);
  });

  it("is whatever changed, be it one step of the timeline", () => {
    const shorter = { ...SLICE, timeline: SLICE.timeline.slice(1) };

    const changed = newSlices({ ...answered(shorter), kept: told ? [told] : [] });

    expect(changed.map(({ slice }) => slice)).toEqual([shorter]);
  });
});
