import type { LocalizedText } from "../remedies/remedy.js";

/** Why a value or a row cannot be taken in. Codes are stable: people and programs sort reject files by them. */
export type Fault = {
  code: string;
  /** One sentence, with the fix in it where there is one. */
  reason: LocalizedText;
  /** The column it is about, as the file's header names it; null when it is about the row as a whole. */
  column: string | null;
};

/** A row that was not taken in, as the reject file tells it. */
export type Reject = Fault & {
  /** The line of the file on which the row starts; the header is on line 1. */
  line: number;
  /** What stood in the column, masked where that is sensitive; null when it is about the row as a whole. */
  value: string | null;
};

/** The codes that any file can meet, with their meaning for `--help`. */
export const COMMON_CODES = {
  MISSING_VALUE: "A required column is empty.",
  NOT_A_DATE: "No calendar day.",
  NOT_AN_INSTANT: "No instant.",
  NOT_WON: "No whole number of won.",
  NEGATIVE_AMOUNT: "A sum below 0 where none can be.",
  NOT_AN_INTEGER: "No whole number.",
  NOT_A_BOOLEAN: "Neither true nor false.",
  UNKNOWN_VALUE: "A word that the column does not know.",
  NOT_AN_ID: "No id of the kind that the column takes.",
  NOT_TEXT: "Text with control characters or characters that were broken on the way.",
  TOO_LONG: "Text beyond the column's limit.",
  TOO_MANY_COLUMNS: "More values than the header has columns.",
  TOO_FEW_COLUMNS: "Fewer values than the header has columns.",
  QUOTE_NOT_CLOSED: "A value over several lines whose quote is not closed at its end.",
  DUPLICATE_IN_FILE: "A row before it in the file has the same key.",
} as const satisfies Record<string, string>;

/** The code of a row that breaks a rule of the table: the rule is the constraint's name. */
export function breaks(constraint: string): string {
  return `BREAKS_${constraint.toUpperCase()}`;
}

/** Whatever stood there, in as few characters as tell its owner which one it was. */
export function masked(value: string): string {
  return `${[...value].slice(0, 2).join("")}***`;
}
