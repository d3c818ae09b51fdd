import {
  fixedTexts,
  formatKoreanDay,
  formatKoreanTime,
  type ReasonInputs,
  type ReasonTexts,
} from "../kit/remedies/decision.js";
import { gameTitle } from "./remedies/player-items/game-titles.js";

/** What is read out about the events that Games schedules, and about places at them, by reason code. */
export const eventReasons = {
  EVENT_TEXT_NOT_USABLE: {
    ko: ({ text, longest }) => `${text} 항목이 비어 있거나 ${longest}자를 넘습니다.`,
    en: ({ text, longest }) => `${text} is blank or longer than ${longest} characters.`,
  },
  EVENT_ENDS_BEFORE_IT_STARTS: {
    ko: ({ firstDay, lastDay }) => `마지막 날(${lastDay})이 첫날(${firstDay})보다 빠릅니다.`,
    en: ({ firstDay, lastDay }) => `Its last day (${lastDay}) is before its first (${firstDay}).`,
  },
  ENROLMENT_CLOSES_BEFORE_IT_OPENS: {
    ko: (inputs) => `신청 마감이 신청 시작보다 빠릅니다(${span(inputs)}).`,
    en: (inputs) => `Enrolment would close before it opens (${span(inputs)}, Korean time).`,
  },
  ENROLMENT_OUTLASTS_EVENT: {
    ko: (inputs) => `신청 기간(${span(inputs)})이 마지막 날(${inputs.lastDay})을 넘습니다.`,
    en: (inputs) =>
      `Enrolment (${span(inputs)}, Korean time) would go on after the last day (${inputs.lastDay}).`,
  },
  ENROLMENT_OVER_ALREADY: {
    ko: (inputs) => `신청 기간(${span(inputs)})이 이미 지나 아무도 신청할 수 없습니다.`,
    en: (inputs) =>
      `Enrolment (${span(inputs)}, Korean time) is over already, so nobody could enrol.`,
  },
  PLACES_NOT_POSITIVE: {
    ko: ({ places }) => `정원은 1 이상이어야 합니다(입력: ${places}).`,
    en: ({ places }) => `There has to be at least one place, and ${places} is not.`,
  },
  EVENT_UNKNOWN: fixedTexts({
    ko: "이 장애와 관련해 등록된 행사 중에 해당 행사가 없습니다.",
    en: "No such event is scheduled for this outage.",
  }),
  EVENT_HAS_ENROLMENTS: {
    ko: ({ enrolments }) =>
      `신청이 ${enrolments}건 있어 취소할 수 없습니다. 먼저 신청을 사유와 함께 한 건씩 회수해야 합니다.`,
    en: ({ enrolments }) =>
      `It cannot be cancelled with ${enrolments} enrolled: revoke the enrolments first, one by one and with a reason.`,
  },
  EVENT_CANCELLED: {
    ko: (inputs) =>
      `${inputs.eventTitleKo} 행사는 ${formatKoreanDay(inputs.cancelledAt)}에 취소되었습니다.`,
    en: (inputs) =>
      `${inputs.eventTitleEn} was cancelled on ${formatKoreanDay(inputs.cancelledAt)}.`,
  },
  ENROLMENT_NOT_OPEN: {
    ko: (inputs) => `${inputs.eventTitleKo} 신청 기간(${span(inputs)})이 아닙니다.`,
    en: (inputs) =>
      `Enrolment in ${inputs.eventTitleEn} is open only within ${span(inputs)} (Korean time).`,
  },
  NEITHER_PC_BANG_NOR_PLAYER: {
    ko: (inputs) =>
      `${inputs.eventTitleKo}에는 제휴 PC방과 게임 이용자가 신청할 수 있으나, 등록된 PC방도 게임 계정도 없습니다.`,
    en: (inputs) =>
      `${inputs.eventTitleEn} is for affiliated PC bangs and for players, and neither a PC bang nor a game account is registered here.`,
  },
  ENROLLED_AS_PC_BANG: {
    ko: (inputs) => `제휴 PC방(${inputs.pcBangName})으로 ${inputs.eventTitleKo}에 신청되었습니다.`,
    en: (inputs) =>
      `Enrolled in ${inputs.eventTitleEn} as an affiliated PC bang (${inputs.pcBangName}).`,
  },
  ENROLLED_AS_PLAYER: {
    ko: (inputs) =>
      `${gameTitle(inputs.game).ko} 이용자(${inputs.registeredOn} 등록)로 ${inputs.eventTitleKo}에 신청되었습니다.`,
    en: (inputs) =>
      `Enrolled in ${inputs.eventTitleEn} as a player of ${gameTitle(inputs.game).en} (registered on ${inputs.registeredOn}).`,
  },
  ENROLLED_ELSEWHERE: fixedTexts({
    ko: "같은 종류의 다른 행사에 이미 신청되어 있습니다. 종류마다 한 행사에만 신청할 수 있습니다.",
    en: "Already enrolled in another event of this kind, and it can be one of each kind only.",
  }),
  ENROLMENT_DECLINED: fixedTexts({
    ko: "이 지원을 받지 않겠다고 하셨으므로 다시 신청할 수 없습니다. 사양한 자리는 되돌아오지 않습니다.",
    en: "This was declined before, so it cannot be enrolled in again; a place that was declined does not come back.",
  }),
} satisfies Record<string, ReasonTexts>;

/** `2023-02-01 10:00 ~ 2023-02-10 18:00`; open at the end where no end is set. */
function span({ opensAt, closesAt }: ReasonInputs): string {
  return `${formatKoreanTime(opensAt)} ~${closesAt === null ? "" : ` ${formatKoreanTime(closesAt)}`}`;
}
