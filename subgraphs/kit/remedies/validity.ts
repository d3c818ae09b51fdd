import { addDays, endOfKoreanDay, koreanDay } from "../korean-calendar.js";
import type { Validity } from "./remedy.js";

/**
 * The last instant at which something given at `givenAt` can be used; null when it never lapses or nobody knows.
 * The day it was given counts as day 1, so 90 days from 5 January end on 4 April (last day = d + 89).
 */
export function expiresAt(validity: Validity, givenAt: Date): Date | null {
  switch (validity.form) {
    case "days":
      return endOfKoreanDay(addDays(koreanDay(givenAt), validity.days - 1));
    case "days-after":
      return endOfKoreanDay(addDays(koreanDay(givenAt), validity.days));
    case "until":
      return endOfKoreanDay(validity.day);
    case "permanent":
    case "unknown":
    case "not-applicable":
      return null;
  }
}
