/**
 * Korea's calendar. Korea has kept UTC+9 without daylight saving since 1988, so a fixed offset is exact
 * for every outage this system can hold.
 */

/** A calendar day in Korea, `YYYY-MM-DD`. Sorts and compares as text. */
export type KoreanDay = string;

const OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;

/** The Korean day on which an instant falls. */
export function koreanDay(instant: Date): KoreanDay {
  return koreanTime(instant).slice(0, 10);
}

/** `2022-10-18 20:00`: the day and the minute that a clock in Korea shows at an instant. */
export function koreanTime(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** Midnight in Korea at which the day begins. @throws RangeError on text that is no calendar day */
export function startOfKoreanDay(day: KoreanDay): Date {
  const start = new Date(`${day}T00:00:00+09:00`);
  if (!DAY_FORM.test(day) || Number.isNaN(start.getTime()) || koreanDay(start) !== day) {
    throw new RangeError(`"${day}" is not a calendar day (YYYY-MM-DD)`);
  }
  return start;
}

/** The last millisecond of the day: what `expiresAt` says for anything that is good "until" that day. */
export function endOfKoreanDay(day: KoreanDay): Date {
  return new Date(startOfKoreanDay(day).getTime() + DAY_MS - 1);
}

/** The day `days` later (or earlier, when negative). */
export function addDays(day: KoreanDay, days: number): KoreanDay {
  return koreanDay(new Date(startOfKoreanDay(day).getTime() + days * DAY_MS));
}

/** The instant `hours` later. */
export function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 60 * 60 * 1000);
}
