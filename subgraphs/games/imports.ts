import { beneficiary, day, id, optional, text } from "../kit/import/columns.js";
import { factImport } from "../kit/import/fact-import.js";
import type { ImportDefinition } from "../kit/import/import.types.js";
import { GAME_TITLES } from "./remedies/player-items/game-titles.js";
import { gameAccounts, pcBangs } from "./tables.js";

/** The files that Games takes in. */
export const gamesImports: readonly ImportDefinition[] = [
  factImport({
    name: "game-accounts",
    describes: "Which games people play.",
    table: gameAccounts,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      game: id({
        meaning: `The game's code. Remedies name ${Object.keys(GAME_TITLES).join(", ")}; others may be given, too.`,
        example: "ODIN",
      }),
      registeredOn: day({
        meaning: "The day of the first registration in the game.",
        example: "2021-06-29",
      }),
    },
  }),
  factImport({
    name: "pc-bangs",
    describes: "PC bangs that are or were affiliated, one per business.",
    table: pcBangs,
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      name: text({ meaning: "Its name.", example: "판교 PC방", sensitive: true }),
      affiliatedFrom: day({ meaning: "The first day of the affiliation.", example: "2020-03-02" }),
      affiliatedUntil: optional(
        day({
          meaning: "Its last day; empty while no end is agreed.",
          example: "2023-03-01",
        }),
      ),
    },
  }),
];
