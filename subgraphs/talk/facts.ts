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

/** What a slice of Talk's shows: the facts its rules read, and the papers of the beneficiary's claims. */
export type TalkRecord = TalkFacts & { claimDocuments: readonly ClaimDocument[] };

/** A paper of a claim, as it came in. `receivedAt` is an ISO string. */
export type ClaimDocument = { claimId: string; kind: DocumentKind; receivedAt: string };

/**
 * Papers that prove a loss of sales. DOMAIN 3.4: S2, W42, W43, W77. A screenshot is a lesser proof of the use of a
 * service; where it suffices is for the rule to say.
 */
export const DocumentKind = {
  SMALL_BUSINESS_CERTIFICATE: "SMALL_BUSINESS_CERTIFICATE",
  SALES_LOSS_EVIDENCE: "SALES_LOSS_EVIDENCE",
  SERVICE_USE_EVIDENCE: "SERVICE_USE_EVIDENCE",
  SERVICE_USE_SCREENSHOT: "SERVICE_USE_SCREENSHOT",
  BANK_ACCOUNT_COPY: "BANK_ACCOUNT_COPY",
  DAMAGE_STATEMENT: "DAMAGE_STATEMENT",
  PERSONAL_DATA_CONSENT: "PERSONAL_DATA_CONSENT",
} as const;
export type DocumentKind = keyof typeof DocumentKind;

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
