import { describe, expect, it } from "vitest";
import type { GamesFacts } from "../../../subgraphs/games/facts.js";
import { programme1015 } from "../../../subgraphs/games/outages/1015.js";
import { gamesReasons } from "../../../subgraphs/games/reasons.js";
import { GAME_TITLES } from "../../../subgraphs/games/remedies/player-items/game-titles.js";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { closesAt, isOpen } from "../../../subgraphs/kit/remedies/remedy.js";
import { DEMO_INSTANT } from "../../demo.js";

const { remedies } = programme1015;

describe("Games' programme of outage 1015", () => {
  it("holds every published remedy once, with what is given, how it arrives and how far it got", () => {
    const rows = remedies.map(({ id, kind, access, state, grantType }) => [
      id,
      kind,
      access,
      state,
      grantType,
    ]);

    expect(rows).toEqual([
      ["G1", "PROMOTION", "UNKNOWN", "PLANNED", "GamesPcBangGrant"],
      ["G2", "EVENT", "UNKNOWN", "PLANNED", "GamesPcBangGrant"],
      ["G3", "EVENT", "UNKNOWN", "PLANNED", "GamesPcBangGrant"],
      ["G4", "DIGITAL_ITEM", "LOG_IN", "EXECUTED", "GamesItemGrant"],
      ["G5", "DIGITAL_ITEM", "UNKNOWN", "UNKNOWN", "GamesItemGrant"],
      ["G6", "DIGITAL_ITEM", "LOG_IN", "EXECUTED", "GamesItemGrant"],
      ["G7", "DIGITAL_ITEM", "LOG_IN", "EXECUTED", "GamesItemGrant"],
      ["G8", "DIGITAL_ITEM", "LOG_IN", "EXECUTED", "GamesItemGrant"],
      ["G9", "DIGITAL_ITEM", "LOG_IN", "EXECUTED", "GamesItemGrant"],
      ["G10", "DIGITAL_ITEM", "LOG_IN", "EXECUTED", "GamesItemGrant"],
    ]);
  });

  it("carries the published amounts, and what nobody published as unknown", () => {
    const unknown = { form: "unknown" };
    const oneSet = { form: "in-kind", quantity: 1, unit: "ITEM_SET", listPriceWon: null };

    expect(Object.fromEntries(remedies.map(({ id, value }) => [id, value]))).toEqual({
      G1: unknown,
      G2: unknown,
      G3: unknown,
      G4: { form: "in-kind", quantity: 4, unit: "TICKET", listPriceWon: null },
      G5: unknown,
      G6: oneSet,
      G7: oneSet,
      G8: oneSet,
      G9: unknown,
      G10: unknown,
    });
    expect(new Set(remedies.map(({ validity }) => validity.form))).toEqual(new Set(["unknown"]));
  });

  it("says what is in each set, and keeps silent where no source tells", () => {
    const contents = remedies
      .filter(({ grantType }) => grantType === "GamesItemGrant")
      .map(({ id, details }) => [id, details.contentEn, details.delivery]);

    expect(contents).toEqual([
      ["G4", "One 11-pull ticket each of avatar, mount, rune and guardian stone", "GIFT_BOX"],
      ["G5", null, null],
      ["G6", "300 jewels, 26 Super Creek pieces, 5,000 support points and 10,000 money", null],
      ["G7", "A ticket that raises the pass by 5 levels, and 40,000 BP", null],
      ["G8", "500 jewels and 500 stamina", null],
      ["G9", null, null],
      ["G10", null, null],
    ]);
    expect(remedyOf(programme1015, "G9").provenance[0]?.statement).toContain('"3000..."');
  });

  it("says of every remedy where it was read, and its title and audience in both languages", () => {
    for (const { id, provenance, title, audience } of remedies) {
      expect(provenance.length, id).toBeGreaterThan(0);
      for (const text of [title, audience]) {
        expect(text.ko, id).toMatch(/[가-힣]/);
        expect(text.en, id).toMatch(/^[^가-힣]+$/);
      }
    }
  });

  it("closes every log-in period, on the day that is published or inferred", () => {
    const windows = remedies.flatMap(({ id, rounds }) =>
      rounds.map((round) => [
        id,
        round.opensAt,
        closesAt(round),
        round.provenance[0]?.tag,
        isOpen(round, DEMO_INSTANT),
      ]),
    );
    const october23 = new Date("2022-10-23T23:59:59.999+09:00");
    const october31 = new Date("2022-10-31T23:59:59.999+09:00");

    expect(windows).toEqual([
      ["G4", null, october23, "WEB", false],
      ["G6", null, october23, "WEB", false],
      ["G7", null, october31, "INF", false],
      ["G8", null, october31, "INF", false],
      ["G9", null, october31, "INF", false],
      ["G10", null, october23, "INF", false],
    ]);
  });

  it("shows that sources disagree on the deadline of the other games, and on nothing else", () => {
    const disputed = remedies.flatMap(({ id, provenance }) =>
      provenance.filter(({ conflict }) => conflict).map(({ source }) => [id, source.key]),
    );

    expect(disputed).toEqual([
      ["G10", "W7"],
      ["G10", "W12"],
    ]);
  });

  it("offers each game's items to its players and PC-bang support to PC bangs alone", () => {
    const nobody: GamesFacts = { gameAccounts: [], pcBang: null };
    const games = Object.keys(GAME_TITLES);
    const offeredTo = (facts: GamesFacts) =>
      remedies.flatMap(({ id, offer }) => (offer?.(facts, DEMO_INSTANT).entitled ? [id] : []));

    const byGame = Object.fromEntries(
      games.map((game) => [
        game,
        offeredTo({ ...nobody, gameAccounts: [{ game, registeredOn: "2022-01-01" }] }),
      ]),
    );
    const pcBang = { name: "느티나무 PC방", affiliatedFrom: "2021-03-02", affiliatedUntil: null };

    expect(byGame).toEqual({
      ODIN: ["G4"],
      UMA_MUSUME: ["G6"],
      KAKAO_BATTLEGROUNDS: ["G7"],
      PRINCESS_CONNECT: ["G8"],
      GUARDIAN_TALES: ["G9"],
      ELYON: ["G10"],
      PATH_OF_EXILE: ["G10"],
      ETERNAL_RETURN: ["G10"],
    });
    expect(offeredTo({ ...nobody, pcBang })).toEqual(["G1", "G2", "G3"]);
    expect(offeredTo(nobody)).toEqual([]);
  });

  it("offers exactly the amount that the catalogue publishes", () => {
    const facts: GamesFacts = {
      gameAccounts: Object.keys(GAME_TITLES).map((game) => ({ game, registeredOn: "2022-01-01" })),
      pcBang: { name: "느티나무 PC방", affiliatedFrom: "2021-03-02", affiliatedUntil: null },
    };

    const offered = remedies.flatMap(({ id, offer }) => {
      const decision = offer?.(facts, DEMO_INSTANT);
      return decision?.entitled ? [[id, decision.amount]] : [];
    });
    const published = remedies
      .filter(({ id }) => id !== "G5")
      .map(({ id, value }) => {
        const { quantity, unit } =
          value.form === "in-kind" ? value : { quantity: null, unit: null };
        return [id, { won: null, quantity, unit }];
      });

    expect(offered).toEqual(published);
  });

  it("reads every reason out in both languages with the facts that decided", () => {
    const inputs = {
      game: "ODIN",
      registeredOn: "2021-06-29",
      pcBangName: "Zelkova",
      eventTitleKo: "시험 행사",
      eventTitleEn: "Test event",
      firstDay: "2023-02-19",
      lastDay: "2023-02-18",
      opensAt: "2023-02-01T01:00:00.000Z",
      closesAt: null,
      cancelledAt: "2023-02-02T01:00:00.000Z",
      places: 0,
      enrolments: 2,
      text: "title",
      longest: 500,
    };
    const texts = Object.entries(gamesReasons).map(([code, { ko, en }]) => ({
      code,
      ko: ko(inputs),
      en: en(inputs),
    }));

    for (const { code, ko, en } of texts) {
      expect(ko, code).toMatch(/[가-힣].*[.]$/);
      expect(en, code).toMatch(/^[^가-힣]+[.]$/);
      expect(`${ko} ${en}`, code).not.toMatch(/undefined|null|ODIN/);
    }
    expect(texts.find(({ code }) => code === "EXISTING_PLAYER")?.en).toBe(
      "For every existing player of Odin, on logging in (registered on 2021-06-29).",
    );
    expect(gamesReasons.EXISTING_PLAYER.en({ ...inputs, game: "A_NEW_GAME" })).toContain(
      "A_NEW_GAME",
    );
  });
});
