import { type Normalised, withoutSeparators } from "./normalised.js";

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/** A business registration number: ten digits of which the last is computed from the others. */
export function normaliseBusinessNumber(text: string): Normalised {
  const digits = withoutSeparators(text);
  if (!/^\d{10}$/.test(digits)) {
    return {
      refusal: {
        ko: "사업자등록번호는 123-45-67890처럼 숫자 10자리입니다.",
        en: "A business registration number has ten digits, like 123-45-67890.",
      },
    };
  }
  if (businessCheckDigit(digits.slice(0, 9)) !== digits.slice(9)) {
    return {
      refusal: {
        ko: "사업자등록번호의 검증번호가 맞지 않습니다. 번호를 다시 확인하세요.",
        en: "The check digit of this business registration number is wrong: one of its digits is another.",
      },
    };
  }
  return { value: digits };
}

/**
 * The tenth digit of a business registration number: the nine before it times 1 3 7 1 3 7 1 3 5, and the tens of the last
 * product once more, brought up to a multiple of ten.
 */
export function businessCheckDigit(nineDigits: string): string {
  const digits = [...nineDigits].map(Number);
  const sum = digits.reduce((so, digit, index) => so + digit * (WEIGHTS[index] ?? 0), 0);
  const tens = Math.floor(((digits[8] ?? 0) * 5) / 10);
  return String((10 - ((sum + tens) % 10)) % 10);
}
