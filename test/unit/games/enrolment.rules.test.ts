import { describe, expect, it } from "vitest";
import type { GamesFacts } from "../../../subgraphs/games/facts.js";
import {
  decideEnrolment,
  standingOf,
} from "../../../subgraphs/games/remedies/events/enrolment.rules.js";
import type { ScheduledEvent } from "../../../subgraphs/games/remedies/events/scheduled-event.js";

const EVENT: ScheduledEvent = {
  eventId: "evt_test",
  outageId: "1015",
  kind: "REGIONAL_TOURNAMENT",
  title: { ko: "시험 대회", en: "Test tournament" },
  region: null,
  benefit: null,
  firstDay: "2023-02-18",
  lastDay: "2023-02-19",
  enrolmentOpensAt: new Date("2023-02-01T10:00:00+09:00"),
  enrolmentClosesAt: new Date("2023-02-10T18:00:00+09:00"),
  places: null,
  cancelledAt: null,
};
const OPEN = new Date("2023-02-01T12:00:00+09:00");
const TITLE = { eventId: "evt_test", eventTitleKo: "시험 대회", eventTitleEn: "Test tournament" };

/** Synthetic. */
const PC_BANG = { name: "느티나무 PC방", affiliatedFrom: "2021-03-02", affiliatedUntil: null };
const AFFILIATED: GamesFacts = { gameAccounts: [], pcBang: PC_BANG };
const FORMER: GamesFacts = {
  gameAccounts: [],
  pcBang: { ...PC_BANG, affiliatedUntil: "2023-01-31" },
};
const PLAYER: GamesFacts = {
  gameAccounts: [
    { game: "UMA_MUSUME", registeredOn: "2022-06-25" },
    { game: "ANOTHER_TITLE", registeredOn: "2020-05-05" },
  ],
  pcBang: null,
};
const NOBODY: GamesFacts = { gameAccounts: [], pcBang: null };

describe("a place at an event", () => {
  it("is an affiliated PC bang's, worth what nobody published, until the end of the last day", () => {
    expect(decideEnrolment(EVENT, AFFILIATED, OPEN)).toEqual({
      entitled: true,
      amount: { won: null, quantity: null, unit: null },
      reason: {
        code: "ENROLLED_AS_PC_BANG",
        ruleVersion: "event-enrolment@1",
        inputs: {
          ...TITLE,
          pcBangName: "느티나무 PC방",
          affiliatedFrom: "2021-03-02",
          affiliatedUntil: null,
        },
      },
      expiresAt: new Date("2023-02-19T23:59:59.999+09:00"),
    });
  });

  it("is a player's, too, of whatever game: the oldest account is the one the reason names", () => {
    expect(decideEnrolment(EVENT, PLAYER, OPEN)).toMatchObject({
      entitled: true,
      reason: {
        code: "ENROLLED_AS_PLAYER",
        inputs: { ...TITLE, game: "ANOTHER_TITLE", registeredOn: "2020-05-05" },
      },
    });
  });

  it("never lapses at an event without an end", () => {
    const decision = decideEnrolment({ ...EVENT, lastDay: null }, AFFILIATED, OPEN);

    expect(decision).toMatchObject({ entitled: true, expiresAt: null });
  });

  it.each([
    ["REGIONAL_TOURNAMENT", FORMER, "PC_BANG_NOT_AFFILIATED"],
    ["REGIONAL_TOURNAMENT", NOBODY, "NEITHER_PC_BANG_NOR_PLAYER"],
    ["NEIGHBOURHOOD_EVENT", NOBODY, "NEITHER_PC_BANG_NOR_PLAYER"],
    ["PC_BANG_PROMOTION", FORMER, "PC_BANG_NOT_AFFILIATED"],
    ["PC_BANG_PROMOTION", PLAYER, "NO_PC_BANG"],
    ["PC_BANG_PROMOTION", NOBODY, "NO_PC_BANG"],
  ] as const)("of kind %s is not everybody's: case %#", (kind, facts, code) => {
    const decision = decideEnrolment({ ...EVENT, kind }, facts, OPEN);

    expect([decision.entitled, decision.reason.code]).toEqual([false, code]);
  });

  it("is a player's who runs a PC bang that is not affiliated any more", () => {
    const both = { ...PLAYER, pcBang: FORMER.pcBang };

    expect(decideEnrolment(EVENT, both, OPEN).reason.code).toBe("ENROLLED_AS_PLAYER");
  });

  it.each([
    ["2023-02-01T09:59:59.999+09:00", false],
    ["2023-02-01T10:00:00+09:00", true],
    ["2023-02-10T18:00:00+09:00", true],
    ["2023-02-10T18:00:00.001+09:00", false],
  ])("is given only while enrolment is open, both instants included: at %s", (at, entitled) => {
    const decision = decideEnrolment(EVENT, AFFILIATED, new Date(at));

    expect(decision.entitled).toBe(entitled);
    if (!entitled) expect(decision.reason.code).toBe("ENROLMENT_NOT_OPEN");
  });

  it("is not given at an event that was cancelled", () => {
    const cancelled = { ...EVENT, cancelledAt: OPEN };

    expect(decideEnrolment(cancelled, AFFILIATED, OPEN)).toMatchObject({
      entitled: false,
      reason: { code: "EVENT_CANCELLED" },
    });
  });
});

describe("what was given of the remedy before", () => {
  const here = { issue: 1, eventId: "evt_test" };
  const elsewhere = { issue: 1, eventId: "evt_other" };

  it.each([
    ["nothing", [], { standing: "NEW", issue: 1 }],
    ["this very place", [{ ...here, status: "GRANTED" }], { standing: "SAME", issue: 1 }],
    ["this place, used", [{ ...here, status: "REDEEMED" }], { standing: "SAME", issue: 1 }],
    [
      "another event",
      [{ ...elsewhere, status: "GRANTED" }],
      { standing: "REFUSED", code: "ENROLLED_ELSEWHERE" },
    ],
    [
      "a declined offer",
      [{ issue: 1, eventId: null, status: "DECLINED" }],
      { standing: "REFUSED", code: "ENROLMENT_DECLINED" },
    ],
    [
      "this place, declined",
      [{ ...here, status: "DECLINED" }],
      { standing: "REFUSED", code: "ENROLMENT_DECLINED" },
    ],
    [
      "this place, revoked",
      [{ ...here, status: "REVOKED" }],
      { standing: "REFUSED", code: "GRANT_REVOKED" },
    ],
    [
      "another event, revoked",
      [{ ...elsewhere, status: "REVOKED" }],
      { standing: "NEW", issue: 2 },
    ],
    [
      "another event, revoked, and then this place",
      [
        { ...elsewhere, status: "REVOKED" },
        { ...here, issue: 2, status: "GRANTED" },
      ],
      { standing: "SAME", issue: 2 },
    ],
  ] as const)("decides how an enrolment stands: %s", (_case, earlier, expected) => {
    expect(standingOf(EVENT, earlier)).toEqual(expected);
  });
});
