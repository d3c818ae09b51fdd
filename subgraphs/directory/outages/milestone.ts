import { type KoreanDay, koreanDay } from "../../kit/korean-calendar.js";
import type { Provenance } from "../../kit/remedies/provenance.js";
import type { Milestone } from "./outage.js";

/** A milestone of which only the day is known. */
export function on(
  day: KoreanDay,
  id: string,
  ko: string,
  en: string,
  provenance: readonly Provenance[],
): Milestone {
  return { id, day, at: null, title: { ko, en }, provenance };
}

/** A milestone with a time of day. @param minute Korean wall-clock time, `YYYY-MM-DDTHH:MM` */
export function at(
  minute: string,
  id: string,
  ko: string,
  en: string,
  provenance: readonly Provenance[],
): Milestone {
  const instant = new Date(`${minute}:00+09:00`);
  return { id, day: koreanDay(instant), at: instant, title: { ko, en }, provenance };
}
