/** Kakao Webtoon's own window of the outage, both ends included (DOMAIN 2.5, E4; W9). */
export const WEBTOON_OUTAGE = {
  startedAt: new Date("2022-10-15T15:30:00+09:00"),
  endedAt: new Date("2022-10-16T07:00:00+09:00"),
} as const;

/** Whether an instant, as ISO text, fell in that window. */
export function fellInWebtoonOutage(instant: string): boolean {
  const at = new Date(instant);
  return at >= WEBTOON_OUTAGE.startedAt && at <= WEBTOON_OUTAGE.endedAt;
}
