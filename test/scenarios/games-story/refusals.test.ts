import { afterAll, describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { gamesOf, grantOf, OPERATOR, partner, TOURNAMENT, user } from "./games.fixture.js";

const OPEN = new Date("2023-02-01T12:00:00+09:00");
const graph = await startGraph({ now: OPEN });
const games = gamesOf(graph);
const EVENTS_BEFORE = 3;

const regional = await games.schedule({ places: null });
const other = await games.schedule({ title: { ko: "다른 대회", en: "Another tournament" } });
const promotion = await games.schedule({
  kind: "PC_BANG_PROMOTION",
  title: { ko: "시험 혜택", en: "Test promotion" },
  lastDay: null,
  enrolmentClosesAt: null,
  places: null,
});

afterAll(async () => {
  expect(await games.brokenLaws()).toEqual([]);
});

describe("an event is not scheduled", () => {
  it.each([
    [
      { title: { ko: "  ", en: "Blank in Korean" } },
      "EVENT_TEXT_NOT_USABLE",
      "title.ko 항목이 비어 있거나 500자를 넘습니다.",
      "title.ko is blank or longer than 500 characters.",
    ],
    [
      { firstDay: "2023-02-20" },
      "EVENT_ENDS_BEFORE_IT_STARTS",
      "마지막 날(2023-02-19)이 첫날(2023-02-20)보다 빠릅니다.",
      "Its last day (2023-02-19) is before its first (2023-02-20).",
    ],
    [
      { enrolmentOpensAt: "2023-02-11T10:00:00+09:00" },
      "ENROLMENT_CLOSES_BEFORE_IT_OPENS",
      "신청 마감이 신청 시작보다 빠릅니다(2023-02-11 10:00 ~ 2023-02-10 18:00).",
      "Enrolment would close before it opens (2023-02-11 10:00 ~ 2023-02-10 18:00, Korean time).",
    ],
    [
      { enrolmentClosesAt: "2023-02-20T00:00:00+09:00" },
      "ENROLMENT_OUTLASTS_EVENT",
      "신청 기간(2023-02-01 10:00 ~ 2023-02-20 00:00)이 마지막 날(2023-02-19)을 넘습니다.",
      "Enrolment (2023-02-01 10:00 ~ 2023-02-20 00:00, Korean time) would go on after the last day (2023-02-19).",
    ],
    [
      { enrolmentClosesAt: "2023-02-01T11:59:59+09:00" },
      "ENROLMENT_OVER_ALREADY",
      "신청 기간(2023-02-01 10:00 ~ 2023-02-01 11:59)이 이미 지나 아무도 신청할 수 없습니다.",
      "Enrolment (2023-02-01 10:00 ~ 2023-02-01 11:59, Korean time) is over already, so nobody could enrol.",
    ],
    [
      { places: 0 },
      "PLACES_NOT_POSITIVE",
      "정원은 1 이상이어야 합니다(입력: 0).",
      "There has to be at least one place, and 0 is not.",
    ],
  ])("that cannot be held: %j is %s", async (changes, code, ko, en) => {
    const answer = await games.answer(
      "scheduleGamesEvent",
      { ...TOURNAMENT, ...changes },
      OPERATOR,
    );

    expect(answer).toEqual({ code, ko, en });
    expect(await games.events()).toHaveLength(EVENTS_BEFORE);
  });
});

describe("nobody is enrolled", () => {
  const EVENT_UNKNOWN = {
    code: "EVENT_UNKNOWN",
    ko: "이 장애와 관련해 등록된 행사 중에 해당 행사가 없습니다.",
    en: "No such event is scheduled for this outage.",
  };

  it("in an event that is not scheduled, and it cannot be cancelled", async () => {
    const cancel = { outageId: "1015", eventId: "evt_nothing", note: "?" };

    expect(await games.enrol("evt_nothing", user("early"))).toEqual(EVENT_UNKNOWN);
    expect(await games.answer("cancelGamesEvent", cancel, OPERATOR)).toEqual(EVENT_UNKNOWN);
  });

  it("in an event that was cancelled", async () => {
    const own = { kind: "NEIGHBOURHOOD_EVENT", title: { ko: "동네 행사", en: "Street event" } };
    const eventId = await games.schedule(own);
    await games.answer("cancelGamesEvent", { outageId: "1015", eventId, note: "Rain" }, OPERATOR);

    expect(await games.enrol(eventId, user("late"))).toEqual({
      code: "EVENT_CANCELLED",
      ko: "동네 행사 행사는 2023-02-01에 취소되었습니다.",
      en: "Street event was cancelled on 2023-02-01.",
    });
  });

  it.each(["2023-02-01T09:59:59.999+09:00", "2023-02-10T18:00:00.001+09:00"])(
    "outside the enrolment: at %s",
    async (at) => {
      graph.setNow(new Date(at));

      const answer = await games.enrol(regional, user("untimely"));
      graph.setNow(OPEN);

      expect(answer).toEqual({
        code: "ENROLMENT_NOT_OPEN",
        ko: "시험 지역 대회 신청 기간(2023-02-01 10:00 ~ 2023-02-10 18:00)이 아닙니다.",
        en: "Enrolment in Test regional tournament is open only within 2023-02-01 10:00 ~ 2023-02-10 18:00 (Korean time).",
      });
    },
  );

  it("in the promotion who runs no PC bang, be they a player or not", async () => {
    await games.addPlayer("usr_test_promotion", "ODIN");

    expect(await games.enrol(promotion, user("promotion"))).toEqual({
      code: "NO_PC_BANG",
      ko: "등록된 PC방이 없습니다.",
      en: "No PC bang is registered here.",
    });
  });

  it("whose PC bang is not affiliated any more on the day of enrolling", async () => {
    await games.addPcBang("ptn_test_former", "2023-01-31");
    const refusal = {
      code: "PC_BANG_NOT_AFFILIATED",
      ko: "현재 제휴 중인 PC방이 아닙니다(상호: PC방 ptn_test_former).",
      en: "PC방 ptn_test_former is not an affiliated PC bang today.",
    };

    expect(await games.enrol(promotion, partner("former"))).toEqual(refusal);
    expect(await games.enrol(regional, partner("former"))).toEqual(refusal);
  });

  it("in a tournament who is neither a PC bang nor a player", async () => {
    expect(await games.enrol(regional, user("passer_by"))).toEqual({
      code: "NEITHER_PC_BANG_NOR_PLAYER",
      ko: "시험 지역 대회에는 제휴 PC방과 게임 이용자가 신청할 수 있으나, 등록된 PC방도 게임 계정도 없습니다.",
      en: "Test regional tournament is for affiliated PC bangs and for players, and neither a PC bang nor a game account is registered here.",
    });
  });

  it("in a second event of the same kind, though in one of every kind", async () => {
    const as = partner("everywhere");
    await games.addPcBang(as.id);

    const answers = [
      await games.enrol(regional, as),
      await games.enrol(other, as),
      await games.enrol(promotion, as),
    ];

    expect(answers).toEqual([
      expect.objectContaining({ isReplay: false }),
      {
        code: "ENROLLED_ELSEWHERE",
        ko: "같은 종류의 다른 행사에 이미 신청되어 있습니다. 종류마다 한 행사에만 신청할 수 있습니다.",
        en: "Already enrolled in another event of this kind, and it can be one of each kind only.",
      },
      {
        isReplay: false,
        grant: expect.objectContaining({
          id: grantOf("G1", as),
          expiresAt: null,
          event: { id: promotion, placesLeft: null },
        }),
      },
    ]);
    expect((await games.events()).find(({ id }: { id: string }) => id === other)).toMatchObject({
      placesLeft: 3,
    });
  });

  it("who declined the offer before it was an event", async () => {
    const as = partner("decliner");
    await games.addPcBang(as.id);
    await games.answer("declineGamesGrant", { grantId: grantOf("G2", as) }, as);

    expect(await games.enrol(regional, as)).toEqual({
      code: "ENROLMENT_DECLINED",
      ko: "이 지원을 받지 않겠다고 하셨으므로 다시 신청할 수 없습니다. 사양한 자리는 되돌아오지 않습니다.",
      en: "This was declined before, so it cannot be enrolled in again; a place that was declined does not come back.",
    });
  });

  it("again in an event from which they were taken", async () => {
    const as = partner("revoked");
    await games.addPcBang(as.id);
    await games.enrol(regional, as);
    const revocation = { grantId: grantOf("G2", as), note: "Entered twice" };
    await games.answer("revokeGamesGrant", revocation, OPERATOR);

    expect(await games.enrol(regional, as)).toEqual({
      code: "GRANT_REVOKED",
      ko: "지급된 뒤 회수되어 다시 받을 수 없습니다.",
      en: "It was given and taken back, so it cannot be taken again.",
    });
  });
});
