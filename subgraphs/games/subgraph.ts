import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedGamesDemo } from "./demo/seed-games-demo.js";
import { gamesFacts } from "./facts.repository.js";
import { gamesImports } from "./imports.js";
import { cancelGamesEvent, enrolGamesEvent, scheduleGamesEvent } from "./mutations/events.js";
import { takeGamesLoginItems } from "./mutations/login-items.js";
import { programme1015 } from "./outages/1015.js";
import { gamesReasons } from "./reasons.js";
import {
  GamesClaim,
  GamesCompensation,
  GamesItemGrant,
  GamesPcBangGrant,
  GamesProgramme,
} from "./schema/games.types.js";
import { gamesEventResolvers } from "./schema/games-events.resolver.js";
import { GamesItemTextsResolver } from "./schema/games-texts.resolver.js";
import { gameAccounts, pcBangs } from "./tables.js";

/** Games: promotions, tournaments and events for PC bangs, as its operators schedule them, and items for players. */
export const games = defineAffiliate({
  name: "games",
  affiliate: Affiliate.GAMES,
  schema: {
    compensation: GamesCompensation,
    programme: GamesProgramme,
    claim: GamesClaim,
    grants: [GamesPcBangGrant, GamesItemGrant],
    resolvers: [
      GamesItemTextsResolver,
      ...gamesEventResolvers,
      ...takeGamesLoginItems,
      ...scheduleGamesEvent,
      ...cancelGamesEvent,
      ...enrolGamesEvent,
    ],
  },
  programmes: [programme1015],
  reasons: gamesReasons,
  facts: gamesFacts,
  people: [gameAccounts, pcBangs],
  imports: gamesImports,
  catalogTables: ["games_events"],
  rights: {
    game_accounts: { select: true },
    pc_bangs: { select: true },
    games_events: {
      select: true,
      insert: true,
      update: ["cancelled_by", "cancelled_at", "cancelled_why"],
    },
  },
  seedDemo: seedGamesDemo,
});
