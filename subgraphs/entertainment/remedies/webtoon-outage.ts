import { heldDuring, type OutageSpan } from "../../kit/remedies/outage-span.js";

/** Kakao Webtoon's own window of the outage, both ends included (DOMAIN 2.5, E4; W9). */
export const WEBTOON_OUTAGE: OutageSpan = {
  startedAt: new Date("2022-10-15T15:30:00+09:00"),
  endedAt: new Date("2022-10-16T07:00:00+09:00"),
};

/** Whether an instant fell in that window. */
export function fellInWebtoonOutage(at: Date): boolean {
  return heldDuring(WEBTOON_OUTAGE, at, at);
}
