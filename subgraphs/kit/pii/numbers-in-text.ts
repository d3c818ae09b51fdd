import { normaliseBusinessNumber } from "./business-number.js";
import type { ContactKind } from "./contact-kind.js";
import { mask } from "./mask.js";
import { normalisePhone } from "./phone-number.js";

/** How numbers of people are usually written within other text. What looks like one is tried as one. */
const LOOKS_LIKE: readonly { kind: ContactKind | null; pattern: RegExp }[] = [
  { kind: "EMAIL", pattern: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
  { kind: "BUSINESS_NUMBER", pattern: /(?<![\d-])\d{3}[- ]\d{2}[- ]\d{5}(?![\d-])/g },
  {
    kind: "PHONE",
    pattern: /(?<![\w.-])(?:\+?82[-. ]?\(?0?\)?|\(?0)\d{1,3}\)?[-. ]?\d{3,4}[-. ]?\d{4}(?![\w-])/g,
  },
  // An account, or any of the others without separators: none of our own numbers is that long.
  { kind: null, pattern: /(?<![\w.-])\d{10,16}(?![\w-])/g },
  { kind: null, pattern: /(?<![\w.-])\d{2,6}-\d{2,6}-\d{4,8}(?:-\d{1,6})?(?![\w-])/g },
];

/** The text with whatever in it looks like somebody's number or address masked. For logs. */
export function maskNumbersIn(text: string): string {
  return LOOKS_LIKE.reduce(
    (masked, { kind, pattern }) => masked.replace(pattern, (found) => maskFound(kind, found)),
    text,
  );
}

/** A text that people wrote freely as it may be kept; one without numbers stays as it was written. */
export function withoutNumbers(text: string): string {
  const plain = text.normalize("NFKC");
  const masked = maskNumbersIn(plain);
  return masked === plain ? text : masked;
}

/** Whether a text that people write freely holds what should be kept sealed. */
export function holdsNumber(text: string): boolean {
  const plain = text.normalize("NFKC");
  return maskNumbersIn(plain) !== plain;
}

function maskFound(kind: ContactKind | null, found: string): string {
  if (kind !== null) return mask(kind, found);
  if ("value" in normalisePhone(found)) return mask("PHONE", found);
  return "value" in normaliseBusinessNumber(found) ? mask("BUSINESS_NUMBER", found) : "****";
}
