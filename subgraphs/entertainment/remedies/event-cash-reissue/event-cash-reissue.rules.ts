import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { LapsedEventCash } from "../../facts.js";
import type { EntertainmentReasonCode } from "../../reasons.js";
import { fellInWebtoonOutage } from "../webtoon-outage.js";

const because = reasonsOf<EntertainmentReasonCode>("event-cash-reissue@1");

/** The same amount again for event cash that lapsed in Kakao Webtoon's outage (DOMAIN 2.5, E6; W9, W17). */
export function decideEventCashReissue(lapsed: readonly LapsedEventCash[]): Decision {
  const inOutage = lapsed.filter(({ lapsedAt }) => fellInWebtoonOutage(lapsedAt));

  if (inOutage.length === 0) {
    return refused(because("NO_CASH_LAPSED_IN_OUTAGE", { lapsedCount: lapsed.length }));
  }
  const won = inOutage.reduce((sum, { amountWon }) => sum + amountWon, 0);
  return entitled(
    { won },
    because("EVENT_CASH_REISSUED", { lapsedCount: inOutage.length, lapsedWon: won }),
  );
}
