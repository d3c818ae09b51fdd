import { describe, expect, it } from "vitest";
import { takeLoginItems } from "../../../subgraphs/games/remedies/player-items/take-login-items.js";
import { games } from "../../../subgraphs/games/subgraph.js";
import { gameAccounts } from "../../../subgraphs/games/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(games);
const { owner, serving } = database;

const IN_TIME = new Date("2022-10-18T21:10:00+09:00");

async function register(beneficiaryId: string, game: string, registeredOn = "2021-07-03") {
  await owner.db.insert(gameAccounts).values({ beneficiaryId, game, registeredOn });
}

/** A synthetic player who logs in. */
function logIn(beneficiaryId: string, at = IN_TIME) {
  return { beneficiaryId, at, actor: beneficiaryId, why: null };
}

describe("logging in to a game", () => {
  it.each([
    ["ODIN", "G4", 4, "TICKET", "EXISTING_PLAYER"],
    ["UMA_MUSUME", "G6", 1, "ITEM_SET", "EXISTING_PLAYER"],
    ["KAKAO_BATTLEGROUNDS", "G7", 1, "ITEM_SET", "EXISTING_PLAYER"],
    ["PRINCESS_CONNECT", "G8", 1, "ITEM_SET", "EXISTING_PLAYER"],
    ["GUARDIAN_TALES", "G9", null, null, "EXISTING_PLAYER_ITEMS_UNKNOWN"],
    ["ELYON", "G10", null, null, "EXISTING_PLAYER_ITEMS_UNKNOWN"],
    ["PATH_OF_EXILE", "G10", null, null, "EXISTING_PLAYER_ITEMS_UNKNOWN"],
    ["ETERNAL_RETURN", "G10", null, null, "EXISTING_PLAYER_ITEMS_UNKNOWN"],
  ] as const)("%s brings %s to its player, and who took it when is kept", async (...row) => {
    const [game, remedyId, quantity, unit, reasonCode] = row;
    const request = logIn(`usr_${game}`);
    await register(request.beneficiaryId, game);

    const outcome = await takeLoginItems(serving.db, game, request);

    const { beneficiaryId: actor } = request;
    const given = { ...GRANTED, quantity, unit, grantedAt: IN_TIME, reasonCode };
    const idempotencyKey = `${remedyId.toLowerCase()}-1015`;
    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [{ ...given, remedyId, idempotencyKey }],
      grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", at: IN_TIME, actor, why: null }],
    });
  });

  it("brings its items once to a player who logs in twice at the same time", async () => {
    const request = logIn("usr_twice");
    await register(request.beneficiaryId, "ODIN");

    const outcomes = await Promise.all([
      takeLoginItems(serving.db, "ODIN", request),
      takeLoginItems(serving.db, "ODIN", request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("brings the items of a remedy for several games once to a player of two of them", async () => {
    const request = logIn("usr_two_games");
    await register(request.beneficiaryId, "ELYON", "2020-12-10");
    await register(request.beneficiaryId, "PATH_OF_EXILE", "2019-06-08");
    await takeLoginItems(serving.db, "ELYON", request);

    const again = await takeLoginItems(serving.db, "PATH_OF_EXILE", request);

    expect(again).toEqual({ outcome: "REPLAYED" });
    expect((await ledgerOf(database, request.beneficiaryId)).grants).toHaveLength(1);
  });

  it.each([
    ["ODIN", "2022-10-23T23:59:59.999+09:00", "RECORDED"],
    ["ODIN", "2022-10-24T00:00:00+09:00", "REFUSED"],
    ["KAKAO_BATTLEGROUNDS", "2022-10-31T23:59:59.999+09:00", "RECORDED"],
    ["KAKAO_BATTLEGROUNDS", "2022-11-01T00:00:00+09:00", "REFUSED"],
  ] as const)("brings nothing after the game's last day: %s at %s", async (game, at, expected) => {
    const request = logIn(`usr_${game}_${at.slice(0, 10)}`, new Date(at));
    await register(request.beneficiaryId, game);

    const outcome = await takeLoginItems(serving.db, game, request);

    const { grants } = await ledgerOf(database, request.beneficiaryId);
    expect([outcome.outcome, grants.length]).toEqual([expected, expected === "RECORDED" ? 1 : 0]);
    if (expected === "REFUSED") expect(outcome).toMatchObject({ code: "OUTSIDE_WINDOW" });
  });

  it("brings nothing to who registered after the outage, or plays another game", async () => {
    await register("usr_late", "ODIN", "2022-10-16");
    await register("usr_other_game", "UMA_MUSUME");

    const outcomes = await Promise.all(
      ["usr_late", "usr_other_game"].map((id) => takeLoginItems(serving.db, "ODIN", logIn(id))),
    );

    const refusal = { outcome: "REFUSED", code: "NOT_ENTITLED" };
    const ruleVersion = "existing-player@1";
    expect(outcomes).toEqual([
      {
        ...refusal,
        reason: {
          code: "REGISTERED_AFTER_OUTAGE",
          ruleVersion,
          inputs: { game: "ODIN", registeredOn: "2022-10-16" },
        },
      },
      { ...refusal, reason: { code: "NOT_A_PLAYER", ruleVersion, inputs: { games: "ODIN" } } },
    ]);
    expect(await ledgerOf(database, "usr_late")).toEqual(NOTHING);
    expect(await ledgerOf(database, "usr_other_game")).toEqual(NOTHING);
  });
});
