import type { KoreanDay } from "../kit/korean-calendar.js";

/** An account in one game. */
export type GameAccount = {
  /** Code of the game. An open list: Kakao Games runs more titles than those a remedy names. */
  game: string;
  /** The day of the first registration in this game. */
  registeredOn: KoreanDay;
};

/** A PC bang (internet cafe) and its affiliation with Kakao Games; both days count. */
export type PcBang = {
  name: string;
  affiliatedFrom: KoreanDay;
  /** Null while no end is agreed. */
  affiliatedUntil: KoreanDay | null;
};

/** What Kakao Games' own database says of one beneficiary. */
export type GamesFacts = {
  /** At most one account per game. */
  gameAccounts: readonly GameAccount[];
  /** The PC bang this beneficiary runs, if any. */
  pcBang: PcBang | null;
};
