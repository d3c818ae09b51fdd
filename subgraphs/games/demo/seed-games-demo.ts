import type { Database } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { DEMO } from "../../kit/demo/people.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import { takeLoginItems } from "../remedies/player-items/take-login-items.js";
import { gameAccounts, pcBangs } from "../tables.js";

/** Inside the log-in period; the instant is ours. */
const LOGGED_IN_AT = new Date("2022-10-18T21:10:00+09:00");

/**
 * Loads the synthetic PC bang of the demo, and a player of two games who logged in to Odin in time and to Uma Musume
 * too late for its items.
 */
export function seedGamesDemo(database: Database): Promise<boolean> {
  return seedOnce(database, "demo", async (tx) => {
    await tx.insert(pcBangs).values({
      beneficiaryId: DEMO.pcBang,
      name: "데모 PC방 (Demo PC bang)",
      affiliatedFrom: "2019-03-04",
      affiliatedUntil: null,
    });
    await tx.insert(gameAccounts).values([
      { beneficiaryId: DEMO.player, game: "ODIN", registeredOn: "2021-07-03" },
      { beneficiaryId: DEMO.player, game: "UMA_MUSUME", registeredOn: "2022-06-25" },
    ]);
    const logIn = { beneficiaryId: DEMO.player, at: LOGGED_IN_AT, actor: DEMO.player, why: null };
    expectRecorded(await takeLoginItems(tx, "ODIN", logIn));
  });
}
