import { afterAll, describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { gamesOf, grantOf, OPERATOR, partner, TOURNAMENT } from "./games.fixture.js";

const ENROLMENT = new Date("2023-02-01T10:00:00+09:00");
const graph = await startGraph({ now: new Date("2023-01-20T09:00:00+09:00") });
const games = gamesOf(graph);

const BANGS = ["one", "two", "three", "four", "five"].map(partner);
for (const { id } of BANGS) await games.addPcBang(id);
/** Plays Odin, and is in the directory, so that an agent finds what was given. */
const PLAYER = { role: "user", id: DEMO.player } as const;

afterAll(async () => {
  expect(await games.brokenLaws()).toEqual([]);
});

const id = expect.stringMatching(/^evt_[\w-]{22}$/);
const EVENT = {
  id,
  kind: "REGIONAL_TOURNAMENT",
  remedyId: "G2",
  title: "Test regional tournament",
  titleKo: "시험 지역 대회",
  region: "Test region",
  benefit: null,
  firstDay: "2023-02-18",
  lastDay: "2023-02-19",
  enrolmentOpensAt: "2023-02-01T01:00:00.000Z",
  enrolmentClosesAt: "2023-02-10T09:00:00.000Z",
  places: 3,
  placesLeft: 3,
  isCancelled: false,
};

describe("a tournament with three places", () => {
  let tournament = "";
  let taken: typeof BANGS = [];

  it("is nothing at all until an operator schedules it, and then public", async () => {
    const before = await games.events();

    const scheduled = await games.answer("scheduleGamesEvent", TOURNAMENT, OPERATOR);
    tournament = scheduled.event.id;

    expect(before).toEqual([]);
    expect(scheduled).toEqual({ isReplay: false, event: EVENT });
    expect(await games.events()).toEqual([EVENT]);
  });

  it("is scheduled once, however often the same request comes", async () => {
    const request = { ...TOURNAMENT, kind: "NEIGHBOURHOOD_EVENT", idempotencyKey: "twice" };

    const answers = [
      await games.answer("scheduleGamesEvent", request, OPERATOR),
      await games.answer("scheduleGamesEvent", request, OPERATOR),
      await games.answer("scheduleGamesEvent", { ...request, places: 4 }, OPERATOR),
    ];

    const event = { ...EVENT, kind: "NEIGHBOURHOOD_EVENT", remedyId: "G3" };
    expect(answers).toEqual([
      { isReplay: false, event },
      { isReplay: true, event },
      expect.objectContaining({ code: "IDEMPOTENCY_MISMATCH" }),
    ]);
    expect(await games.events()).toHaveLength(2);
  });

  it.each([
    ["scheduleGamesEvent", TOURNAMENT, { ...OPERATOR, affiliate: "TALK" }],
    ["scheduleGamesEvent", TOURNAMENT, BANGS[0]],
    ["cancelGamesEvent", { outageId: "1015", eventId: "evt_x", note: "?" }, BANGS[0]],
    ["enrolGamesEvent", { outageId: "1015", eventId: "evt_x" }, OPERATOR],
    ["takeGamesLoginItems", { outageId: "1015", game: "ODIN" }, AGENT],
  ] as const)("is nobody else's: %s is not for everybody", async (mutation, input, as) => {
    const { data, errors } = await games.send(mutation, input, as as typeof OPERATOR);

    expect(data).toEqual({ [mutation]: null });
    expect(errors).toEqual([
      {
        message: "You may not do this.",
        path: [mutation],
        extensions: { code: "FORBIDDEN", affiliate: "GAMES", retryable: false },
      },
    ]);
  });

  it("has three of five PC bangs that enrol at once, and the others are told why not", async () => {
    graph.setNow(ENROLMENT);

    const answers = await Promise.all(BANGS.map((as) => games.enrol(tournament, as)));

    taken = BANGS.filter((_, index) => !("code" in answers[index]));
    expect(taken).toHaveLength(3);
    expect(answers.filter(({ code }) => code)).toEqual(
      Array(2).fill({
        code: "SOLD_OUT",
        ko: "선착순 3개가 모두 소진되었습니다.",
        en: "All 3 were taken, first come, first served.",
      }),
    );
    const [first] = taken;
    expect(answers.find(({ grant }) => grant?.pcBangName === `PC방 ${first?.id}`)).toEqual({
      isReplay: false,
      grant: {
        id: first && grantOf("G2", first),
        status: "GRANTED",
        won: null,
        quantity: null,
        expiresAt: "2023-02-19T14:59:59.999Z",
        reason: { code: "ENROLLED_AS_PC_BANG" },
        pcBangName: `PC방 ${first?.id}`,
        game: null,
        event: { id: tournament, placesLeft: expect.any(Number) },
        remedy: { id: "G2" },
      },
    });
    expect((await games.events())[0]).toMatchObject({ places: 3, placesLeft: 0 });
  });

  it("gives who asks again the place they have, and counts it once", async () => {
    const [first] = taken;

    const again = first && (await games.enrol(tournament, first));

    expect(again).toMatchObject({ isReplay: true, grant: { status: "GRANTED" } });
  });

  it("gives nobody the place that was declined", async () => {
    const [first, , third] = taken;
    const late = BANGS.find((bang) => !taken.includes(bang));
    if (!first || !third || !late) throw new Error("three of five were enrolled");

    const declined = await games.answer(
      "declineGamesGrant",
      { grantId: grantOf("G2", third) },
      third,
    );

    expect(declined.grant.status).toBe("DECLINED");
    expect(await games.enrol(tournament, late)).toMatchObject({ code: "SOLD_OUT" });
    expect(await games.enrol(tournament, third)).toMatchObject({ code: "ENROLMENT_DECLINED" });
    expect((await games.events())[0]).toMatchObject({ placesLeft: 0 });
  });

  it("is not cancelled while anybody is enrolled, but when all were revoked with a reason", async () => {
    const cancel = { outageId: "1015", eventId: tournament, note: "The hall was flooded" };
    const refused = await games.answer("cancelGamesEvent", cancel, OPERATOR);
    for (const bang of taken.slice(0, 2)) {
      const grantId = grantOf("G2", bang);
      await games.answer("revokeGamesGrant", { grantId, note: "The hall was flooded" }, OPERATOR);
    }

    const cancelled = await games.answer("cancelGamesEvent", cancel, OPERATOR);
    const again = await games.answer("cancelGamesEvent", cancel, OPERATOR);

    expect(refused).toEqual({
      code: "EVENT_HAS_ENROLMENTS",
      ko: "신청이 2건 있어 취소할 수 없습니다. 먼저 신청을 사유와 함께 한 건씩 회수해야 합니다.",
      en: "It cannot be cancelled with 2 enrolled: revoke the enrolments first, one by one and with a reason.",
    });
    const event = { id: tournament, isCancelled: true, placesLeft: 0 };
    expect([cancelled, again]).toEqual([
      { isReplay: false, event },
      { isReplay: true, event },
    ]);
    expect(await games.events()).toEqual([
      { ...EVENT, placesLeft: 0, isCancelled: true },
      expect.objectContaining({ remedyId: "G3", isCancelled: false }),
    ]);
  });

  it("may be replaced: who was revoked enrols in the next one, and takes part", async () => {
    const [first] = taken;
    if (!first) throw new Error("three of five were enrolled");
    const next = await games.schedule({ places: null, title: { ko: "다음 대회", en: "Next" } });

    const enrolled = await games.enrol(next, first);
    graph.setNow(new Date("2023-02-19T17:00:00+09:00"));
    const grantId = grantOf("G2", first, 2);
    const redeemed = await games.answer("redeemGamesGrant", { grantId }, OPERATOR);

    expect(enrolled.grant).toMatchObject({
      id: grantId,
      status: "GRANTED",
      event: { id: next, placesLeft: null },
    });
    expect(redeemed.grant).toMatchObject({ id: grantId, status: "REDEEMED" });
  });

  it("has players, too, who see their place and its event in what they are given", async () => {
    graph.setNow(ENROLMENT);
    const benefit = { ko: "시험용 혜택", en: "A benefit for tests" };
    const own = { title: { ko: "이용자 대회", en: "For players" }, benefit };
    const event = await games.schedule({ ...own, places: 70 });
    await games.enrol(event, PLAYER);

    const { data, errors } = await graph.ask(
      `{ user(id: "${PLAYER.id}") { compensation(outageId: "1015") { games {
        grants { remedy { id } status ... on GamesPcBangGrant {
          game pcBangName event { title(lang: EN) benefit(lang: EN) placesLeft } } } } } } }`,
      { as: AGENT },
    );

    expect(errors).toBeUndefined();
    expect(data.user.compensation.games.grants).toContainEqual({
      remedy: { id: "G2" },
      status: "GRANTED",
      game: "ODIN",
      pcBangName: null,
      event: { title: "For players", benefit: "A benefit for tests", placesLeft: 69 },
    });
  });

  it("is not told while the database is down, and the programme still is", async () => {
    graph.takeDown(["games"]);

    const { data, errors } = await graph.ask(
      `{ outage(id: "1015") { games { remedies { id } events { id } } } }`,
    );
    graph.takeDown([]);

    expect(data.outage.games).toEqual({ remedies: expect.any(Array), events: null });
    expect(data.outage.games.remedies).toHaveLength(10);
    expect(errors).toEqual([
      {
        message: expect.any(String),
        path: ["outage", "games", "events"],
        extensions: { code: "AFFILIATE_UNAVAILABLE", affiliate: "GAMES", retryable: true },
      },
    ]);
  });

  it("costs one statement however many events there are", async () => {
    graph.takeStatements();

    await games.events();

    const ofGames = graph.takeStatements().filter((text) => text.startsWith("games: "));
    expect(ofGames).toHaveLength(1);
  });
});
