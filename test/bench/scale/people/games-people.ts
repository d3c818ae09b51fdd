import { programme1015 } from "../../../../subgraphs/games/outages/1015.js";
import { REMEDY_OF_GAME } from "../../../../subgraphs/games/remedies/player-items/take-login-items.js";
import { gameAccounts } from "../../../../subgraphs/games/tables.js";
import type { SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import type { NewGrant } from "../../../../subgraphs/kit/ledger/record-grant.js";
import { oneIn, takenOffer } from "./shares.js";
import { ledgerRows, type RowsOf, rowsOf } from "./table-rows.js";

const ACCOUNT = { game: "ODIN", registeredOn: "2021-07-03" } as const;
const LOGGED_IN_AT = new Date("2022-10-18T21:10:00+09:00");

/** One in four plays, and half of them logged in for the items. */
export const gamesPeople: RowsOf = (page) => {
  const players = page.filter(oneIn(4));
  return [
    rowsOf(
      gameAccounts,
      players.map(({ beneficiaryId }) => ({ beneficiaryId, ...ACCOUNT })),
    ),
    ...ledgerRows(players.filter(oneIn(8)).map(itemsOf)),
  ];
};

function itemsOf({ beneficiaryId }: SyntheticReport): NewGrant {
  const facts = { gameAccounts: [ACCOUNT], pcBang: null };
  const logIn = { beneficiaryId, at: LOGGED_IN_AT, actor: beneficiaryId, why: null };
  return takenOffer(programme1015, REMEDY_OF_GAME[ACCOUNT.game], facts, logIn);
}
