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
  NOT_A_PAY_CUSTOMER: fixedTexts({
    ko: "카카오페이 고객이 아니어서 카카오페이에 피해를 접수할 수 없습니다.",
    en: "Damage is reported to Kakao Pay by its customers, and this is not one of them.",
  }),
  CLAIM_OPEN_ALREADY: {
    ko: ({ claimId }) =>
      `처리 중인 피해 접수(${claimId})가 있습니다. 처리가 끝나거나 취소한 뒤에 다시 접수할 수 있습니다.`,
    en: ({ claimId }) =>
      `The report ${claimId} is still open. Another one can be filed when it is answered or withdrawn.`,
  },
  CLAIM_UNKNOWN: fixedTexts({
    ko: "카카오페이에 해당 피해 접수 내역이 없습니다.",
    en: "Kakao Pay has no such report of damage.",
  }),
  CLAIM_CLOSED: {
    ko: ({ status }) => `이미 종결된 접수입니다(${status}).`,
    en: ({ status }) => `The report is closed already (${status}).`,
  },
  SETTLED_WITH_CUSTOMER: fixedTexts({
    ko: "접수한 피해는 고객과 협의하여 처리되었습니다.",
    en: "The damage that was reported was settled with the customer.",
  }),
  CLAIM_OF_ANOTHER_AFFILIATE: fixedTexts({
    ko: "다른 계열사의 서비스에 관한 접수입니다. 해당 계열사에 접수해 주세요.",
    en: "The report is about a service of another affiliate and has to be filed there.",
  }),
  CLAIM_WITHOUT_DAMAGE: fixedTexts({
    ko: "문의나 의견으로, 피해에 관한 접수가 아닙니다.",
    en: "The report is a question or an opinion and states no damage.",
  }),
  CLAIM_CAUSE_NOT_SHOWN: fixedTexts({
    ko: "서비스 장애와 피해 사이의 명확한 연관성이 확인되지 않았습니다.",
    en: "No clear link between the outage and the damage could be established.",
  }),
} satisfies Record<string, ReasonTexts>;

/** A code that has texts. */
export type PayReasonCode = keyof typeof payReasons;
