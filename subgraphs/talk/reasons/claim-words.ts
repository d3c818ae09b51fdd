import { formatWon, type ReasonInputs } from "../../kit/remedies/decision.js";

type Input = ReasonInputs[string] | undefined;

/** Words for what a reason's inputs name by a code, in both languages. */
const WORDS: Readonly<Record<string, { ko: string; en: string }>> = {
  SUBMITTED: { ko: "접수됨", en: "filed" },
  NEEDS_DOCUMENTS: { ko: "서류 대기", en: "waiting for papers" },
  IN_REVIEW: { ko: "협의체 검토 중", en: "under review by the council" },
  APPROVED: { ko: "승인됨", en: "approved" },
  REJECTED: { ko: "반려됨", en: "turned down" },
  TRANSFERRED: { ko: "다른 계열사로 이관됨", en: "passed on to another affiliate" },
  WITHDRAWN: { ko: "철회됨", en: "withdrawn" },
  SMALL_BUSINESS_CERTIFICATE: { ko: "소상공인 확인서", en: "small-business certificate" },
  SALES_LOSS_EVIDENCE: { ko: "매출 피해 입증 자료", en: "proof of the sales loss" },
  SERVICE_USE_EVIDENCE: {
    ko: "서비스 활용 영업 입증 자료",
    en: "proof that the service was used for business",
  },
  BANK_ACCOUNT_COPY: { ko: "통장 사본", en: "copy of the bank book" },
  DAMAGE_STATEMENT: { ko: "피해사실 신청서", en: "damage statement" },
  PERSONAL_DATA_CONSENT: { ko: "개인정보 동의서", en: "consent to the use of personal data" },
  MOBILITY: { ko: "카카오모빌리티", en: "Kakao Mobility" },
  GAMES: { ko: "카카오게임즈", en: "Kakao Games" },
  ENTERTAINMENT: { ko: "카카오엔터테인먼트", en: "Kakao Entertainment" },
  PAY: { ko: "카카오페이", en: "Kakao Pay" },
};

/** A code in words, or several with commas between; the code itself where there are none. */
export function inWords(value: Input, lang: "ko" | "en"): string {
  const codes = String(value).split(",");
  return codes.map((code) => WORDS[code]?.[lang] ?? code).join(", ");
}

/** `(접수 금액 400,000원)`: the loss as claimed, where the recognised one is another; else nothing. */
export function claimedOtherwise(lossWon: Input, claimedLossWon: Input, lang: "ko" | "en"): string {
  if (typeof claimedLossWon !== "number" || claimedLossWon === lossWon) return "";
  const won = formatWon(claimedLossWon);
  return lang === "ko" ? `(접수 금액 ${won}원)` : ` (${won} won were claimed)`;
}
