import { afterAll, describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { gamesOf, grantOf, user } from "./games.fixture.js";

const IN_TIME = new Date("2022-10-18T21:10:00+09:00");
const graph = await startGraph({ now: IN_TIME });
const games = gamesOf(graph);

afterAll(async () => {
  expect(await games.brokenLaws()).toEqual([]);
});

function logIn(as: ReturnType<typeof user>, game: string) {
  return games.answer("takeGamesLoginItems", { outageId: "1015", game }, as);
}

describe("logging in to a game is taking its items", () => {
  it("of every game that its player logs in to, each once", async () => {
    const as = user("gamer");
    for (const game of ["ODIN", "UMA_MUSUME", "GUARDIAN_TALES"]) await games.addPlayer(as.id, game);

    const answers = [
      await logIn(as, "ODIN"),
      await logIn(as, "ODIN"),
      await logIn(as, "UMA_MUSUME"),
      await logIn(as, "GUARDIAN_TALES"),
    ];

    const given = (remedyId: string, game: string) => ({
      id: grantOf(remedyId, as),
      status: "GRANTED",
      won: null,
      expiresAt: null,
      game,
      remedy: { id: remedyId },
    });
    const odin = {
      ...given("G4", "ODIN"),
      quantity: 4,
      unit: "TICKET",
      reason: { code: "EXISTING_PLAYER" },
      content: "One 11-pull ticket each of avatar, mount, rune and guardian stone",
    };
    expect(answers).toEqual([
      { isReplay: false, grant: odin },
      { isReplay: true, grant: odin },
      {
        isReplay: false,
        grant: {
          ...given("G6", "UMA_MUSUME"),
          quantity: 1,
          unit: "ITEM_SET",
          reason: { code: "EXISTING_PLAYER" },
          content: "300 jewels, 26 Super Creek pieces, 5,000 support points and 10,000 money",
        },
      },
      {
        isReplay: false,
        grant: {
          ...given("G9", "GUARDIAN_TALES"),
          quantity: null,
          unit: null,
          reason: { code: "EXISTING_PLAYER_ITEMS_UNKNOWN" },
          content: null,
        },
      },
    ]);
  });

  it.each([
    ["ELYON", "2022-10-23T23:59:59.999+09:00", { isReplay: false }],
    ["ELYON", "2022-10-24T00:00:00+09:00", { code: "OUTSIDE_WINDOW" }],
    ["PRINCESS_CONNECT", "2022-10-31T23:59:59.999+09:00", { isReplay: false }],
    ["PRINCESS_CONNECT", "2022-11-01T00:00:00+09:00", { code: "OUTSIDE_WINDOW" }],
    ["ELYON", "2023-03-02T10:00:00+09:00", { code: "OUTSIDE_WINDOW" }],
  ])("until the last day of the game: %s at %s", async (game, at, expected) => {
    const as = user(`${game}_${at.slice(0, 10)}`);
    await games.addPlayer(as.id, game);
    graph.setNow(new Date(at));

    expect(await logIn(as, game)).toMatchObject(expected);
  });

  it("not for strangers to the game, late comers, or once it was taken back: each is told why", async () => {
    graph.setNow(IN_TIME);
    const [stranger, late, revoked] = [user("stranger"), user("late"), user("revoked")];
    await games.addPlayer(late.id, "ODIN", "2022-10-16");
    await games.addPlayer(revoked.id, "ODIN");
    await logIn(revoked, "ODIN");
    const operator = { role: "operator", id: "opr_test_items", affiliate: "GAMES" } as const;
    const grantId = grantOf("G4", revoked);
    await games.answer("revokeGamesGrant", { grantId, note: "A bot's account" }, operator);

    const answers = [await logIn(stranger, "ODIN"), await logIn(late, "ODIN")];
    answers.push(await logIn(revoked, "ODIN"));
    graph.setNow(new Date("2022-10-24T00:00:00+09:00"));
    answers.push(await logIn(stranger, "ODIN"));

    expect(answers).toEqual([
      {
        code: "NOT_A_PLAYER",
        ko: "이 보상의 대상 게임에 등록된 계정이 없습니다.",
        en: "There is no account in a game that this remedy is for.",
      },
      {
        code: "REGISTERED_AFTER_OUTAGE",
        ko: "오딘 계정이 장애 이후(2022-10-16)에 등록되어 기존 이용자가 아닙니다.",
        en: "Not an existing player: the Odin account was registered on 2022-10-16, after the outage began.",
      },
      {
        code: "GRANT_REVOKED",
        ko: "지급된 뒤 회수되어 다시 받을 수 없습니다.",
        en: "It was given and taken back, so it cannot be taken again.",
      },
      {
        code: "OUTSIDE_WINDOW",
        ko: "받을 수 있는 기간( ~ 2022-10-23 23:59)이 아닙니다.",
        en: "This can be taken only within  ~ 2022-10-23 23:59 (Korean time).",
      },
    ]);
  });

  it("not to who declined them, offered or taken: they stay declined", async () => {
    graph.setNow(IN_TIME);
    const [offered, taken] = [user("declines_offer"), user("declines_items")];
    for (const as of [offered, taken]) await games.addPlayer(as.id, "ODIN");
    await logIn(taken, "ODIN");
    for (const as of [offered, taken]) {
      await games.answer("declineGamesGrant", { grantId: grantOf("G4", as) }, as);
    }

    const answers = [await logIn(offered, "ODIN"), await logIn(taken, "ODIN")];

    const declined = {
      code: "GRANT_DECLINED",
      ko: "받지 않기로 한 기록이 있어 다시 받을 수 없습니다.",
      en: "It is on record as declined, so it cannot be taken again.",
    };
    expect(answers).toEqual([declined, declined]);
  });

  it("never for somebody else", async () => {
    const input = { outageId: "1015", game: "ODIN", beneficiaryId: "usr_test_gamer" };

    const { data, errors } = await games.send("takeGamesLoginItems", input, user("nosy"));

    expect(data).toEqual({ takeGamesLoginItems: null });
    expect(errors).toEqual([
      {
        message: "You may not do this.",
        path: ["takeGamesLoginItems"],
        extensions: { code: "FORBIDDEN", affiliate: "GAMES", retryable: false },
      },
    ]);
  });
});
