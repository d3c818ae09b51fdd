import type { ReasonInputs, ReasonTexts } from "../kit/remedies/decision.js";
import { fixedTexts, formatKoreanTime, formatWon } from "../kit/remedies/decision.js";
import type { LocalizedText } from "../kit/remedies/remedy.js";
import type { MembershipPlan } from "./facts.js";
import type { PremiumTaxiService } from "./remedies/premium-taxi-support/premium-taxi-support.rules.js";

const PLANS: Record<MembershipPlan, LocalizedText> = {
  PRO_MEMBERSHIP: { ko: "프로 멤버십", en: "Pro Membership" },
  PRO_SERVICE: { ko: "프로 서비스", en: "Pro Service" },
};
const PREMIUM_SERVICES: Record<PremiumTaxiService, LocalizedText> = {
  VENTI: { ko: "카카오 T 벤티", en: "Kakao T Venti" },
  BLACK: { ko: "카카오 T 블랙", en: "Kakao T Black" },
};

const plan = ({ plan }: ReasonInputs) => PLANS[plan as MembershipPlan];
const premiumService = ({ service }: ReasonInputs) =>
  PREMIUM_SERVICES[service as PremiumTaxiService];

/** Every reason Mobility decides for, as a support agent can read it to a caller. */
export const mobilityReasons = {
  MEMBERSHIP_FEE_REFUND: {
    ko: (inputs) =>
      `${inputs.recordDate} 기준 ${plan(inputs).ko}(월 ${formatWon(inputs.monthlyFeeWon)}원) 이용 중이어서, 월 이용료의 ${inputs.daysInMonth}분의 ${inputs.refundDays}(${inputs.refundDays}일분)을 10원 단위로 반올림하여 포인트로 지급했습니다.`,
    en: (inputs) =>
      `Subscribed to ${plan(inputs).en} (${formatWon(inputs.monthlyFeeWon)} won a month) on ${inputs.recordDate}: ${inputs.refundDays} of ${inputs.daysInMonth} days of the fee, to the nearest ten won, as points.`,
  },
  NO_MEMBERSHIP_ON_RECORD_DATE: {
    ko: (inputs) =>
      `${inputs.recordDate} 기준으로 ${plan(inputs).ko}을(를) 이용하고 있지 않았습니다.`,
    en: (inputs) => `There was no ${plan(inputs).en} subscription on ${inputs.recordDate}.`,
  },
  FRANCHISE_TAXI: {
    ko: (inputs) =>
      `${inputs.recordDate} 기준 가맹택시(카카오 T 블루)였습니다. ${plan(inputs).ko} 보상은 비가맹 택시기사 대상입니다.`,
    en: (inputs) =>
      `The taxi was in the Kakao T Blue franchise on ${inputs.recordDate}; ${plan(inputs).en} is for taxis outside it.`,
  },
  FRANCHISE_FEE_WAIVED: {
    ko: (inputs) =>
      `2022-10-15 15:00부터 10-16 09:00 전까지 배회영업 운임 ${formatWon(inputs.streetHailFaresWon)}원(${inputs.streetHailRides}건)에 대한 가맹수수료 ${inputs.feePercent}%를 받지 않았습니다. 대상: ${inputs.payee === "COMPANY" ? "법인택시 회사" : "개인택시 기사"}.`,
    en: (inputs) =>
      `The ${inputs.feePercent}% franchise fee was not charged on ${formatWon(inputs.streetHailFaresWon)} won of street-hail fares (rides: ${inputs.streetHailRides}) from 15:00 on 2022-10-15 until 09:00 on 10-16. It stays with the ${inputs.payee === "COMPANY" ? "corporate taxi's company" : "driver of the private taxi"}.`,
  },
  NOT_A_FRANCHISE_OPERATOR: {
    ko: ({ recordDate }) => `${recordDate} 기준 카카오 T 블루 가맹 사업자가 아니었습니다.`,
    en: ({ recordDate }) => `Did not operate a Kakao T Blue taxi on ${recordDate}.`,
  },
  WAIVER_GOES_TO_COMPANY: fixedTexts({
    ko: "법인택시의 가맹수수료 면제는 기사가 아니라 회사에 적용됩니다.",
    en: "For a corporate taxi the waiver goes to the company and not to its driver.",
  }),
  NO_STREET_HAIL_FARES: fixedTexts({
    ko: "2022-10-15 15:00부터 10-16 09:00 전까지 배회영업 운임이 없었습니다.",
    en: "There were no street-hail fares from 15:00 on 2022-10-15 until 09:00 on 10-16.",
  }),
  FRANCHISE_POOL_SHARE: {
    ko: (inputs) =>
      `${inputs.franchise} 가맹의 보상금 ${formatWon(inputs.poolWon)}원 중 가맹점이 정한 비율(${inputs.totalWeight}분의 ${inputs.weight})에 따른 몫입니다.`,
    en: (inputs) =>
      `The share (${inputs.weight} of ${inputs.totalWeight}) that the franchisees of ${inputs.franchise} chose out of its ${formatWon(inputs.poolWon)} won.`,
  },
  NOT_CHOSEN_BY_FRANCHISE: {
    ko: ({ franchise }) =>
      `보상 대상은 가맹점이 정하며, ${franchise} 가맹의 대상에 포함되지 않았습니다.`,
    en: ({ franchise }) =>
      `Franchisees choose the recipients, and those of ${franchise} did not choose this driver.`,
  },
  NO_SUCH_POOL: {
    ko: ({ franchise }) => `${franchise} 가맹과 합의된 보상금이 없습니다.`,
    en: ({ franchise }) => `No pool was agreed with a franchise ${franchise}.`,
  },
  NOBODY_CHOSEN: {
    ko: ({ franchise }) => `${franchise} 가맹의 보상 대상 명단에 비율이 0보다 큰 기사가 없습니다.`,
    en: ({ franchise }) => `The list of ${franchise} has no driver with a weight above zero.`,
  },
  POOL_ALREADY_SHARED: {
    ko: ({ franchise, sharedAt }) =>
      `${franchise} 가맹의 보상금은 ${formatKoreanTime(sharedAt)}에 이미 배분되어 명단을 바꿀 수 없습니다.`,
    en: ({ franchise, sharedAt }) =>
      `The pool of ${franchise} was shared at ${formatKoreanTime(sharedAt)} (Korean time), so its list stays as it is.`,
  },
  DRIVER_ON_OTHER_LIST: {
    ko: ({ franchise, driverId }) =>
      `기사 ${driverId}은(는) 다른 가맹의 명단에 있어 ${franchise} 가맹의 명단에 넣을 수 없습니다.`,
    en: ({ franchise, driverId }) =>
      `Driver ${driverId} is on another franchise's list and cannot be on that of ${franchise}, too.`,
  },
  DRIVER_HAS_OTHER_SHARE: {
    ko: ({ franchise, driverId }) =>
      `기사 ${driverId}이(가) 이미 다른 몫을 받아 ${franchise} 가맹의 보상금을 배분하지 않았습니다.`,
    en: ({ franchise, driverId }) =>
      `Driver ${driverId} was given another share before, so the pool of ${franchise} was not shared.`,
  },
  SHARED_OTHERWISE: {
    ko: ({ franchise, sharedAt }) =>
      `${franchise} 가맹의 보상금은 ${formatKoreanTime(sharedAt)}에 지금과 다른 명단으로 배분되었으며, 그때의 배분이 그대로 유지됩니다.`,
    en: ({ franchise, sharedAt }) =>
      `The pool of ${franchise} was shared at ${formatKoreanTime(sharedAt)} (Korean time) by another list than this one; what was given then stands.`,
  },
  PREMIUM_TAXI_SUPPORT: {
    ko: (inputs) =>
      `${inputs.recordDate} 기준 ${premiumService(inputs).ko} 기사에게 같은 금액을 지급했습니다.`,
    en: (inputs) =>
      `The same sum for every ${premiumService(inputs).en} driver of ${inputs.recordDate}.`,
  },
  NOT_A_PREMIUM_TAXI_DRIVER: {
    ko: (inputs) => `${inputs.recordDate} 기준 ${premiumService(inputs).ko} 기사가 아니었습니다.`,
    en: (inputs) => `Did not drive a ${premiumService(inputs).en} taxi on ${inputs.recordDate}.`,
  },
  OVERCHARGE_REFUND: {
    ko: (inputs) =>
      `초과 청구된 ${inputs.overchargedRides}건의 청구액 ${formatWon(inputs.chargedWon)}원 중 실제 이용 요금 ${formatWon(inputs.dueWon)}원을 넘는 금액을 모두 돌려드렸습니다.`,
    en: (inputs) =>
      `${formatWon(inputs.chargedWon)} won was charged where ${formatWon(inputs.dueWon)} won was due (overcharged rides: ${inputs.overchargedRides}); all of the difference goes back.`,
  },
  NOTHING_OVERCHARGED: {
    ko: ({ rides }) => `확인한 이용 ${rides}건 중 실제 이용 요금을 넘어 청구된 것이 없습니다.`,
    en: ({ rides }) => `None of the rides (${rides}) was charged more than was due.`,
  },
} satisfies Record<string, ReasonTexts>;

/** A code that has texts. */
export type MobilityReasonCode = keyof typeof mobilityReasons;
