import { addHours } from "../../../kit/korean-calendar.js";
import {
  type Decision,
  entitled,
  type ReasonInputs,
  reasonsOf,
  refused,
} from "../../../kit/remedies/decision.js";
import { heldDuring, type OutageSpan } from "../../../kit/remedies/outage-span.js";
import type { TalkSubscription } from "../../facts.js";
import type { TalkReasonCode } from "../../reasons.js";

const because = reasonsOf<TalkReasonCode>("subscription-relief@1");

/** Emoticon Plus paid on the web: added days. DOMAIN 2.1, T7: W55, W16. */
export const EMOTICON_PLUS_DAYS = 3;
/** Emoticon Plus paid in the app: hours whose fee is credited. DOMAIN 2.1, T8: W55. */
export const EMOTICON_PLUS_CREDITED_HOURS = 72;
/** Talk Drawer paid on the web: added days; paid in the app: days whose fee is credited. DOMAIN 2.1, T9: W55. */
export const TALK_DRAWER_DAYS = 15;

/** Which remedy a subscription gets, and the decision on it. */
export type SubscriptionRelief = {
  remedyId: "T7" | "T8" | "T9a" | "T9b";
  decision: Decision;
};

/**
 * The service and who collects the fee decide the remedy: a bill on the web is moved, a bill of an app store is
 * credited instead. Neither the credited sums nor how they were computed was published, so a credit has no amount.
 * No record date was published either: whoever held the subscription at any moment of the outage counts (INF).
 */
export function decideSubscriptionRelief(
  subscription: TalkSubscription,
  outage: OutageSpan,
): SubscriptionRelief {
  const inApp = subscription.paymentChannel === "IN_APP";
  const extended = (days: number) => extend(subscription, outage, days);
  const credited = (period: ReasonInputs) => credit(subscription, outage, period);
  switch (subscription.service) {
    case "EMOTICON_PLUS":
      return inApp
        ? { remedyId: "T8", decision: credited({ creditedHours: EMOTICON_PLUS_CREDITED_HOURS }) }
        : { remedyId: "T7", decision: extended(EMOTICON_PLUS_DAYS) };
    case "TALK_DRAWER":
      return inApp
        ? { remedyId: "T9b", decision: credited({ creditedDays: TALK_DRAWER_DAYS }) }
        : { remedyId: "T9a", decision: extended(TALK_DRAWER_DAYS) };
  }
}

function extend(subscription: TalkSubscription, outage: OutageSpan, days: number): Decision {
  if (!ranDuring(subscription, outage)) return notHeld(subscription);
  const end = new Date(subscription.endsAt);
  const inputs = {
    paymentChannel: subscription.paymentChannel,
    extendedDays: days,
    previousEnd: end.toISOString(),
    newEnd: addHours(end, days * 24).toISOString(),
  };
  return entitled(
    { won: null, quantity: days, unit: "DAY" },
    because("SUBSCRIPTION_EXTENDED", inputs),
  );
}

function credit(
  subscription: TalkSubscription,
  outage: OutageSpan,
  period: ReasonInputs,
): Decision {
  if (!ranDuring(subscription, outage)) return notHeld(subscription);
  return entitled(
    { won: null, quantity: null, unit: null },
    because("SUBSCRIPTION_CREDITED", {
      paymentChannel: subscription.paymentChannel,
      ...period,
    }),
  );
}

function ranDuring({ startedAt, endsAt }: TalkSubscription, outage: OutageSpan): boolean {
  return heldDuring(outage, new Date(startedAt), new Date(endsAt));
}

function notHeld({ startedAt, endsAt }: TalkSubscription): Decision {
  return refused(because("SUBSCRIPTION_NOT_HELD_IN_OUTAGE", { startedAt, endsAt }));
}
