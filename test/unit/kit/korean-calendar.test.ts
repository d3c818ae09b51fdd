import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addHours,
  endOfKoreanDay,
  koreanDay,
  koreanTime,
  startOfKoreanDay,
} from "../../../subgraphs/kit/korean-calendar.js";

const HOUR_MS = 60 * 60 * 1000;

const instant = fc.date({
  min: new Date("1989-01-01T00:00:00Z"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const day = instant.map(koreanDay);

describe("the day in Korea", () => {
  it.each([
    ["2022-10-15T14:59:59.999Z", "2022-10-15", "2022-10-15 23:59"],
    ["2022-10-15T15:00:00.000Z", "2022-10-16", "2022-10-16 00:00"],
    ["2022-12-31T15:00:00.000Z", "2023-01-01", "2023-01-01 00:00"],
    ["2024-02-28T15:00:00.000Z", "2024-02-29", "2024-02-29 00:00"],
    ["2024-02-29T15:00:00.000Z", "2024-03-01", "2024-03-01 00:00"],
    ["2022-10-15T15:30:00+09:00", "2022-10-15", "2022-10-15 15:30"],
  ])("changes at midnight in Korea: %s is %s", (at, day, time) => {
    expect([koreanDay(new Date(at)), koreanTime(new Date(at))]).toEqual([day, time]);
  });

  it("is what the calendar of the tz database says, at any instant since summer time ended", () => {
    const seoul = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Asia/Seoul",
      dateStyle: "short",
      timeStyle: "short",
    });

    fc.assert(
      fc.property(instant, (at) => {
        expect(koreanTime(at)).toBe(seoul.format(at));
      }),
    );
  });

  it("begins and ends on itself, and the next one begins a millisecond later", () => {
    fc.assert(
      fc.property(day, (any) => {
        const [start, end] = [startOfKoreanDay(any), endOfKoreanDay(any)];

        expect([koreanDay(start), koreanDay(end)]).toEqual([any, any]);
        expect(end.getTime() + 1).toBe(startOfKoreanDay(addDays(any, 1)).getTime());
        expect(end.getTime() + 1 - start.getTime()).toBe(24 * HOUR_MS);
      }),
    );
  });

  it.each([
    "2023-02-29",
    "2022-13-01",
    "2022-00-10",
    "2022-04-31",
    "2022-10-00",
    "2022-1-5",
    "22-10-15",
    "2022-10-15T00:00:00",
    " 2022-10-15",
    "2022/10/15",
    "+002022-10-15",
    "yesterday",
    "",
  ])("is none: %j", (text) => {
    const refusal = new RangeError(`"${text}" is not a calendar day (YYYY-MM-DD)`);

    for (const use of [startOfKoreanDay, endOfKoreanDay, (any: string) => addDays(any, 1)]) {
      expect(() => use(text)).toThrow(refusal);
    }
  });
});

describe("counting days", () => {
  it.each([
    ["2022-12-31", 1, "2023-01-01"],
    ["2023-01-01", -1, "2022-12-31"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2023-02-28", 1, "2023-03-01"],
    ["2023-01-05", 89, "2023-04-04"],
    ["2022-10-19", 7, "2022-10-26"],
    ["2022-10-19", 0, "2022-10-19"],
  ])("%s and %d days is %s", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it("back leads where one came from, and days sort as text", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3_000, max: 3_000 }), (from, days) => {
        const to = addDays(from, days);

        expect(addDays(to, -days)).toBe(from);
        expect(Math.sign(days)).toBe(to === from ? 0 : to > from ? 1 : -1);
      }),
    );
  });
});

describe("counting hours", () => {
  it("goes by the clock, across midnight", () => {
    expect(addHours(new Date("2022-10-15T15:30:00+09:00"), 127.5)).toEqual(
      new Date("2022-10-20T23:00:00+09:00"),
    );
  });
});
