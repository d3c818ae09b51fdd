import { sql } from "drizzle-orm";
import { defineRun, ofRemedy, type RemedyRun } from "../kit/bulk/remedy-run.js";
import { isoInstant } from "../kit/database/iso-instant.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type {
  PaidService,
  PaymentChannel,
  TalkGift,
  TalkSubscription,
  TalkVodPurchase,
} from "./facts.js";
import { outageSpan1015 } from "./outages/1015/outage-span.js";
import { programme1015 } from "./outages/1015.js";
import { decideGiftExpiry } from "./remedies/gift-expiry/gift-expiry.rules.js";
import { decideSubscriptionRelief } from "./remedies/subscription-relief/subscription-relief.rules.js";
import { decideVodExtension } from "./remedies/vod-extension/vod-extension.rules.js";
import { gifts, subscriptions, vodPurchases } from "./tables.js";

/** Days or credit for the holders of one service who pay on one way: who paid on the other has the other remedy. */
function subscriptionRun(
  id: string,
  other: string,
  service: PaidService,
  paymentChannel: PaymentChannel,
): RemedyRun {
  return defineRun<TalkSubscription>({
    ...ofRemedy(programme1015, id),
    alternatives: [other],
    audience: {
      table: subscriptions,
      where: sql`${subscriptions.service} = ${service} and ${subscriptions.paymentChannel} = ${paymentChannel}`,
    },
    facts: sql`(
      select json_build_object('service', ${subscriptions.service}, 'paymentChannel', ${subscriptions.paymentChannel},
        'startedAt', ${isoInstant(subscriptions.startedAt)}, 'endsAt', ${isoInstant(subscriptions.endsAt)})
      from ${subscriptions}
      where ${subscriptions.beneficiaryId} = ${BENEFICIARY_ID} and ${subscriptions.service} = ${service})`,
    decide: (subscription) => decideSubscriptionRelief(subscription, outageSpan1015),
  });
}

const giftRun = defineRun<TalkGift[]>({
  ...ofRemedy(programme1015, "T10"),
  audience: { table: gifts },
  facts: sql`(
    select json_agg(json_build_object('expiresAt', ${isoInstant(gifts.expiresAt)}))
    from ${gifts} where ${gifts.beneficiaryId} = ${BENEFICIARY_ID})`,
  decide: (held) => ({ remedyId: "T10", decision: decideGiftExpiry(held, outageSpan1015) }),
});

const vodRun = defineRun<TalkVodPurchase[]>({
  ...ofRemedy(programme1015, "T12"),
  audience: { table: vodPurchases },
  facts: sql`(
    select json_agg(json_build_object('purchasedAt', ${isoInstant(vodPurchases.purchasedAt)},
      'expiresAt', ${isoInstant(vodPurchases.expiresAt)}))
    from ${vodPurchases} where ${vodPurchases.beneficiaryId} = ${BENEFICIARY_ID})`,
  decide: (bought) => ({ remedyId: "T12", decision: decideVodExtension(bought, outageSpan1015) }),
});

/** What Talk gives without being asked. */
export const talkRuns: readonly RemedyRun[] = [
  subscriptionRun("T7", "T8", "EMOTICON_PLUS", "WEB"),
  subscriptionRun("T8", "T7", "EMOTICON_PLUS", "IN_APP"),
  subscriptionRun("T9a", "T9b", "TALK_DRAWER", "WEB"),
  subscriptionRun("T9b", "T9a", "TALK_DRAWER", "IN_APP"),
  giftRun,
  vodRun,
];
