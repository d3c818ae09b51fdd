import { describe, expect, it } from "vitest";
import { programme1015 } from "../../../subgraphs/games/outages/1015.js";
import { GamesItemTextsResolver } from "../../../subgraphs/games/schema/games-texts.resolver.js";
import { games } from "../../../subgraphs/games/subgraph.js";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { ownFieldsOf } from "../own-fields.js";

const { schema } = games.buildSchema();

describe("Games' schema", () => {
  it("has every grant type that a remedy names, and requires none of the type's own fields", () => {
    const ownFields = programme1015.remedies.map(({ grantType }) => [
      grantType,
      ownFieldsOf(schema, grantType).map(({ name, type }) => `${name}: ${type}`),
    ]);

    expect(Object.fromEntries(ownFields)).toEqual({
      GamesPcBangGrant: [
        "pcBangName: String",
        "affiliatedFrom: Date",
        "affiliatedUntil: Date",
        "game: String",
        "event: GamesEvent",
      ],
      GamesItemGrant: ["delivery: String", "game: String", "registeredOn: Date", "content: String"],
    });
  });

  it.each([
    ["G7", "KO", "패스 5레벨 상승권, 40,000 BP"],
    ["G7", "EN", "A ticket that raises the pass by 5 levels, and 40,000 BP"],
    ["G9", "KO", null],
    ["G9", "EN", null],
  ] as const)(
    "says what the items of %s are in %s, and nothing where no source tells",
    (...row) => {
      const [remedyId, lang, expected] = row;
      const { details } = remedyOf(programme1015, remedyId);

      expect(new GamesItemTextsResolver().content(details as never, lang)).toBe(expected);
    },
  );
});
