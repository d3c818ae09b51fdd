import { Field, InputType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { remedyOutcome, TAKE_REFUSALS } from "../../kit/mutations/remedy-outcome.js";
import { RequestInput } from "../../kit/mutations/request-inputs.js";
import { programme1015 } from "../outages/1015.js";
import type { NamedGame } from "../remedies/player-items/game-titles.js";
import { REMEDY_OF_GAME, takeLoginItems } from "../remedies/player-items/take-login-items.js";
import { GamesItemGrant } from "../schema/games.types.js";

/** `NamedGame` as an enum of the graph: its values are its names. */
const GamesTitle = {
  ODIN: "ODIN",
  UMA_MUSUME: "UMA_MUSUME",
  KAKAO_BATTLEGROUNDS: "KAKAO_BATTLEGROUNDS",
  PRINCESS_CONNECT: "PRINCESS_CONNECT",
  GUARDIAN_TALES: "GUARDIAN_TALES",
  ELYON: "ELYON",
  PATH_OF_EXILE: "PATH_OF_EXILE",
  ETERNAL_RETURN: "ETERNAL_RETURN",
} as const satisfies { [Game in NamedGame]: Game };

describeEnum(GamesTitle, "GamesTitle", "A game that a remedy of outage 1015 names.", {
  ODIN: "Odin.",
  UMA_MUSUME: "Uma Musume.",
  KAKAO_BATTLEGROUNDS: "Kakao Battlegrounds.",
  PRINCESS_CONNECT: "Princess Connect Re:Dive.",
  GUARDIAN_TALES: "Guardian Tales.",
  ELYON: "Elyon, which closed on 2 March 2023, long after its items could be taken.",
  PATH_OF_EXILE: "Path of Exile.",
  ETERNAL_RETURN: "Eternal Return.",
});

@InputType("GamesTakeLoginItemsInput", { description: "Who logged in, and to which game." })
class GamesTakeLoginItemsInput extends RequestInput {
  @Field(() => GamesTitle, { description: "The game that was logged in to." })
  game!: NamedGame;
}

/** Takes the items of a game: logging in is taking them. */
export const takeGamesLoginItems = defineMutation({
  name: "takeGamesLoginItems",
  affiliate: "GAMES",
  description:
    "Takes what a game gave its existing players on logging in, until its last day; once per remedy.",
  callers: ["OWNER"],
  input: GamesTakeLoginItemsInput,
  answer: grantAnswer(() => GamesItemGrant),
  refusals: {
    ...TAKE_REFUSALS,
    NOT_A_PLAYER: "There is no account in a game of this remedy.",
    REGISTERED_AFTER_OUTAGE: "The account was registered after the outage.",
  },
  async run(tx, { game }, { beneficiaryId, actor, at }) {
    const logIn = { beneficiaryId, actor, at, why: null };
    const given = await takeLoginItems(tx, game, logIn);
    return remedyOutcome(programme1015, REMEDY_OF_GAME[game], logIn, given);
  },
});
