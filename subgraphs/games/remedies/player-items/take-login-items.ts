import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  type TakeOutcome,
  takeOffer,
} from "../../../kit/ledger/grant-remedy.js";
import { readGameAccounts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import type { NamedGame } from "./game-titles.js";

/** Of which remedy the items of a game are. */
export const REMEDY_OF_GAME: Record<NamedGame, string> = {
  ODIN: "G4",
  UMA_MUSUME: "G6",
  KAKAO_BATTLEGROUNDS: "G7",
  PRINCESS_CONNECT: "G8",
  GUARDIAN_TALES: "G9",
  ELYON: "G10",
  PATH_OF_EXILE: "G10",
  ETERNAL_RETURN: "G10",
};

/** G4, G6 to G10: what logging in to a game brings its player, once: the items of the remedy that names the game. */
export async function takeLoginItems(
  handle: DatabaseHandle,
  game: NamedGame,
  logIn: GrantRequest,
): Promise<TakeOutcome> {
  const facts = {
    gameAccounts: await readGameAccounts(handle, logIn.beneficiaryId),
    pcBang: null,
  };
  return takeOffer(handle, programme1015, REMEDY_OF_GAME[game], facts, logIn);
}
