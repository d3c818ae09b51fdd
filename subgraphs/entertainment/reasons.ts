import {
  fixedTexts,
  formatKoreanTime,
  formatWon,
  type ReasonInputs,
  type ReasonTexts,
} from "../kit/remedies/decision.js";
import type { LocalizedText } from "../kit/remedies/remedy.js";

const SERVICE_NAMES: Readonly<Record<string, LocalizedText>> = {
  KAKAO_PAGE: { ko: "카카오페이지", en: "KakaoPage" },
  KAKAO_WEBTOON: { ko: "카카오웹툰", en: "Kakao Webtoon" },
};

/** What a support agent reads to a caller, by reason code. */
export const entertainmentReasons = {
  PASS_EXTENDED: {
    ko: ({ lastDay, newLastDay }) =>
      `2022-10-16에 보유한 멜론 이용권의 마지막 날이 ${lastDay}에서 ${newLastDay}(으)로 3일 늦춰졌습니다.`,
    en: ({ lastDay, newLastDay }) =>
      `The Melon pass held on 2022-10-16 was extended by 3 days: its last day moved from ${lastDay} to ${newLastDay}.`,
  },
  PASS_BOUGHT_IN_APP: fixedTexts({
    ko: "애플·구글 인앱결제 이용권은 결제일을 옮길 수 없어 3일 연장 대신 멜론캐시로 지급되었습니다.",
    en: "A pass bought in an Apple or Google store cannot have its billing date moved: Melon cash was given in place of 3 days.",
  }),
  PASS_DATE_CANNOT_MOVE: fixedTexts({
    ko: "결제일을 옮길 수 없는 제휴 이용권이어서 3일 연장 대신 멜론캐시로 지급되었습니다.",
    en: "The date of this affiliated pass cannot be moved: Melon cash was given in place of 3 days.",
  }),
  PASS_ENDED_IN_OUTAGE: fixedTexts({
    ko: "이용권의 마지막 날이 2022-10-15이어서 연장 대신 멜론캐시로 지급되었습니다.",
    en: "The last day of the pass was 2022-10-15: Melon cash was given in place of an extension.",
  }),
  NO_MELON_PASS: fixedTexts({
    ko: "등록된 멜론 이용권이 없습니다.",
    en: "No Melon pass is registered here.",
  }),
  NO_PASS_ON_RECORD_DAY: {
    ko: ({ firstDay, lastDay }) =>
      `기준일인 2022-10-16에 보유한 이용권이 아닙니다(이용 기간 ${firstDay}~${lastDay}).`,
    en: ({ firstDay, lastDay }) =>
      `The pass was not held on the record day, 2022-10-16 (it ran from ${firstDay} to ${lastDay}).`,
  },
  NOTHING_TO_CORRECT: fixedTexts({
    ko: "이 이용권에 대해 지급된 뒤 회수된 내역이 없어 정정할 것이 없습니다.",
    en: "Nothing that was given for this pass was taken back, so there is nothing to correct.",
  }),
  RENTALS_EXTENDED: {
    ko: (inputs) =>
      `${service(inputs).ko} 대여 회차 ${inputs.extendedEpisodes}개의 이용 기한이 연장되었습니다. 가장 늦은 기한은 ${formatKoreanTime(inputs.extendedUntil)}입니다.`,
    en: (inputs) =>
      `Rented episodes of ${service(inputs).en} that were extended: ${inputs.extendedEpisodes}. The last of them lapses at ${formatKoreanTime(inputs.extendedUntil)} in Korea.`,
  },
  NO_RENTAL_IN_OUTAGE: {
    ko: (inputs) => `${service(inputs).ko} 대여 회차 중 장애 시간에 해당하는 회차가 없습니다.`,
    en: (inputs) => `No rented episode of ${service(inputs).en} falls under the outage.`,
  },
  EVENT_CASH_REISSUED: {
    ko: ({ lapsedWon }) =>
      `장애 시간에 소멸된 카카오웹툰 이벤트캐시 ${formatWon(lapsedWon)}캐시가 같은 금액으로 다시 지급되었습니다.`,
    en: ({ lapsedWon }) =>
      `${formatWon(lapsedWon)} event cash of Kakao Webtoon lapsed during the outage and was given again.`,
  },
  NO_CASH_LAPSED_IN_OUTAGE: fixedTexts({
    ko: "장애 시간에 소멸된 카카오웹툰 이벤트캐시가 없습니다.",
    en: "No event cash of Kakao Webtoon lapsed during the outage.",
  }),
  REGISTERED_MEMBER: {
    ko: (inputs) =>
      `${service(inputs).ko} 가입 회원 전원에게 접속하면 지급된 이벤트캐시입니다(2022-11-30까지 사용).`,
    en: (inputs) =>
      `For every registered member of ${service(inputs).en}, on logging in; usable until 2022-11-30.`,
  },
  NOT_A_MEMBER: {
    ko: (inputs) => `${service(inputs).ko} 가입 회원이 아닙니다.`,
    en: (inputs) => `Not a member of ${service(inputs).en}.`,
  },
  REGISTERED_TOO_LATE: {
    ko: (inputs) =>
      `${service(inputs).ko} 가입일(${inputs.registeredOn})이 지급 마지막 날인 2022-11-30 이후입니다.`,
    en: (inputs) =>
      `Joined ${service(inputs).en} on ${inputs.registeredOn}, after 2022-11-30, the last day on which the cash could be had.`,
  },
} satisfies Record<string, ReasonTexts>;

/** A code that has texts. */
export type EntertainmentReasonCode = keyof typeof entertainmentReasons;

function service(inputs: ReasonInputs): LocalizedText {
  const code = String(inputs.service);
  return SERVICE_NAMES[code] ?? { ko: code, en: code };
}
