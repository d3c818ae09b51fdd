import type { OutageSpan } from "../../../kit/remedies/outage-span.js";

/** The official 127 h 30 min of outage 1015, as Kakao counts them. DOMAIN 1: W1, W2. */
export const outageSpan1015: OutageSpan = {
  startedAt: new Date("2022-10-15T15:30:00+09:00"),
  endedAt: new Date("2022-10-20T23:00:00+09:00"),
};
