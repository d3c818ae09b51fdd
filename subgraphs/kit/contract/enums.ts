import { registerEnumType } from "type-graphql";
import { ProvenanceTag } from "../remedies/provenance.js";
import { RemedyAccess, RemedyKind, RemedyState } from "../remedies/remedy.js";

/** The five affiliates that give compensation. */
export const Affiliate = {
  TALK: "TALK",
  MOBILITY: "MOBILITY",
  GAMES: "GAMES",
  ENTERTAINMENT: "ENTERTAINMENT",
  PAY: "PAY",
} as const;
export type Affiliate = keyof typeof Affiliate;

/** Where a grant stands. */
export const GrantStatus = {
  OFFERED: "OFFERED",
  PENDING: "PENDING",
  GRANTED: "GRANTED",
  REDEEMED: "REDEEMED",
  EXPIRED: "EXPIRED",
  DECLINED: "DECLINED",
  REVOKED: "REVOKED",
} as const;
export type GrantStatus = keyof typeof GrantStatus;

/** Where a claim stands. */
export const ClaimStatus = {
  SUBMITTED: "SUBMITTED",
  NEEDS_DOCUMENTS: "NEEDS_DOCUMENTS",
  IN_REVIEW: "IN_REVIEW",
  APPROVED: "APPROVED",
  REJECTED: "REJECTED",
  TRANSFERRED: "TRANSFERRED",
  WITHDRAWN: "WITHDRAWN",
} as const;
export type ClaimStatus = keyof typeof ClaimStatus;

/** The language of a text. */
export const Language = { KO: "KO", EN: "EN" } as const;
export type Language = keyof typeof Language;

/** What a timeline event is about. */
export const TimelineSubject = { CLAIM: "CLAIM", GRANT: "GRANT" } as const;
export type TimelineSubject = keyof typeof TimelineSubject;

/** How the validity of something given is counted. */
export const ValidityForm = {
  PERMANENT: "PERMANENT",
  DAYS: "DAYS",
  DAYS_AFTER: "DAYS_AFTER",
  UNTIL: "UNTIL",
  UNKNOWN: "UNKNOWN",
  NOT_APPLICABLE: "NOT_APPLICABLE",
} as const;
export type ValidityForm = keyof typeof ValidityForm;

describeEnum(Affiliate, "Affiliate", "A company of the group that gives compensation.", {
  TALK: "KakaoTalk and its gift, shopping, emoticon and storage services.",
  MOBILITY: "Taxi, designated driver, bike and other mobility services.",
  GAMES: "Games and PC bangs.",
  ENTERTAINMENT: "Music, webtoons and web novels.",
  PAY: "Payments.",
});
describeEnum(RemedyKind, "RemedyKind", "What is given.", {
  CASH: "Money.",
  POINT: "Points that the affiliate pays out or accepts like money, in won.",
  COUPON: "A coupon, counted at its face value in won.",
  CREDIT: "Service cash that buys this affiliate's own services, in won.",
  PASS: "A pass for a paid service, in kind.",
  EXTENSION: "More days or hours of something the person already holds, in kind.",
  DIGITAL_ITEM: "An emoticon, ticket or game item, in kind.",
  FEE_WAIVER: "A fee that is not charged, in won.",
  REFUND: "Money that was charged and is given back, in won.",
  PROMOTION: "Better terms or benefits for a business, in kind.",
  EVENT: "A tournament or event, in kind.",
  SALES_CHANNEL: "Access to a sales channel, in kind.",
  DOCUMENT: "A document.",
});
describeEnum(RemedyState, "RemedyState", "How far a remedy got.", {
  PLANNED: "Intended; nothing was promised in detail.",
  ANNOUNCED: "Promised.",
  EXECUTED: "Given.",
  UNKNOWN: "No source tells.",
});
describeEnum(RemedyAccess, "RemedyAccess", "How a remedy reaches a person.", {
  AUTOMATIC: "Nothing to do.",
  TAKE: "The person takes it.",
  LOG_IN: "Logging in is taking it.",
  CLAIM: "A damage report with evidence.",
  APPLICATION: "An application without a loss.",
  VIA_PARTNER: "Another party hands it on.",
  UNKNOWN: "No source tells.",
  NONE: "Nothing is given to one person.",
});
describeEnum(GrantStatus, "GrantStatus", "Where a grant stands.", {
  OFFERED: "Open to take.",
  PENDING: "Decided; the amount awaits confirmation.",
  GRANTED: "Given.",
  REDEEMED: "Given and used.",
  EXPIRED: "Was offered or given and lapsed unused.",
  DECLINED: "The beneficiary did not want it.",
  REVOKED: "Taken back.",
});
describeEnum(ClaimStatus, "ClaimStatus", "Where a claim stands.", {
  SUBMITTED: "Filed, not looked at yet.",
  NEEDS_DOCUMENTS: "Waiting for documents from the claimant.",
  IN_REVIEW: "The council reviews it.",
  APPROVED: "Decided in the claimant's favour.",
  REJECTED: "Decided against the claimant; the reason tells why.",
  TRANSFERRED: "Belongs to another affiliate and went there.",
  WITHDRAWN: "Taken back by the claimant.",
});
describeEnum(Language, "Language", "The language of a text.", {
  KO: "Korean.",
  EN: "English.",
});
describeEnum(ProvenanceTag, "ProvenanceTag", "How firmly a fact is known.", {
  SEED: "Stated in one of the founding documents, the highest authority here.",
  WEB: "Reported in the press; a primary notice was not seen.",
  INF: "Inference or arithmetic.",
});
describeEnum(TimelineSubject, "TimelineSubject", "What a timeline event is about.", {
  CLAIM: "A claim.",
  GRANT: "A grant.",
});
describeEnum(ValidityForm, "ValidityForm", "How the validity of something given is counted.", {
  PERMANENT: "It never lapses.",
  DAYS: "A number of calendar days in Korea; the day it was given is day 1.",
  DAYS_AFTER: "A number of calendar days in Korea after the day it was given.",
  UNTIL: "Until the end of a fixed day in Korea, whenever it was given.",
  UNKNOWN: "It may lapse; no source tells when.",
  NOT_APPLICABLE: "Nothing that could lapse.",
});

/** Registers an enum with a description for the type and, so that none can be forgotten, for every value. */
export function describeEnum<Values extends Record<string, string>>(
  values: Values,
  name: string,
  description: string,
  meanings: Record<keyof Values, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(meanings).map(([value, meaning]) => [value, { description: meaning as string }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
}
