import type { KoreanDay } from "../kit/korean-calendar.js";
import type { Won } from "../kit/remedies/won.js";

export const PASS_KINDS = ["RECURRING", "TICKET"] as const;
export const PAYMENT_CHANNELS = ["WEB", "IN_APP", "AFFILIATED"] as const;
export const CONTENT_SERVICES = ["KAKAO_PAGE", "KAKAO_WEBTOON"] as const;
export const RENTAL_TICKETS = ["PAID", "FREE"] as const;

/** Renews itself, or runs out. */
export type PassKind = (typeof PASS_KINDS)[number];
/** WEB: bought from Melon. IN_APP: from Apple's or Google's store. AFFILIATED: from another company, with its product. */
export type PaymentChannel = (typeof PAYMENT_CHANNELS)[number];
export type ContentService = (typeof CONTENT_SERVICES)[number];
export type RentalTicket = (typeof RENTAL_TICKETS)[number];

/**
 * The Melon pass (이용권) a member held on 16 October 2022, as it stood before any remedy; else the last one held before
 * that day. One per member: what was given went to holders, and each got days or cash for it.
 */
export type MelonPass = {
  kind: PassKind;
  paymentChannel: PaymentChannel;
  /** Whether the company that sold the pass can move its dates. Decides for AFFILIATED passes alone. */
  billingDateMovable: boolean;
  /** First and last day that were paid for; both count. */
  firstDay: KoreanDay;
  lastDay: KoreanDay;
  /** Null when the pass will not renew. */
  nextBillingDay: KoreanDay | null;
};

/** An episode that was rented (대여 회차) and lapses. */
export type RentalEpisode = {
  service: ContentService;
  ticket: RentalTicket;
  rentedAt: Date;
  lapsesAt: Date;
};

/** Membership of KakaoPage or Kakao Webtoon. */
export type ServiceMembership = {
  service: ContentService;
  registeredOn: KoreanDay;
};

/** Event cash of Kakao Webtoon that lapsed unused. */
export type LapsedEventCash = {
  /** One unit of cash is counted as one won. */
  amountWon: Won;
  lapsedAt: Date;
};

/**
 * What an offer is decided on. Everything else above is read when a remedy is given: nobody is offered a pass extension,
 * it is applied.
 */
export type EntertainmentFacts = {
  /** At most one per service. */
  memberships: readonly ServiceMembership[];
};
