/**
 * The most characters of any text that is asked with, in UTF-16 units; what needs less says so itself. Two pages of a
 * caller's words, and room for a cursor with a name of 900 Hangul syllables in it.
 */
export const LONGEST_TEXT = 4_000;

/** PostgreSQL's text holds no NUL. Half of a surrogate pair is no character: two texts that differ in it become one. */
const NO_CHARACTER = /[\0\p{Surrogate}]/u;

/**
 * What is wrong with the first text within a value that cannot be kept or is too long; null when all of them can.
 * @param name what the value is called, to which the names of the fields inside are added
 */
export function faultOfTexts(name: string, value: unknown): string | null {
  if (typeof value === "string") return faultOfText(name, value);
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultOfTexts(Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`, inner);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfText(name: string, text: string): string | null {
  if (text.length > LONGEST_TEXT) {
    return `${name} has ${text.length} characters; a text has at most ${LONGEST_TEXT}.`;
  }
  if (NO_CHARACTER.test(text)) {
    return `${name} has U+0000 or half of a surrogate pair in it, which are no characters of a text.`;
  }
  return null;
}
