import type { ReasonTexts } from "../kit/remedies/decision.js";
import { fixedTexts } from "../kit/remedies/decision.js";

/** Every reason Pay decides for, as a support agent can read it to a caller. */
export const payReasons = {
  SALES_CHANNEL_PLANNED: fixedTexts({
    ko: "소상공인 가맹점을 위해 2023년 상반기 중 판로 확대 기회 제공을 계획하고 있습니다. 계획 단계이며, 금액으로 약속된 것은 없습니다.",
    en: "Chances to widen their sales channels are planned for small-business merchants in the first half of 2023. It is a plan: nothing is promised in won.",
  }),
  NOT_A_MERCHANT: fixedTexts({
    ko: "카카오페이 가맹점이 아닙니다.",
    en: "Not a merchant of Kakao Pay.",
  }),
  NOT_A_SMALL_BUSINESS: fixedTexts({
    ko: "소상공인 가맹점 대상의 계획입니다.",
    en: "The plan is for merchants that are small businesses.",
  }),
} satisfies Record<string, ReasonTexts>;

/** A code that has texts. */
export type PayReasonCode = keyof typeof payReasons;
