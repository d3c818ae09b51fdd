import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import { roundToTenWon } from "../../../kit/remedies/won.js";
import type { MembershipPlan, MobilityFacts } from "../../facts.js";
import type { MobilityReasonCode } from "../../reasons.js";
import { contractOnRecordDate, RECORD_DATE, ranOnRecordDate } from "../record-date.js";

const because = reasonsOf<MobilityReasonCode>("membership-refund@1");

/** 15 and 16 October. Source: W61b, DOMAIN section 3.6. */
const DISRUPTED_DAYS = 2;
/** The government's content-user-protection guideline: three days for each disrupted one. Source: W61b. */
const DAYS_PER_DISRUPTED_DAY = 3;
/** The month's fee is spread over October: thirty days would not give the 7,550 that was paid. Source: DOMAIN section 4. */
const DAYS_IN_MONTH = 31;

const REFUND_DAYS = DISRUPTED_DAYS * DAYS_PER_DISRUPTED_DAY;

/**
 * M1, M2: six days of the monthly fee as points, to the nearest ten won, for whoever subscribed on the record date.
 * Pro Membership is for taxis outside the franchise, so a Blue contract on that day rules it out. Sources: W18, W20, W61.
 */
export function membershipRefund(plan: MembershipPlan, facts: MobilityFacts): Decision {
  const inputs = { plan, recordDate: RECORD_DATE };
  if (plan === "PRO_MEMBERSHIP" && contractOnRecordDate(facts, "BLUE")) {
    return refused(because("FRANCHISE_TAXI", inputs));
  }
  const membership = facts.memberships.find((held) => held.plan === plan && ranOnRecordDate(held));
  if (!membership) {
    return refused(because("NO_MEMBERSHIP_ON_RECORD_DATE", inputs));
  }
  const { monthlyFeeWon, from, to } = membership;
  return entitled(
    { won: roundToTenWon((monthlyFeeWon * REFUND_DAYS) / DAYS_IN_MONTH) },
    because("MEMBERSHIP_FEE_REFUND", {
      ...inputs,
      memberFrom: from,
      memberTo: to,
      monthlyFeeWon,
      refundDays: REFUND_DAYS,
      daysInMonth: DAYS_IN_MONTH,
    }),
  );
}
