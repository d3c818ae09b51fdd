import type { ContactKind } from "./contact-kind.js";
import { withoutSeparators } from "./normalised.js";
import { normalisePhone, phoneGroups } from "./phone-number.js";

/** What can be masked: every sort of contact, and a person's name. */
export type MaskableKind = ContactKind | "NAME";

/** Shown for what is too short or too odd to show a part of. */
const ALL_OF_IT = "****";

/**
 * The one way in which personal data is shown to those who need not see it whole: in the graph, the console, logs and
 * exports. Two ways would add up to the value.
 */
export function mask(kind: MaskableKind, value: string): string {
  switch (kind) {
    case "PHONE":
      return maskPhone(value);
    case "BUSINESS_NUMBER":
      return maskBusinessNumber(value);
    case "BANK_ACCOUNT":
      return maskBankAccount(value);
    case "EMAIL":
      return maskEmail(value);
    case "NAME":
      return maskName(value);
  }
}

/** `010-****-5678`; of a number abroad the last four digits alone. */
function maskPhone(value: string): string {
  const phone = normalisePhone(value);
  if ("refusal" in phone) return ALL_OF_IT;
  const groups = phoneGroups(phone.value);
  if (!groups) return `+****${phone.value.slice(-4)}`;
  const [area = "", exchange = "", line] = groups;
  return line === undefined ? `${area}-${stars(exchange)}` : `${area}-${stars(exchange)}-${line}`;
}

/** `123-**-***90` */
function maskBusinessNumber(value: string): string {
  const digits = withoutSeparators(value);
  return /^\d{10}$/.test(digits) ? `${digits.slice(0, 3)}-**-***${digits.slice(8)}` : ALL_OF_IT;
}

/** `088-****6789`: the bank and the last four digits, however long the account is. */
function maskBankAccount(value: string): string {
  const [, bank, last] = /^(\d{3})-\d{4,}(\d{4})$/.exec(value) ?? [];
  return bank === undefined ? ALL_OF_IT : `${bank}-****${last}`;
}

/** `h***@example.com`, however long the name before the @ is; of a name of one letter nothing. */
function maskEmail(value: string): string {
  const at = value.lastIndexOf("@");
  if (at < 1) return ALL_OF_IT;
  const letters = [...value.slice(0, at)];
  return `${letters.length > 1 ? letters[0] : ""}***${value.slice(at)}`;
}

/**
 * Each word of a name by itself: 홍길동 → 홍*동, 홍길 → 홍*, John Doe → J*** D**. A word of one letter is hidden whole, and
 * so are digits.
 */
function maskName(value: string): string {
  const masked = value
    .normalize("NFC")
    .replace(/\p{L}[\p{L}\p{M}]*/gu, maskWord)
    .replace(/\p{N}/gu, "*");
  return masked === value ? ALL_OF_IT : masked;
}

function maskWord(word: string): string {
  const letters = [...word];
  const [first = "", last = ""] = [letters[0], letters.at(-1)];
  if (letters.length === 1) return "*";
  const isHangul = /^\p{Script=Hangul}+$/u.test(word);
  return isHangul && letters.length > 2
    ? `${first}${stars(letters.slice(1, -1).join(""))}${last}`
    : `${first}${"*".repeat(letters.length - 1)}`;
}

function stars(text: string): string {
  return "*".repeat([...text].length);
}
