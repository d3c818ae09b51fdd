import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { koreanDay } from "../../../subgraphs/kit/korean-calendar.js";
import type { Validity } from "../../../subgraphs/kit/remedies/remedy.js";
import { expiresAt } from "../../../subgraphs/kit/remedies/validity.js";

const EMOTICON: Validity = { form: "days", days: 90 };
const WEEK_AFTER: Validity = { form: "days-after", days: 7 };
const FIXED: Validity = { form: "until", day: "2022-11-30" };

/** The end of a day in Korea. */
const endOf = (day: string) => new Date(`${day}T23:59:59.999+09:00`);

describe("what was given", () => {
  it.each([
    ["90 days from the first day of taking", EMOTICON, "2023-01-05T10:00:00+09:00", "2023-04-04"],
    ["90 days from the last day of taking", EMOTICON, "2023-01-20T23:59:59+09:00", "2023-04-19"],
    [
      "one day, that day only",
      { form: "days", days: 1 },
      "2023-01-05T00:00:00+09:00",
      "2023-01-05",
    ],
    ["7 days after the day it was given", WEEK_AFTER, "2022-10-19T00:00:00+09:00", "2022-10-26"],
    [
      "7 days after a day that is still the one before in UTC",
      WEEK_AFTER,
      "2022-10-18T15:00:00Z",
      "2022-10-26",
    ],
    ["until a fixed day, given before", FIXED, "2022-10-19T09:00:00+09:00", "2022-11-30"],
    ["until a fixed day, given after", FIXED, "2022-12-05T09:00:00+09:00", "2022-11-30"],
  ] as [string, Validity, string, string][])("is good for %s", (_how, validity, at, lastDay) => {
    expect(expiresAt(validity, new Date(at))).toEqual(endOf(lastDay));
  });

  it.each(["permanent", "unknown", "not-applicable"] as const)(
    "has no end that could be told: %s",
    (form) => {
      expect(expiresAt({ form }, new Date("2023-01-05T10:00:00+09:00"))).toBeNull();
    },
  );

  it("ends with the same day for whoever takes it on the same day in Korea", () => {
    const at = fc.integer({ min: 0, max: 24 * 60 * 60 * 1000 - 1 });

    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 400 }), (ms, days) => {
        const midnight = new Date("2023-01-05T00:00:00+09:00");
        const taken = new Date(midnight.getTime() + ms);

        const end = expiresAt({ form: "days", days }, taken);

        expect(end).toEqual(expiresAt({ form: "days", days }, midnight));
        expect(end).toEqual(expiresAt({ form: "days-after", days: days - 1 }, taken));
        expect(end && koreanDay(end) >= koreanDay(taken)).toBe(true);
      }),
    );
  });
});
