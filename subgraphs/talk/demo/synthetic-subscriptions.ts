import type { SyntheticReport } from "../../kit/demo/people.js";
import { addDays, endOfKoreanDay, startOfKoreanDay } from "../../kit/korean-calendar.js";
import { decidedGrant } from "../../kit/ledger/grant-remedy.js";
import type { NewGrant } from "../../kit/ledger/record-grant.js";
import { outageSpan1015 } from "../outages/1015/outage-span.js";
import { programme1015 } from "../outages/1015.js";
import {
  decideSubscriptionRelief,
  type SubscriptionRelief,
} from "../remedies/subscription-relief/subscription-relief.rules.js";
import type { subscriptions } from "../tables.js";
import { OPERATOR, SUBSCRIPTIONS_MADE_GOOD_AT } from "./history.js";

type Subscription = typeof subscriptions.$inferInsert;

/** Which services were reported, and how they had been paid, was never published: all four go round in turn. */
const PLANS = [
  { service: "EMOTICON_PLUS", paymentChannel: "WEB" },
  { service: "EMOTICON_PLUS", paymentChannel: "IN_APP" },
  { service: "TALK_DRAWER", paymentChannel: "WEB" },
  { service: "TALK_DRAWER", paymentChannel: "IN_APP" },
] as const;

const APPLIED = { at: SUBSCRIPTIONS_MADE_GOOD_AT, actor: OPERATOR, why: null };

/** A synthetic subscriber: what is subscribed to, and what the outage brought. */
export type Subscriber = { subscription: Subscription; relief: SubscriptionRelief };

/**
 * The subscription behind a report of a paid service: thirty days that hold the first day of the outage. Null for other
 * reports, and for a partner: subscriptions are users', and what partners had paid for, or got, was never published.
 */
export function subscriberOf({
  number,
  beneficiaryId,
  reporter,
  nature,
}: SyntheticReport): Subscriber | null {
  if (nature !== "PAID_SERVICE" || reporter !== "GENERAL_USER") return null;
  const plan = PLANS[number % PLANS.length] ?? PLANS[0];
  // 29 starting days share no factor with the four plans, so every plan meets every day.
  const firstDay = addDays("2022-09-16", number % 29);
  const startedAt = startOfKoreanDay(firstDay);
  const endsAt = endOfKoreanDay(addDays(firstDay, 29));
  const period = { startedAt: startedAt.toISOString(), endsAt: endsAt.toISOString() };
  return {
    subscription: { beneficiaryId, ...plan, startedAt, endsAt },
    relief: decideSubscriptionRelief({ ...plan, ...period }, outageSpan1015),
  };
}

/** What the rule gave a subscriber, as it was applied to everyone at once; null when it gave nothing. */
export function reliefOf({ subscription, relief }: Subscriber): NewGrant | null {
  const { remedyId, decision } = relief;
  const { beneficiaryId } = subscription;
  return decision.entitled
    ? decidedGrant(programme1015, remedyId, decision, { beneficiaryId, ...APPLIED })
    : null;
}
