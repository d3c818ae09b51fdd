import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GameAccount, GamesFacts } from "../../../subgraphs/games/facts.js";
import { offerToExistingPlayers } from "../../../subgraphs/games/remedies/player-items/player-items.rules.js";

const NOW = new Date("2022-10-18T12:00:00+09:00");
const TICKETS = { quantity: 4, unit: "TICKET" } as const;
const offerOdin = offerToExistingPlayers(["ODIN"], TICKETS);
const offerSeveral = offerToExistingPlayers(["ELYON", "PATH_OF_EXILE"], null);

/** A synthetic player. */
function player(...gameAccounts: GameAccount[]): GamesFacts {
  return { gameAccounts, pcBang: null };
}

describe("items for existing players", () => {
  it("are offered to a player of the game, who is named with the day of registration", () => {
    const facts = player(
      { game: "UMA_MUSUME", registeredOn: "2022-06-20" },
      { game: "ODIN", registeredOn: "2021-06-29" },
    );

    expect(offerOdin(facts, NOW)).toEqual({
      entitled: true,
      amount: { won: null, quantity: 4, unit: "TICKET" },
      reason: {
        code: "EXISTING_PLAYER",
        ruleVersion: "existing-player@1",
        inputs: { game: "ODIN", registeredOn: "2021-06-29" },
      },
    });
  });

  it.each([
    ["2022-10-14", true, "EXISTING_PLAYER"],
    ["2022-10-15", true, "EXISTING_PLAYER"],
    ["2022-10-16", false, "REGISTERED_AFTER_OUTAGE"],
  ])("need a registration up to the day of the outage: %s", (registeredOn, entitled, code) => {
    const decision = offerOdin(player({ game: "ODIN", registeredOn }), NOW);

    expect([decision.entitled, decision.reason.code]).toEqual([entitled, code]);
    expect(decision.reason.inputs).toEqual({ game: "ODIN", registeredOn });
  });

  it("are refused to those who play something else, or nothing", () => {
    const refusal = {
      entitled: false,
      reason: {
        code: "NOT_A_PLAYER",
        ruleVersion: "existing-player@1",
        inputs: { games: "ELYON, PATH_OF_EXILE" },
      },
    };

    expect(offerSeveral(player({ game: "ODIN", registeredOn: "2021-06-29" }), NOW)).toEqual(
      refusal,
    );
    expect(offerSeveral(player(), NOW)).toEqual(refusal);
  });

  it("stay unknown where nobody published them, and count once over several games", () => {
    const facts = player(
      { game: "PATH_OF_EXILE", registeredOn: "2022-10-20" },
      { game: "ELYON", registeredOn: "2020-12-10" },
    );

    expect(offerSeveral(facts, NOW)).toEqual({
      entitled: true,
      amount: { won: null, quantity: null, unit: null },
      reason: {
        code: "EXISTING_PLAYER_ITEMS_UNKNOWN",
        ruleVersion: "existing-player@1",
        inputs: { game: "ELYON", registeredOn: "2020-12-10" },
      },
    });
  });

  it("do not depend on the order of the accounts", () => {
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((dayOfMonth) => `2022-10-${String(dayOfMonth).padStart(2, "0")}`);
    fc.assert(
      fc.property(day, day, (elyonDay, pathDay) => {
        fc.pre(elyonDay !== pathDay);
        const elyon = { game: "ELYON", registeredOn: elyonDay };
        const path = { game: "PATH_OF_EXILE", registeredOn: pathDay };

        const decision = offerSeveral(player(elyon, path), NOW);

        expect(offerSeveral(player(path, elyon), NOW)).toEqual(decision);
        expect(decision.entitled).toBe(elyonDay <= "2022-10-15" || pathDay <= "2022-10-15");
      }),
    );
  });
});
