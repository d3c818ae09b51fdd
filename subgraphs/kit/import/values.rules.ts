import { startOfKoreanDay } from "../korean-calendar.js";
import { isWon, type Won } from "../remedies/won.js";

/**
 * How values are written in files: as this system writes them, and as Korean Excel does. Text in, value out; undefined
 * when it is none. Outer white space is gone before they come here.
 */

const DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.\s?(\d{1,2})\.\s?(\d{1,2})\.?)$/;
const INSTANT =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;
/** Plain digits, or thousands set apart by commas and nothing else: `3,00` is a slip, not 300. */
const NUMBER = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)$/;
/** Won signs of Unicode and of the full-width set; in CP949 the backslash is one. */
const WON_SIGN = /^(-?)\s?[₩￦\\]\s?(-?)/;

/** A calendar day: `2022-10-15`, `2022/10/15`, `2022. 10. 15.`. As `YYYY-MM-DD`. */
export function dayFrom(text: string): string | undefined {
  const found = DAY.exec(text);
  if (!found) return undefined;
  const [, year = "", ...rest] = found;
  const [month = "", day = ""] = rest.filter((part) => part !== undefined);
  return calendarDay(year, month, day);
}

/**
 * An instant: `2022-10-19T09:00:00+09:00`, or as Excel writes it, `2022-10-19 9:00`. Without an offset it is the time in
 * Korea.
 */
export function instantFrom(text: string): Date | undefined {
  const found = INSTANT.exec(text);
  if (!found) return undefined;
  const [, year = "", month = "", dayOfMonth = "", hour = "", minute = ""] = found;
  const [second = "00", fraction = "", offset = "+09:00"] = found.slice(6);
  const day = calendarDay(year, month, dayOfMonth);
  if (!day || Number(hour) > 23) return undefined;
  const instant = new Date(
    `${day}T${hour.padStart(2, "0")}:${minute}:${second}${fraction}${offset}`,
  );
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** A whole number of won: `30000`, `30,000`, `₩30,000`, `30,000원`. Never `3E+05`: Excel has dropped digits there. */
export function wonFrom(text: string): Won | undefined {
  const bare = text.replace(WON_SIGN, "$1$2").replace(/\s?원$/, "");
  return wholeNumber(bare);
}

/** A whole number that PostgreSQL's `integer` holds: `12`, `1,200`. */
export function integerFrom(text: string): number | undefined {
  const value = wholeNumber(text);
  return value !== undefined && Math.abs(value) <= 2_147_483_647 ? value : undefined;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "y", "1", "예"].map((text) => [text, true] as const),
  ...["false", "no", "n", "0", "아니오"].map((text) => [text, false] as const),
]);

/** `true`, `yes`, `y`, `1`, `예` and their opposites, in any case. */
export function booleanFrom(text: string): boolean | undefined {
  return BOOLEANS.get(text.toLowerCase());
}

function wholeNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  // -0 would reach the database as "-0" and come back as 0: a difference on every import.
  const value = Number(text.replaceAll(",", "")) + 0;
  return isWon(value) ? value : undefined;
}

function calendarDay(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  try {
    startOfKoreanDay(text);
    return text;
  } catch {
    return undefined;
  }
}
