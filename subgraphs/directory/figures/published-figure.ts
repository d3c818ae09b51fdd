import type { Provenance } from "../../kit/remedies/provenance.js";
import type { LocalizedText } from "../../kit/remedies/remedy.js";
import type { Formula } from "./formula.js";

/** What a figure counts. Points are counted as won. */
export const FigureUnit = {
  WON: "WON",
  CASES: "CASES",
  PERCENT: "PERCENT",
  PEOPLE: "PEOPLE",
  GRANTS: "GRANTS",
  MESSAGES: "MESSAGES",
  HOURS: "HOURS",
  DAYS: "DAYS",
} as const;
export type FigureUnit = keyof typeof FigureUnit;

/** What a figure is about; the order is the one they are read in. */
export const FigureGroup = {
  DURATION: "DURATION",
  REPORTS: "REPORTS",
  REPORTERS: "REPORTERS",
  PACKAGE: "PACKAGE",
  SMALL_BUSINESS: "SMALL_BUSINESS",
  COST: "COST",
} as const;
export type FigureGroup = keyof typeof FigureGroup;

/** What somebody published. Its day is the provenance's `asOf`. */
export type Quotation = {
  /** As a source words it. */
  text: LocalizedText;
  /** The same in the figure's unit. */
  value: number;
  provenance: readonly Provenance[];
};

/** How a figure can be checked. */
export type FigureCheck = {
  formula: Formula;
  /** The step that the quoted value is rounded to, in the figure's unit: 0.1 for 83.1 %, a hundred million for 557.7 bn. */
  roundedTo: number;
};

/**
 * A number that was published about an outage. Tagged INF it is the record's own: worked out from the sources it cites
 * and printed by none of them. Estimates, announcements and final numbers are different figures.
 */
export type PublishedFigure = {
  /** Unique in the outage, kebab-case. */
  id: string;
  group: FigureGroup;
  title: LocalizedText;
  unit: FigureUnit;
  quoted: Quotation;
  /** What else was published for it: an earlier version, or another outlet's number. */
  revisions: readonly Quotation[];
  /** Null when neither another figure nor any remedy gives this number. */
  check: FigureCheck | null;
  /** A known contradiction, or what the number must not be taken for. */
  note: LocalizedText | null;
};

/** A quotation in one line. */
export function quote(
  value: number,
  ko: string,
  en: string,
  provenance: readonly Provenance[],
): Quotation {
  return { text: { ko, en }, value, provenance };
}

type FigureDraft = Omit<PublishedFigure, "group" | "revisions" | "check" | "note"> &
  Partial<Pick<PublishedFigure, "revisions" | "check" | "note">>;

/** Figures of one group, in reading order; most were published once, many cannot be checked. */
export function figuresAbout(
  group: FigureGroup,
  drafts: readonly FigureDraft[],
): readonly PublishedFigure[] {
  return drafts.map((draft) => ({ revisions: [], check: null, note: null, ...draft, group }));
}
