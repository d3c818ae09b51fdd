/**
 * What Talk's own database says of one beneficiary when an offer is derived. Plain JSON values; an instant is an ISO
 * string. A user has an account, a partner a business; one person with both roles is two beneficiaries.
 */
export type TalkFacts = {
  account: TalkAccount | null;
  business: TalkBusiness | null;
};

/** A user's Kakao account that is linked to KakaoTalk. The number itself is not Talk's to tell. */
export type TalkAccount = {
  domesticNumber: boolean;
  registeredAt: string;
};

/** A partner's business as Talk knows it. */
export type TalkBusiness = {
  /** Holds a small-business certificate (소상공인 확인서). */
  smallBusiness: boolean;
};

/** Talk's own paid services: Emoticon Plus (이모티콘 플러스) and Talk Drawer (톡서랍). */
export const PAID_SERVICES = ["EMOTICON_PLUS", "TALK_DRAWER"] as const;
export type PaidService = (typeof PAID_SERVICES)[number];

/** Who collects the fee. A bill that an app store collects (IN_APP) cannot be moved by Talk, so it is credited instead. */
export const PAYMENT_CHANNELS = ["WEB", "IN_APP"] as const;
export type PaymentChannel = (typeof PAYMENT_CHANNELS)[number];

/** A paid subscription; `endsAt` is the last instant that is paid for. */
export type TalkSubscription = {
  service: PaidService;
  paymentChannel: PaymentChannel;
  startedAt: string;
  endsAt: string;
};

/** A gift voucher of KakaoTalk Gift; `expiresAt` is the last instant at which it can be used. */
export type TalkGift = { expiresAt: string };

/** A video bought on Kakao TV; `expiresAt` is the last instant at which it can be watched. */
export type TalkVodPurchase = { purchasedAt: string; expiresAt: string };
