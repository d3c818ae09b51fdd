import { describe, expect, it } from "vitest";
import { games } from "../../../subgraphs/games/subgraph.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(games);

const SLICE = `
  affiliate
  grants {
    __typename
    remedy { id kind state }
    status won quantity unit grantedAt expiresAt
    reason { code }
    ... on GamesPcBangGrant { pcBangName affiliatedFrom affiliatedUntil }
    ... on GamesItemGrant { content contentInEnglish: content(lang: EN) delivery game registeredOn }
  }
  claims { id }
  sums { kind status grants quantity unit won }
  timeline { at status remedyId }
`;

const read = sliceReader(games, database);
const slicesOf = (...ids: string[]) => read(SLICE, ...ids);

const EMPTY = { affiliate: "GAMES", grants: [], claims: [], sums: [], timeline: [] };

describe("the demo's people on the demo clock", () => {
  it("show an affiliated PC bang what is planned for it, with a value that stays unknown", async () => {
    const planned = {
      __typename: "GamesPcBangGrant",
      status: "OFFERED",
      won: null,
      quantity: null,
      unit: null,
      grantedAt: null,
      expiresAt: null,
      reason: { code: "PLANNED_FOR_AFFILIATED_PC_BANGS" },
      pcBangName: "데모 PC방 (Demo PC bang)",
      affiliatedFrom: "2019-03-04",
      affiliatedUntil: null,
    };
    const sum = { status: "OFFERED", quantity: null, unit: null, won: null };

    expect(await slicesOf(DEMO.pcBang)).toEqual([
      {
        ...EMPTY,
        grants: [
          { remedy: { id: "G1", kind: "PROMOTION", state: "PLANNED" }, ...planned },
          { remedy: { id: "G2", kind: "EVENT", state: "PLANNED" }, ...planned },
          { remedy: { id: "G3", kind: "EVENT", state: "PLANNED" }, ...planned },
        ],
        sums: [
          { kind: "PROMOTION", grants: 1, ...sum },
          { kind: "EVENT", grants: 2, ...sum },
        ],
      },
    ]);
  });

  it("show a player the tickets that were taken in time and the set that lapsed", async () => {
    const item = {
      __typename: "GamesItemGrant",
      won: null,
      reason: { code: "EXISTING_PLAYER" },
    };
    const lapsedAt = "2022-10-23T14:59:59.999Z";

    expect(await slicesOf(DEMO.player)).toEqual([
      {
        ...EMPTY,
        grants: [
          {
            ...item,
            remedy: { id: "G4", kind: "DIGITAL_ITEM", state: "EXECUTED" },
            status: "GRANTED",
            quantity: 4,
            unit: "TICKET",
            grantedAt: "2022-10-18T12:10:00.000Z",
            expiresAt: null,
            content: "아바타·탈것·룬·수호석 11회 소환권 각 1장",
            contentInEnglish: "One 11-pull ticket each of avatar, mount, rune and guardian stone",
            delivery: "GIFT_BOX",
            game: "ODIN",
            registeredOn: "2021-07-03",
          },
          {
            ...item,
            remedy: { id: "G6", kind: "DIGITAL_ITEM", state: "EXECUTED" },
            status: "EXPIRED",
            quantity: 1,
            unit: "ITEM_SET",
            grantedAt: null,
            expiresAt: lapsedAt,
            content: "쥬얼 300개, 슈퍼 크릭 피스 26개, 서포트 포인트 5,000, 머니 10,000",
            contentInEnglish:
              "300 jewels, 26 Super Creek pieces, 5,000 support points and 10,000 money",
            delivery: null,
            game: "UMA_MUSUME",
            registeredOn: "2022-06-25",
          },
        ],
        sums: [
          {
            kind: "DIGITAL_ITEM",
            status: "GRANTED",
            grants: 1,
            quantity: 4,
            unit: "TICKET",
            won: null,
          },
          {
            kind: "DIGITAL_ITEM",
            status: "EXPIRED",
            grants: 1,
            quantity: 1,
            unit: "ITEM_SET",
            won: null,
          },
        ],
        timeline: [
          { at: "2022-10-18T12:10:00.000Z", status: "GRANTED", remedyId: "G4" },
          { at: lapsedAt, status: "EXPIRED", remedyId: "G6" },
        ],
      },
    ]);
  });

  it("are nobody else's: the people of other affiliates have an empty slice", async () => {
    const others = Object.values(DEMO).filter((id) => id !== DEMO.pcBang && id !== DEMO.player);

    expect(await slicesOf(...others)).toEqual(others.map(() => EMPTY));
  });

  it("are loaded once, however often it is asked for", async () => {
    const before = await slicesOf(DEMO.pcBang, DEMO.player);

    await games.seedDemo(database.owner);

    expect(await slicesOf(DEMO.pcBang, DEMO.player)).toEqual(before);
  });
});
