import type { KoreanDay } from "../../../kit/korean-calendar.js";
import { entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { OfferRule } from "../../../kit/remedies/programme.js";
import type { Unit } from "../../../kit/remedies/remedy.js";
import type { GamesFacts } from "../../facts.js";
import type { GamesReasonCode } from "../../reasons.js";
import type { NamedGame } from "./game-titles.js";

const because = reasonsOf<GamesReasonCode>("existing-player@1");

/**
 * The last day on which a registration makes an "existing player" (DOMAIN 2.4, G4: all existing players, because those
 * who were locked out could not be identified). The day of the outage counts (INF): sign-in was down from 15:30, so
 * whoever registered on that day did so before it.
 */
export const LAST_DAY_OF_EXISTING_PLAYERS: KoreanDay = "2022-10-15";

/** What one player receives; null when no source tells. */
export type PlayerItems = { quantity: number; unit: Unit } | null;

/**
 * Offers items to everyone who was registered in one of `games` when the outage began. A player of several of them is
 * offered the items once, and the oldest account is the one the reason names.
 */
export function offerToExistingPlayers(
  games: readonly NamedGame[],
  items: PlayerItems,
): OfferRule<GamesFacts> {
  return ({ gameAccounts }) => {
    const [oldest] = gameAccounts
      .filter((account) => games.some((game) => game === account.game))
      .sort((a, b) => a.registeredOn.localeCompare(b.registeredOn));

    if (!oldest) return refused(because("NOT_A_PLAYER", { games: games.join(", ") }));

    const inputs = { game: oldest.game, registeredOn: oldest.registeredOn };
    if (oldest.registeredOn > LAST_DAY_OF_EXISTING_PLAYERS) {
      return refused(because("REGISTERED_AFTER_OUTAGE", inputs));
    }
    return items
      ? entitled({ won: null, ...items }, because("EXISTING_PLAYER", inputs))
      : entitled(
          { won: null, quantity: null, unit: null },
          because("EXISTING_PLAYER_ITEMS_UNKNOWN", inputs),
        );
  };
}
