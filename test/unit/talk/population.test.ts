import { describe, expect, it } from "vitest";
import { syntheticReports } from "../../../subgraphs/kit/demo/people.js";
import { koreanDay } from "../../../subgraphs/kit/korean-calendar.js";
import { applicationsAmong, businessOf, claimOf } from "../../../subgraphs/talk/demo/population.js";
import { reliefOf, subscriberOf } from "../../../subgraphs/talk/demo/synthetic-subscriptions.js";
import { takesClaims } from "../../../subgraphs/talk/outages/1015/loss-support-rounds.js";
import { decideLossSupport } from "../../../subgraphs/talk/remedies/loss-support/loss-support.rules.js";

/** The published 105,116 at 1/10 scale. */
const reports = syntheticReports(10_512);
const filed = reports.map((report) => ({ report, ...claimOf(report, null) }));

describe("the synthetic reports", () => {
  it("come in inside the intake, on each of its 19 days, and of every nature each day", () => {
    const naturesByDay = new Map<string, Set<string>>();
    for (const { report, claim } of filed) {
      const day = koreanDay(claim.filedAt);
      naturesByDay.set(day, (naturesByDay.get(day) ?? new Set()).add(report.nature));
    }

    expect(filed.filter(({ claim }) => !takesClaims(claim.filedAt))).toEqual([]);
    expect([...naturesByDay.values()].map(({ size }) => size)).toEqual(Array(19).fill(4));
    const instants = filed.map(({ claim }) => claim.filedAt.getTime());
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(Date.parse("2022-10-19T09:00:00+09:00"));
    expect(Math.max(...instants)).toBeLessThanOrEqual(Date.parse("2022-11-06T23:59:00+09:00"));
  });

  it("come in evenly: no full day differs from another by more than one in a hundred", () => {
    const perDay = new Map<string, number>();
    for (const { claim } of filed) {
      const day = koreanDay(claim.filedAt);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    const fullDays = [...perDay].filter(([day]) => day !== "2022-10-19").map(([, count]) => count);

    expect(Math.max(...fullDays) / Math.min(...fullDays)).toBeLessThan(1.01);
  });

  it("are the same people with the same fate however often they are made", () => {
    const make = () => syntheticReports(500).map((report) => claimOf(report, null));

    expect(make()).toEqual(make());
  });

  it("end as their nature says, in the published shares of natures", () => {
    const counts: Record<string, number> = {};
    for (const { claim } of filed) counts[claim.status] = (counts[claim.status] ?? 0) + 1;

    expect(counts).toEqual({
      TRANSFERRED: 1_792,
      APPROVED: 1_190,
      SUBMITTED: 302,
      NEEDS_DOCUMENTS: 1_320,
      REJECTED: 5_908,
    });
  });

  it("stay open and without a reason only where nothing was published or papers are awaited", () => {
    const undecided = filed.filter(({ claim }) => !claim.reasonCode);

    expect(
      new Set(undecided.map(({ report, claim }) => [report.nature, claim.status].join())),
    ).toEqual(new Set(["PAID_SERVICE,SUBMITTED", "FREE_WITH_LOSS,NEEDS_DOCUMENTS"]));
    expect(undecided.filter(({ claim }) => claim.decidedAt)).toEqual([]);
    expect(
      undecided.filter(
        ({ report, claim }) => claim.status === "SUBMITTED" && report.reporter === "GENERAL_USER",
      ),
    ).toEqual([]);
  });
});

describe("the synthetic applications", () => {
  const applications = [...applicationsAmong(reports).values()];

  it("are as many as the published 451 of 105,116, all by small businesses", () => {
    const byId = new Map(reports.map((report) => [report.beneficiaryId, report]));
    const claimants = [...applicationsAmong(reports).keys()].map((id) => byId.get(id));

    expect(applications).toHaveLength(45);
    expect(new Set(claimants.map((report) => report && businessOf(report).smallBusiness))).toEqual(
      new Set([true]),
    );
    expect(new Set(claimants.map((report) => report?.nature))).toEqual(new Set(["FREE_WITH_LOSS"]));
  });

  it("have losses in every tier and are settled between 6 and 24 February 2023", () => {
    const days = applications.map(({ settle }) => koreanDay(settle.at)).sort();

    expect(new Set(applications.map(({ lossWon }) => decideLossSupport(lossWon).outcome))).toEqual(
      new Set(["FIXED", "COUNCIL_REVIEW"]),
    );
    expect([days[0], days.at(-1)]).toEqual(["2023-02-06", "2023-02-24"]);
  });

  it("are none in a population too small for one", () => {
    expect(applicationsAmong(syntheticReports(100)).size).toBe(0);
  });
});

describe("the synthetic subscribers", () => {
  const subscribers = reports.flatMap((report) => subscriberOf(report) ?? []);

  it("held their subscription when the outage began, so the rule gives each one something", () => {
    const outageBegan = new Date("2022-10-15T15:30:00+09:00");
    const outside = subscribers.filter(
      ({ subscription }) =>
        subscription.startedAt > outageBegan || subscription.endsAt < outageBegan,
    );

    expect(subscribers).toHaveLength(1_190);
    expect(outside).toEqual([]);
    expect(subscribers.flatMap((subscriber) => reliefOf(subscriber) ?? [])).toHaveLength(1_190);
  });

  it("have every service on every way to pay", () => {
    const plans = new Set(
      subscribers.map(({ subscription, relief }) =>
        [subscription.service, subscription.paymentChannel, relief.remedyId].join(),
      ),
    );

    expect(plans).toEqual(
      new Set([
        "EMOTICON_PLUS,WEB,T7",
        "EMOTICON_PLUS,IN_APP,T8",
        "TALK_DRAWER,WEB,T9a",
        "TALK_DRAWER,IN_APP,T9b",
      ]),
    );
  });
});
