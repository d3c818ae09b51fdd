import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  ContentService,
  EntertainmentFacts,
  LapsedEventCash,
} from "../../../subgraphs/entertainment/facts.js";
import { programme1015 } from "../../../subgraphs/entertainment/outages/1015.js";
import { decideEventCashReissue } from "../../../subgraphs/entertainment/remedies/event-cash-reissue/event-cash-reissue.rules.js";
import { offerMemberCash } from "../../../subgraphs/entertainment/remedies/member-event-cash/member-event-cash.rules.js";
import { addDays, koreanDay } from "../../../subgraphs/kit/korean-calendar.js";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { expiresAt } from "../../../subgraphs/kit/remedies/validity.js";

const NOW = new Date("2022-10-19T18:00:00+09:00");

/** Synthetic cash. */
function lapsed(lapsedAt: string, amountWon = 500): LapsedEventCash {
  return { amountWon, lapsedAt: new Date(lapsedAt) };
}

describe("event cash that lapsed in Kakao Webtoon's outage", () => {
  it("is given again in the same amount", () => {
    const cash = [
      lapsed("2022-10-15T23:59:59.999+09:00", 1_200),
      lapsed("2022-10-16T00:00:00+09:00", 300),
      lapsed("2022-10-17T00:00:00+09:00", 9_999),
    ];

    expect(decideEventCashReissue(cash)).toEqual({
      entitled: true,
      amount: { won: 1_500 },
      reason: {
        code: "EVENT_CASH_REISSUED",
        ruleVersion: "event-cash-reissue@1",
        inputs: { lapsedCount: 2, lapsedWon: 1_500 },
      },
    });
  });

  it.each([
    ["1 ms before the window", "2022-10-15T15:29:59.999+09:00", false],
    ["as the window opens", "2022-10-15T15:30:00+09:00", true],
    ["as the window closes", "2022-10-16T07:00:00+09:00", true],
    ["1 ms after the window", "2022-10-16T07:00:00.001+09:00", false],
  ])("counts when it lapsed in the window alone: %s", (_case, lapsedAt, entitled) => {
    expect(decideEventCashReissue([lapsed(lapsedAt)]).entitled).toBe(entitled);
  });

  it("is refused to those who lost none", () => {
    expect(decideEventCashReissue([])).toEqual({
      entitled: false,
      reason: {
        code: "NO_CASH_LAPSED_IN_OUTAGE",
        ruleVersion: "event-cash-reissue@1",
        inputs: { lapsedCount: 0 },
      },
    });
  });

  it("ends on the day of the grant plus 7, at whatever hour it was given", () => {
    const { validity } = remedyOf(programme1015, "E6");
    const aMonth = { min: NOW, max: new Date("2022-11-19T18:00:00+09:00"), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(aMonth), (grantedAt) => {
        const end = expiresAt(validity, grantedAt);

        expect(end && koreanDay(end)).toBe(addDays(koreanDay(grantedAt), 7));
        expect(end && koreanDay(new Date(end.getTime() + 1))).toBe(
          addDays(koreanDay(grantedAt), 8),
        );
      }),
    );
  });
});

describe("3,000 event cash for members", () => {
  /** A synthetic member of one service. */
  function memberOf(service: ContentService, registeredOn = "2019-05-01"): EntertainmentFacts {
    return { memberships: [{ service, registeredOn }] };
  }

  it("is offered to a member of the service", () => {
    expect(offerMemberCash("KAKAO_PAGE")(memberOf("KAKAO_PAGE"), NOW)).toEqual({
      entitled: true,
      amount: { won: 3_000 },
      reason: {
        code: "REGISTERED_MEMBER",
        ruleVersion: "member-event-cash@1",
        inputs: { service: "KAKAO_PAGE", registeredOn: "2019-05-01" },
      },
    });
  });

  it("is not offered for membership of the other service", () => {
    expect(offerMemberCash("KAKAO_WEBTOON")(memberOf("KAKAO_PAGE"), NOW)).toEqual({
      entitled: false,
      reason: {
        code: "NOT_A_MEMBER",
        ruleVersion: "member-event-cash@1",
        inputs: { service: "KAKAO_WEBTOON" },
      },
    });
  });

  it.each([
    ["2022-11-30", true, "REGISTERED_MEMBER"],
    ["2022-12-01", false, "REGISTERED_TOO_LATE"],
  ])("needs a registration while it could still be had: %s", (registeredOn, entitled, code) => {
    const decision = offerMemberCash("KAKAO_PAGE")(memberOf("KAKAO_PAGE", registeredOn), NOW);

    expect([decision.entitled, decision.reason.code]).toEqual([entitled, code]);
  });

  it.each(["E7", "E8"])("of %s ends on 30 November 2022 whatever the day of the grant", (id) => {
    const { validity } = remedyOf(programme1015, id);
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (grantedAt) => {
        expect(expiresAt(validity, grantedAt)).toEqual(new Date("2022-11-30T23:59:59.999+09:00"));
      }),
    );
  });
});
