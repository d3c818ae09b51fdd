import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedGamesDemo } from "./demo/seed-games-demo.js";
import { gamesFacts } from "./facts.repository.js";
import { programme1015 } from "./outages/1015.js";
import { gamesReasons } from "./reasons.js";
import {
  GamesClaim,
  GamesCompensation,
  GamesItemGrant,
  GamesPcBangGrant,
  GamesProgramme,
} from "./schema/games.types.js";
import { GamesItemTextsResolver } from "./schema/games-texts.resolver.js";

/** Games: support planned for PC bangs, and items for players. */
export const games = defineAffiliate({
  name: "games",
  affiliate: Affiliate.GAMES,
  schema: {
    compensation: GamesCompensation,
    programme: GamesProgramme,
    claim: GamesClaim,
    grants: [GamesPcBangGrant, GamesItemGrant],
    resolvers: [GamesItemTextsResolver],
  },
  programmes: [programme1015],
  reasons: gamesReasons,
  facts: gamesFacts,
  rights: { game_accounts: { select: true }, pc_bangs: { select: true } },
  seedDemo: seedGamesDemo,
});
