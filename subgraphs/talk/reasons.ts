import {
  fixedTexts,
  formatKoreanDay,
  formatWon,
  type ReasonTexts,
} from "../kit/remedies/decision.js";

import { claimReasons } from "./reasons/claim-reasons.js";
import { claimedOtherwise, inWords } from "./reasons/claim-words.js";

/** Every reason of Talk's rules, in words that an agent can read to a caller. */
export const talkReasons = {
  ...claimReasons,

  GIFT_PACKAGE_ACCOUNT: fixedTexts({
    ko: "국내 전화번호가 등록된 카카오톡 계정에 한 번씩 드리는 마음 패키지입니다.",
    en: "Part of the gift package, which every KakaoTalk account with a Korean phone number may take once.",
  }),
  GIFT_PACKAGE_NO_ACCOUNT: fixedTexts({
    ko: "마음 패키지는 카카오톡 계정이 있는 이용자에게 드리며, 확인된 계정이 없습니다.",
    en: "The gift package goes to KakaoTalk accounts, and no account is on record.",
  }),
  GIFT_PACKAGE_OVERSEAS_NUMBER: fixedTexts({
    ko: "마음 패키지는 국내 전화번호로만 받을 수 있으며, 이 계정의 번호는 해외 번호입니다.",
    en: "The gift package is for Korean phone numbers only, and this account has an overseas number.",
  }),
  GIFT_PACKAGE_REGISTERED_LATER: {
    ko: ({ registeredAt, closedAt }) =>
      `마음 패키지 기간은 ${formatKoreanDay(closedAt)}에 끝났고, 이 계정은 그 뒤인 ${formatKoreanDay(registeredAt)}에 만들어졌습니다.`,
    en: ({ registeredAt, closedAt }) =>
      `The gift package closed on ${formatKoreanDay(closedAt)}; this account was opened later, on ${formatKoreanDay(registeredAt)}.`,
  },

  REPORT_WITHOUT_LOSS: fixedTexts({
    ko: "금전적 피해가 없는 문의·항의·의견·응원으로 접수되어 지원 대상 손실이 없습니다.",
    en: "The report is a question, a protest, an opinion or an encouragement without a loss of money, so there is no loss to support.",
  }),
  REPORT_OF_OTHER_AFFILIATE: {
    ko: ({ transferredTo }) =>
      transferredTo
        ? `${inWords(transferredTo, "ko")}의 서비스에 관한 접수여서 그 계열사로 넘겼습니다.`
        : "카카오톡이 아닌 다른 계열사의 서비스에 관한 접수여서 그 계열사로 넘겼습니다.",
    en: ({ transferredTo }) =>
      transferredTo
        ? `The report is about a service of ${inWords(transferredTo, "en")} and was passed on to it.`
        : "The report is about a service of another affiliate and was passed on to it.",
  },

  LOSS_UP_TO_300K: {
    ko: ({ lossWon, upToWon, paysWon, claimedLossWon }) =>
      `인정된 매출 손실 ${formatWon(lossWon)}원${claimedOtherwise(lossWon, claimedLossWon, "ko")}은 ${formatWon(upToWon)}원 이하이므로 ${formatWon(paysWon)}원을 드립니다.`,
    en: ({ lossWon, upToWon, paysWon, claimedLossWon }) =>
      `The recognised sales loss of ${formatWon(lossWon)} won${claimedOtherwise(lossWon, claimedLossWon, "en")} is not above ${formatWon(upToWon)} won, so the support is ${formatWon(paysWon)} won.`,
  },
  LOSS_OVER_300K_TO_500K: {
    ko: ({ lossWon, overWon, upToWon, paysWon, claimedLossWon }) =>
      `인정된 매출 손실 ${formatWon(lossWon)}원${claimedOtherwise(lossWon, claimedLossWon, "ko")}은 ${formatWon(overWon)}원 초과 ${formatWon(upToWon)}원 이하이므로 ${formatWon(paysWon)}원을 드립니다.`,
    en: ({ lossWon, overWon, upToWon, paysWon, claimedLossWon }) =>
      `The recognised sales loss of ${formatWon(lossWon)} won${claimedOtherwise(lossWon, claimedLossWon, "en")} is above ${formatWon(overWon)} and not above ${formatWon(upToWon)} won, so the support is ${formatWon(paysWon)} won.`,
  },
  LOSS_OVER_500K: {
    ko: ({ lossWon, overWon, claimedLossWon }) =>
      `매출 손실 ${formatWon(lossWon)}원${claimedOtherwise(lossWon, claimedLossWon, "ko")}은 ${formatWon(overWon)}원을 초과하므로 정해진 금액이 없고, 피해 입증을 거쳐 협의체가 검토합니다.`,
    en: ({ lossWon, overWon, claimedLossWon }) =>
      `The sales loss of ${formatWon(lossWon)} won${claimedOtherwise(lossWon, claimedLossWon, "en")} is above ${formatWon(overWon)} won: there is no fixed sum, and the council reviews the proof of damage.`,
  },
  LOSS_UNKNOWN: fixedTexts({
    ko: "매출 손실 금액이 제시되지 않아 지원 구간을 정할 수 없습니다.",
    en: "No sales loss was stated, so no tier applies.",
  }),
  LOSS_ZERO: fixedTexts({
    ko: "매출 손실이 0원이어서 지원 대상 손실이 없습니다.",
    en: "The sales loss is 0 won, so there is no loss to support.",
  }),
  LOSS_NEGATIVE: {
    ko: ({ lossWon }) =>
      `매출 손실이 음수(${formatWon(lossWon)}원)로 기재되어 있어 확인이 필요합니다.`,
    en: ({ lossWon }) =>
      `The sales loss is stated as a negative number (${formatWon(lossWon)} won) and needs correcting.`,
  },
  LOSS_CLAIMANT_NOT_A_BUSINESS: fixedTexts({
    ko: "매출 손실 지원은 소상공인을 위한 것이며, 확인된 사업자 정보가 없습니다.",
    en: "Sales-loss support is for small businesses, and no business is on record.",
  }),
  LOSS_CLAIMANT_NOT_SMALL_BUSINESS: fixedTexts({
    ko: "매출 손실 지원은 소상공인만 받을 수 있으며, 이 사업자는 소상공인이 아닙니다.",
    en: "Sales-loss support is for small businesses only, and this business is not one.",
  }),
  COUNCIL_AWARD: {
    ko: ({ lossWon, awardWon, claimedLossWon }) =>
      `매출 손실 ${formatWon(lossWon)}원${claimedOtherwise(lossWon, claimedLossWon, "ko")}에 대해 협의체가 피해 입증 자료를 검토해 ${formatWon(awardWon)}원 지원을 결정했습니다.`,
    en: ({ lossWon, awardWon, claimedLossWon }) =>
      `The council reviewed the proof of a sales loss of ${formatWon(lossWon)} won${claimedOtherwise(lossWon, claimedLossWon, "en")} and decided on support of ${formatWon(awardWon)} won.`,
  },
  COUNCIL_REVIEW_NOT_DUE: {
    ko: ({ lossWon, overWon }) =>
      `매출 손실 ${formatWon(lossWon)}원은 ${formatWon(overWon)}원을 초과하지 않아 협의체 검토 대상이 아닙니다.`,
    en: ({ lossWon, overWon }) =>
      `The sales loss of ${formatWon(lossWon)} won is not above ${formatWon(overWon)} won, so it is not for the council.`,
  },
  COUNCIL_AWARD_NOT_POSITIVE: {
    ko: ({ awardWon }) => `협의체 지원 금액은 0원보다 커야 합니다(입력: ${formatWon(awardWon)}원).`,
    en: ({ awardWon }) =>
      `A council award must be above 0 won (it was ${formatWon(awardWon)} won).`,
  },

  CHANNEL_CASH_SMALL_BUSINESS: {
    ko: ({ cashWon }) =>
      `피해 접수와 관계없이 모든 소상공인이 신청할 수 있는 카카오톡 채널 캐시 ${formatWon(cashWon)}원입니다.`,
    en: ({ cashWon }) =>
      `${formatWon(cashWon)} won of KakaoTalk channel cash, which every small business may apply for, whether or not it reported damage.`,
  },
  CHANNEL_CASH_NOT_A_BUSINESS: fixedTexts({
    ko: "채널 캐시는 소상공인을 위한 것이며, 확인된 사업자 정보가 없습니다.",
    en: "Channel cash is for small businesses, and no business is on record.",
  }),
  CHANNEL_CASH_NOT_SMALL_BUSINESS: fixedTexts({
    ko: "채널 캐시는 소상공인만 받을 수 있으며, 이 사업자는 소상공인이 아닙니다.",
    en: "Channel cash is for small businesses only, and this business is not one.",
  }),

  SUBSCRIPTION_EXTENDED: {
    ko: ({ extendedDays, newEnd }) =>
      `장애 당시 웹에서 결제한 구독을 이용 중이어서 ${extendedDays}일 연장했습니다(${formatKoreanDay(newEnd)}까지).`,
    en: ({ extendedDays, newEnd }) =>
      `The subscription, paid on the web, ran during the outage and was extended by ${extendedDays} days (to ${formatKoreanDay(newEnd)}).`,
  },
  SUBSCRIPTION_CREDITED: {
    ko: ({ creditedHours, creditedDays }) =>
      `장애 당시 인앱 결제 구독을 이용 중이었습니다. 인앱 결제는 기간을 옮길 수 없어 ${creditedHours ? `${creditedHours}시간` : `${creditedDays}일`}분을 적립금으로 드리며, 금액은 공개되지 않았습니다.`,
    en: ({ creditedHours, creditedDays }) =>
      `The subscription, paid in the app, ran during the outage. In-app bills cannot be moved, so ${creditedHours ? `${creditedHours} hours` : `${creditedDays} days`} of the fee are credited; the sum was not published.`,
  },
  SUBSCRIPTION_NOT_HELD_IN_OUTAGE: fixedTexts({
    ko: "장애 기간에 이용 중인 유료 구독이 아니었습니다.",
    en: "The paid subscription did not run at any time during the outage.",
  }),

  GIFT_EXPIRY_EXTENDED: {
    ko: ({ itemsExtended, extendedDays }) =>
      `유효기간이 장애 기간에 끝나는 선물 ${itemsExtended}개의 유효기간을 ${extendedDays}일씩 연장했습니다.`,
    en: ({ itemsExtended, extendedDays }) =>
      `Gifts that would have expired during the outage (${itemsExtended}) can be used ${extendedDays} days longer.`,
  },
  GIFT_EXPIRY_OUTSIDE_OUTAGE: fixedTexts({
    ko: "유효기간이 장애 기간에 끝나는 선물이 없었습니다.",
    en: "No gift would have expired during the outage.",
  }),

  VOD_EXTENDED: {
    ko: ({ itemsExtended, extendedHours }) =>
      `장애 당시 볼 수 있던 카카오TV 구매 영상 ${itemsExtended}편의 이용 기간을 ${extendedHours}시간씩 늘렸습니다.`,
    en: ({ itemsExtended, extendedHours }) =>
      `Kakao TV videos held during the outage (${itemsExtended}) can be watched ${extendedHours} hours longer.`,
  },
  VOD_NOT_HELD_IN_OUTAGE: fixedTexts({
    ko: "장애 기간에 볼 수 있던 카카오TV 구매 영상이 없었습니다.",
    en: "No Kakao TV video was held at any time during the outage.",
  }),
} satisfies Record<string, ReasonTexts>;

/** A code that has texts. */
export type TalkReasonCode = keyof typeof talkReasons;
