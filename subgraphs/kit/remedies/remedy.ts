import type { KoreanDay } from "../korean-calendar.js";
import type { Provenance } from "./provenance.js";
import type { Won } from "./won.js";

/** Text for people, in the two languages every answer can be read in. */
export type LocalizedText = { ko: string; en: string };

/** What is given. */
export const RemedyKind = {
  CASH: "CASH",
  POINT: "POINT",
  COUPON: "COUPON",
  CREDIT: "CREDIT",
  PASS: "PASS",
  EXTENSION: "EXTENSION",
  DIGITAL_ITEM: "DIGITAL_ITEM",
  FEE_WAIVER: "FEE_WAIVER",
  REFUND: "REFUND",
  PROMOTION: "PROMOTION",
  EVENT: "EVENT",
  SALES_CHANNEL: "SALES_CHANNEL",
  DOCUMENT: "DOCUMENT",
} as const;
export type RemedyKind = keyof typeof RemedyKind;

/** PLANNED: intended, nothing promised in detail. ANNOUNCED: promised. EXECUTED: given. UNKNOWN: no source tells. */
export const RemedyState = {
  PLANNED: "PLANNED",
  ANNOUNCED: "ANNOUNCED",
  EXECUTED: "EXECUTED",
  UNKNOWN: "UNKNOWN",
} as const;
export type RemedyState = keyof typeof RemedyState;

/**
 * How a remedy reaches a person. AUTOMATIC: nothing to do. TAKE: the person takes it. LOG_IN: logging in is taking it.
 * CLAIM: a damage report with evidence. APPLICATION: an application without a loss. VIA_PARTNER: another party hands it
 * on. UNKNOWN: no source tells. NONE: nothing is given to one person (a document, a help centre, a mere report).
 */
export const RemedyAccess = {
  AUTOMATIC: "AUTOMATIC",
  TAKE: "TAKE",
  LOG_IN: "LOG_IN",
  CLAIM: "CLAIM",
  APPLICATION: "APPLICATION",
  VIA_PARTNER: "VIA_PARTNER",
  UNKNOWN: "UNKNOWN",
  NONE: "NONE",
} as const;
export type RemedyAccess = keyof typeof RemedyAccess;

/** Units that in-kind remedies are counted in. A unit is added here, by agreement, when a remedy needs one. */
export type Unit =
  | "EMOTICON"
  | "PASS"
  | "DAY"
  | "HOUR"
  | "TICKET"
  | "ITEM_SET"
  | "JEWEL"
  | "EVENT"
  | "PROGRAMME";

/**
 * What a remedy is worth.
 * `won`: the same sum for everyone. `in-kind`: a number of units, with the published list price of ONE unit where there
 * is one. `by-rule`: a sum or number that the remedy's rule computes from facts; `text` says how in one line.
 * `unknown`: no source tells, and nothing is invented.
 */
export type RemedyValue =
  | { form: "won"; won: Won }
  | { form: "in-kind"; quantity: number; unit: Unit; listPriceWon: Won | null }
  | { form: "by-rule"; text: LocalizedText; unit: Unit | null }
  | { form: "unknown" };

/** A deadline that was moved, kept as history. */
export type WindowExtension = {
  /** The day the extension was announced or seen, where known. */
  announcedOn: KoreanDay | null;
  /** The new last instant. */
  closesAt: Date;
  provenance: readonly Provenance[];
};

/** A span in which a remedy could be taken, claimed or applied for. `null` on a side means that no source tells it. */
export type RemedyRound = {
  id: string;
  title: LocalizedText;
  opensAt: Date | null;
  /** The last instant as first announced. */
  closesAt: Date | null;
  extensions: readonly WindowExtension[];
  provenance: readonly Provenance[];
};

/** How long what was given stays usable. */
export type Validity =
  | { form: "permanent" }
  /** `days` calendar days in Korea, the day it was taken being day 1. */
  | { form: "days"; days: number }
  /** `days` calendar days in Korea after the day it was given: that day is day 0. */
  | { form: "days-after"; days: number }
  /** Until the end of this day in Korea, whenever it was given. */
  | { form: "until"; day: KoreanDay }
  | { form: "unknown" }
  /** Nothing that could lapse: cash, a refund, a waiver, an extension of something else. */
  | { form: "not-applicable" };

/** One remedy of one outage: a row of the published record, as data. */
export type Remedy = {
  /** Catalogue id, unique in the outage: `T1`, `M3a`. */
  id: string;
  title: LocalizedText;
  /** Who it is for, in words. */
  audience: LocalizedText;
  /** Null when no source tells, or when what is given is none of the kinds (a help centre). */
  kind: RemedyKind | null;
  value: RemedyValue;
  /** How many can be given in all, first come first served; null when no cap was published. */
  quota: number | null;
  access: RemedyAccess;
  /** In order of opening. Empty when no window was published. */
  rounds: readonly RemedyRound[];
  validity: Validity;
  state: RemedyState;
  /** The GraphQL type its grants have, one of the affiliate's own types that implement `Grant`. */
  grantType: string;
  /** Values of the grant type's own fields that are the same for everyone: the emoticon's name, a minimum order. */
  details: Readonly<Record<string, string | number | boolean | null>>;
  provenance: readonly Provenance[];
};

/** The last instant of a round, after its extensions; null when none was published. */
export function closesAt(round: RemedyRound): Date | null {
  return round.extensions.at(-1)?.closesAt ?? round.closesAt;
}

/** Whether the round is open at an instant. A side that no source tells does not close it. */
export function isOpen(round: RemedyRound, now: Date): boolean {
  const end = closesAt(round);
  return (round.opensAt === null || now >= round.opensAt) && (end === null || now <= end);
}
