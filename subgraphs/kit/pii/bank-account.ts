import { type Normalised, withoutSeparators } from "./normalised.js";

/**
 * A bank account as `088-110123456789`: the bank's three-digit code, which has to stand apart from the account, and the
 * account's digits. Whether the bank has such an account only the bank can tell.
 */
export function normaliseBankAccount(text: string): Normalised {
  const [, bank = "", account = ""] =
    /^\s*(\d{3})[\s\-:/]+(.+)$/u.exec(text.normalize("NFKC")) ?? [];
  const digits = withoutSeparators(account);
  if (bank !== "" && /^\d{8,16}$/.test(digits)) return { value: `${bank}-${digits}` };
  return {
    refusal: {
      ko: "계좌번호는 은행코드 3자리와 계좌번호 8~16자리입니다. 예: 088 110-123-456789",
      en: "A bank account is the bank's three-digit code and 8 to 16 digits, like 088 110-123-456789.",
    },
  };
}
