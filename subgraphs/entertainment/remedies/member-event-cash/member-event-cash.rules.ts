import type { KoreanDay } from "../../../kit/korean-calendar.js";
import { entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { OfferRule } from "../../../kit/remedies/programme.js";
import type { ContentService, EntertainmentFacts } from "../../facts.js";
import type { EntertainmentReasonCode } from "../../reasons.js";

const because = reasonsOf<EntertainmentReasonCode>("member-event-cash@1");

/** Event cash for each member of a service; 1 cash is counted as 1 won (DOMAIN 2.5, E7, E8; W24, W25, W27). */
export const MEMBER_CASH_WON = 3_000;

/** The cash ends with this day, whenever it was given (E7, E8; W25, W27). */
export const MEMBER_CASH_LAST_DAY: KoreanDay = "2022-11-30";

/**
 * Offers the cash to all registered members of one service. No record day was published, so whoever was a member on
 * any day on which logging in could still bring it has it (INF).
 */
export function offerMemberCash(service: ContentService): OfferRule<EntertainmentFacts> {
  return ({ memberships }) => {
    const membership = memberships.find((candidate) => candidate.service === service);

    if (!membership) return refused(because("NOT_A_MEMBER", { service }));

    const inputs = { service, registeredOn: membership.registeredOn };
    return membership.registeredOn <= MEMBER_CASH_LAST_DAY
      ? entitled({ won: MEMBER_CASH_WON }, because("REGISTERED_MEMBER", inputs))
      : refused(because("REGISTERED_TOO_LATE", inputs));
  };
}
