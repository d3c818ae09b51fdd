import { describe, expect, it } from "vitest";
import { reissueEventCash } from "../../../subgraphs/entertainment/remedies/event-cash-reissue/reissue-event-cash.js";
import { takeEventCash } from "../../../subgraphs/entertainment/remedies/member-event-cash/take-event-cash.js";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import { lapsedEventCash, serviceMemberships } from "../../../subgraphs/entertainment/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(entertainment);
const { owner, serving } = database;

describe("giving lapsed event cash again", () => {
  const APPLIED = {
    at: new Date("2022-10-19T18:00:00+09:00"),
    actor: "opr_test_entertainment",
    why: null,
  };

  async function lose(beneficiaryId: string, amountWon: number, lapsedAt: string) {
    await owner.db
      .insert(lapsedEventCash)
      .values({ beneficiaryId, cashId: lapsedAt, amountWon, lapsedAt: new Date(lapsedAt) });
  }

  it("gives what lapsed in the outage, until the end of the 7th day after", async () => {
    const request = { beneficiaryId: "usr_lost", ...APPLIED };
    await lose(request.beneficiaryId, 1_000, "2022-10-15T23:59:00+09:00");
    await lose(request.beneficiaryId, 500, "2022-10-16T06:00:00+09:00");
    await lose(request.beneficiaryId, 200, "2022-10-14T23:59:00+09:00");

    const outcome = await reissueEventCash(serving.db, request);

    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "E6",
          won: 1_500,
          grantedAt: APPLIED.at,
          expiresAt: new Date("2022-10-26T23:59:59.999+09:00"),
          reasonCode: "EVENT_CASH_REISSUED",
          idempotencyKey: "e6-1015",
        },
      ],
      grantEvents: [{ remedyId: "E6", sequence: 1, status: "GRANTED", ...APPLIED }],
    });
  });

  it("gives it once when it is applied twice at the same time", async () => {
    const request = { beneficiaryId: "usr_lost_twice", ...APPLIED };
    await lose(request.beneficiaryId, 1_000, "2022-10-15T23:59:00+09:00");

    const outcomes = await Promise.all([
      reissueEventCash(serving.db, request),
      reissueEventCash(serving.db, request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("gives nothing where none lapsed, and writes nothing", async () => {
    const request = { beneficiaryId: "usr_lost_nothing", ...APPLIED };

    const outcome = await reissueEventCash(serving.db, request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "NO_CASH_LAPSED_IN_OUTAGE",
        ruleVersion: "event-cash-reissue@1",
        inputs: { lapsedCount: 0 },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});

describe("logging in for the event cash of members", () => {
  const IN_TIME = new Date("2022-10-29T09:30:00+09:00");

  async function join(beneficiaryId: string, service: "KAKAO_PAGE" | "KAKAO_WEBTOON") {
    await owner.db
      .insert(serviceMemberships)
      .values({ beneficiaryId, service, registeredOn: "2019-05-01" });
  }

  function logIn(beneficiaryId: string, at = IN_TIME) {
    return { beneficiaryId, at, actor: beneficiaryId, why: null };
  }

  it("brings a member of both services 3,000 from each, until 30 November", async () => {
    const request = logIn("usr_both");
    await join(request.beneficiaryId, "KAKAO_PAGE");
    await join(request.beneficiaryId, "KAKAO_WEBTOON");

    const outcomes = [
      await takeEventCash(serving.db, "KAKAO_PAGE", request),
      await takeEventCash(serving.db, "KAKAO_WEBTOON", request),
    ];

    const { beneficiaryId: actor } = request;
    const cash = {
      ...GRANTED,
      won: 3_000,
      grantedAt: IN_TIME,
      expiresAt: new Date("2022-11-30T23:59:59.999+09:00"),
      reasonCode: "REGISTERED_MEMBER",
    };
    const event = { sequence: 1, status: "GRANTED", at: IN_TIME, actor, why: null };
    expect(outcomes).toEqual([{ outcome: "RECORDED" }, { outcome: "RECORDED" }]);
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        { ...cash, remedyId: "E7", idempotencyKey: "e7-1015" },
        { ...cash, remedyId: "E8", idempotencyKey: "e8-1015" },
      ],
      grantEvents: [
        { remedyId: "E7", ...event },
        { remedyId: "E8", ...event },
      ],
    });
  });

  it("brings it once to a member who logs in twice at the same time", async () => {
    const request = logIn("usr_twice");
    await join(request.beneficiaryId, "KAKAO_PAGE");

    const outcomes = await Promise.all([
      takeEventCash(serving.db, "KAKAO_PAGE", request),
      takeEventCash(serving.db, "KAKAO_PAGE", request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it.each([
    ["2022-10-27T23:59:59.999+09:00", { outcome: "REFUSED", code: "OUTSIDE_WINDOW" }, 0],
    ["2022-10-28T00:00:00+09:00", { outcome: "RECORDED" }, 1],
    ["2022-11-30T23:59:59.999+09:00", { outcome: "RECORDED" }, 1],
    ["2022-12-01T00:00:00+09:00", { outcome: "REFUSED", code: "OUTSIDE_WINDOW" }, 0],
  ])("brings it from 28 October to 30 November only: %s", async (at, expected, count) => {
    const request = logIn(`usr_${at.slice(0, 10)}`, new Date(at));
    await join(request.beneficiaryId, "KAKAO_WEBTOON");

    const outcome = await takeEventCash(serving.db, "KAKAO_WEBTOON", request);

    expect(outcome).toEqual(expected);
    expect((await ledgerOf(database, request.beneficiaryId)).grants).toHaveLength(count);
  });

  it("brings nothing to who is a member of the other service, and writes nothing", async () => {
    const request = logIn("usr_other_service");
    await join(request.beneficiaryId, "KAKAO_PAGE");

    const outcome = await takeEventCash(serving.db, "KAKAO_WEBTOON", request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "NOT_A_MEMBER",
        ruleVersion: "member-event-cash@1",
        inputs: { service: "KAKAO_WEBTOON" },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});
