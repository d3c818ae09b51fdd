import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTimelines } from "../../../subgraphs/directory/totals/merge-timelines.js";
import type { ReportedEvent } from "../../../subgraphs/directory/totals/slice-report.js";
import { Affiliate } from "../../../subgraphs/kit/contract/enums.js";

function step(id: string, at: string): ReportedEvent {
  return {
    id,
    at,
    subject: "GRANT",
    subjectId: "grt_a",
    remedyId: "T1",
    status: "GRANTED",
    won: 1_000,
    quantity: null,
    unit: null,
    titleKo: "시험",
    titleEn: "Test",
  };
}

/** What each named affiliate told; null for one that did not answer. */
function merged(reports: Partial<Record<Affiliate, ReportedEvent[] | null>>) {
  return mergeTimelines(new Map(Object.entries(reports) as [Affiliate, ReportedEvent[] | null][]));
}

describe("one timeline out of several", () => {
  it("has every step with its affiliate, newest first, its instant in UTC", () => {
    const talk = [step("a", "2022-10-19T00:00:00.000Z"), step("b", "2022-12-01T00:00:00.000Z")];
    const pay = [step("c", "2022-10-19T09:00:01+09:00")];

    expect(merged({ TALK: talk, PAY: pay })).toEqual({
      entries: [
        { ...step("b", "2022-12-01T00:00:00.000Z"), affiliate: "TALK" },
        { ...step("c", "2022-10-19T00:00:01.000Z"), affiliate: "PAY" },
        { ...step("a", "2022-10-19T00:00:00.000Z"), affiliate: "TALK" },
      ],
      missing: [],
    });
  });

  it("has the steps of one instant in the order of their ids, in whatever offset they were told", () => {
    const talk = [step("c", "2022-10-19T00:00:00Z"), step("a", "2022-10-19T00:00:00.000Z")];
    const pay = [step("b", "2022-10-19T09:00:00+09:00")];

    expect(merged({ TALK: talk, PAY: pay }).entries.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("has the tenth step of one instant after the second, and what nobody recorded after both", () => {
    const at = "2022-10-19T00:00:00Z";
    const talk = ["b.10", "b.expired", "b.2", "a.11", "b.1", "b"].map((id) => step(id, at));

    const ids = merged({ TALK: talk, PAY: [step("b.3", at)] }).entries.map(({ id }) => id);

    expect(ids).toEqual(["a.11", "b.1", "b.2", "b.3", "b.10", "b", "b.expired"]);
  });

  it("names who did not answer, and is silent about who had nothing to tell", () => {
    expect(merged({ TALK: null, GAMES: [], PAY: null })).toEqual({
      entries: [],
      missing: ["TALK", "PAY"],
    });
  });

  it("is the same whatever the order in which the steps were told, and loses none", () => {
    const at = fc.constantFrom(
      "2022-10-15T06:30:00Z",
      "2022-10-15T15:30:00+09:00",
      "2022-10-16T00:00:00Z",
    );
    const steps = fc.uniqueArray(
      fc.tuple(
        fc.stringMatching(/^[ab](\.0?[0-9]{1,2}|\.[cd])?$/),
        at,
        fc.constantFrom(...Object.values(Affiliate)),
      ),
      {
        selector: ([id]) => id,
      },
    );

    fc.assert(
      fc.property(steps, (told) => {
        const of = (all: typeof told) => {
          const reports: Partial<Record<Affiliate, ReportedEvent[]>> = {};
          for (const [id, instant, affiliate] of all) {
            reports[affiliate] ??= [];
            reports[affiliate].push(step(id, instant));
          }
          return merged(reports);
        };

        const { entries } = of(told);

        expect(of(told.toReversed()).entries).toEqual(entries);
        expect(entries.map(({ id }) => id).sort()).toEqual(told.map(([id]) => id).sort());
        expect(entries.map(({ at }) => at)).toEqual(
          entries
            .map(({ at }) => at)
            .sort()
            .reverse(),
        );
      }),
    );
  });
});
