import type { LocalizedText } from "../remedies/remedy.js";

/** A value as it is kept and compared, or why it is none. The refusal never repeats what was given. */
export type Normalised = { value: string } | { refusal: LocalizedText };

/** Brackets, blanks and the dozen sorts of dashes and dots that people and word processors put between digits. */
const SEPARATORS = /[\s()\-.\u00b7\u2010-\u2015\u2212]+/gu;

/** What is left of a number written in any usual way: full-width digits made plain, separators taken out. */
export function withoutSeparators(text: string): string {
  return text.normalize("NFKC").replace(SEPARATORS, "");
}
