import type { Normalised } from "./normalised.js";

const LONGEST = 254;
const ADDRESS = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/u;

/** An e-mail address in small letters. No mail provider of note tells capital from small letters. */
export function normaliseEmail(text: string): Normalised {
  const address = text.normalize("NFKC").trim().toLowerCase();
  if (address.length <= LONGEST && ADDRESS.test(address)) return { value: address };
  return {
    refusal: {
      ko: "이메일 주소는 name@example.com 형식입니다.",
      en: "An e-mail address looks like name@example.com.",
    },
  };
}
