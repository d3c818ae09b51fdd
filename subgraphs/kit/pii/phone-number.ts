import { type Normalised, withoutSeparators } from "./normalised.js";

const KOREA = "+82";

/**
 * A number inside Korea, with its leading 0: mobile (010 with eight digits, the older 011, 016–019 with seven or eight),
 * Seoul, the other regions, 070, 080 and 050x. Four-digit services such as 1588 have no area code.
 */
const NATIONAL =
  /^(?:010\d{8}|01[16-9]\d{7,8}|02\d{7,8}|0[3-6][1-9]\d{7,8}|0[78]0\d{7,8}|050\d{8,9})$/;
const SERVICE = /^1[568]\d{6}$/;
const ABROAD = /^\+[1-9]\d{7,14}$/;

/** A phone number in E.164: `010-1234-5678`, `+82 10 1234 5678` and `０１０…` are all `+821012345678`. */
export function normalisePhone(text: string): Normalised {
  const digits = withoutSeparators(text);
  const inKorea = /^(?:\+82|0082|82(?=1\d{9}$))0?(\d+)$/.exec(digits)?.[1];
  const national = inKorea === undefined ? digits : SERVICE.test(inKorea) ? inKorea : `0${inKorea}`;
  if (NATIONAL.test(national)) return { value: `${KOREA}${national.slice(1)}` };
  if (SERVICE.test(national)) return { value: `${KOREA}${national}` };
  if (inKorea === undefined && ABROAD.test(digits)) return { value: digits };
  return {
    refusal: {
      ko: "전화번호가 아닙니다. 010-1234-5678처럼 지역번호나 식별번호부터 모두 입력하세요.",
      en: "This is no phone number: give all of it, like 010-1234-5678.",
    },
  };
}

/** A Korean number in its usual groups, `010-1234-5678`; null for a number abroad or one that is not in E.164. */
export function phoneGroups(e164: string): readonly string[] | null {
  if (!e164.startsWith(KOREA)) return null;
  const rest = e164.slice(KOREA.length);
  if (SERVICE.test(rest)) return [rest.slice(0, 4), rest.slice(4)];
  const [, area = "", exchange = "", line = ""] =
    /^(0(?:2|50\d|\d\d))(\d{3,4})(\d{4})$/.exec(`0${rest}`) ?? [];
  return area === "" ? null : [area, exchange, line];
}
