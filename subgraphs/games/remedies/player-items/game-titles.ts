import type { LocalizedText } from "../../../kit/remedies/remedy.js";

/** The games that a remedy of outage 1015 names. */
export const GAME_TITLES = {
  ODIN: { ko: "오딘", en: "Odin" },
  UMA_MUSUME: { ko: "우마무스메 프리티 더비", en: "Uma Musume" },
  KAKAO_BATTLEGROUNDS: { ko: "카카오 배틀그라운드", en: "Kakao Battlegrounds" },
  PRINCESS_CONNECT: { ko: "프린세스 커넥트! Re:Dive", en: "Princess Connect Re:Dive" },
  GUARDIAN_TALES: { ko: "가디언 테일즈", en: "Guardian Tales" },
  ELYON: { ko: "엘리온", en: "Elyon" },
  PATH_OF_EXILE: { ko: "패스 오브 엑자일", en: "Path of Exile" },
  ETERNAL_RETURN: { ko: "이터널 리턴", en: "Eternal Return" },
} satisfies Record<string, LocalizedText>;

export type NamedGame = keyof typeof GAME_TITLES;

/** Whether a code is one of the games named here. */
export function isNamedGame(code: unknown): code is NamedGame {
  return typeof code === "string" && Object.hasOwn(GAME_TITLES, code);
}

/** What a game is called. Games runs more titles than those named here; of the others the code has to do. */
export function gameTitle(code: unknown): LocalizedText {
  return isNamedGame(code) ? GAME_TITLES[code] : { ko: String(code), en: String(code) };
}
