import { fixedTexts, type ReasonTexts } from "../kit/remedies/decision.js";
import { eventReasons } from "./event-reasons.js";
import { gameTitle } from "./remedies/player-items/game-titles.js";

/** What a support agent reads to a caller, by reason code. */
export const gamesReasons = {
  ...eventReasons,
  EXISTING_PLAYER: {
    ko: (inputs) =>
      `${gameTitle(inputs.game).ko} 기존 이용자(${inputs.registeredOn} 등록) 전원에게 접속하면 지급된 아이템입니다.`,
    en: (inputs) =>
      `For every existing player of ${gameTitle(inputs.game).en}, on logging in (registered on ${inputs.registeredOn}).`,
  },
  EXISTING_PLAYER_ITEMS_UNKNOWN: {
    ko: (inputs) =>
      `${gameTitle(inputs.game).ko} 기존 이용자(${inputs.registeredOn} 등록)에게 접속하면 지급된 아이템입니다. 구성과 수량은 공개된 자료에서 확인되지 않습니다.`,
    en: (inputs) =>
      `For existing players of ${gameTitle(inputs.game).en}, on logging in (registered on ${inputs.registeredOn}). No source tells which items or how many.`,
  },
  NOT_A_PLAYER: fixedTexts({
    ko: "이 보상의 대상 게임에 등록된 계정이 없습니다.",
    en: "There is no account in a game that this remedy is for.",
  }),
  REGISTERED_AFTER_OUTAGE: {
    ko: (inputs) =>
      `${gameTitle(inputs.game).ko} 계정이 장애 이후(${inputs.registeredOn})에 등록되어 기존 이용자가 아닙니다.`,
    en: (inputs) =>
      `Not an existing player: the ${gameTitle(inputs.game).en} account was registered on ${inputs.registeredOn}, after the outage began.`,
  },
  PLANNED_FOR_AFFILIATED_PC_BANGS: {
    ko: (inputs) =>
      `제휴 PC방 대상으로 계획된 지원입니다(상호: ${inputs.pcBangName}). 내용과 금액, 시행 시기는 공개되지 않아 알 수 없습니다.`,
    en: (inputs) =>
      `Planned for affiliated PC bangs (${inputs.pcBangName}). Its value, content and dates were not published and are unknown.`,
  },
  NO_PC_BANG: fixedTexts({
    ko: "등록된 PC방이 없습니다.",
    en: "No PC bang is registered here.",
  }),
  PC_BANG_NOT_AFFILIATED: {
    ko: (inputs) => `현재 제휴 중인 PC방이 아닙니다(상호: ${inputs.pcBangName}).`,
    en: (inputs) => `${inputs.pcBangName} is not an affiliated PC bang today.`,
  },
} satisfies Record<string, ReasonTexts>;

/** A code that has texts. */
export type GamesReasonCode = keyof typeof gamesReasons;
