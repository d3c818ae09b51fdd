import { describe, expect, it } from "vitest";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { ClaimRow, GrantEventRow } from "../../../subgraphs/kit/slice/slice.query.js";
import {
  CLOSES,
  DURING,
  grantRow,
  OPENS,
  programmeOf,
  remedy,
  round,
  slice,
} from "./slice.fixture.js";

const AFTER = new Date("2023-02-01T00:00:00+09:00");
const ID = grantId({ outageId: "9999", remedyId: "X1", beneficiaryId: "usr_test", issue: 1 });

const CREDIT = {
  subject: "GRANT",
  subjectId: ID,
  remedyId: "X1",
  quantity: null,
  unit: null,
  titleKo: "시험",
  titleEn: "Test",
};

function event(sequence: number, status: string, at: string): GrantEventRow {
  return { remedyId: "X1", issue: 1, sequence, status, at };
}

/** The steps of a slice, in short. */
function steps(...of: Parameters<typeof slice>) {
  return slice(...of).timeline.map(({ status, at, id }) => [status, at.toISOString(), id]);
}

const GIVEN = event(1, "GRANTED", "2023-01-10T03:00:00+00:00");
const LAPSED_AT = "2023-01-12T14:59:59.999Z";

describe("the steps of an offer that nobody stored", () => {
  it("are that it opened", () => {
    expect(slice().timeline).toEqual([
      { id: `${ID}.offered`, at: OPENS, status: "OFFERED", won: 1_000, ...CREDIT },
    ]);
  });

  it("and that it lapsed", () => {
    expect(slice({}, { now: AFTER }).timeline).toEqual([
      { id: `${ID}.offered`, at: OPENS, status: "OFFERED", won: 1_000, ...CREDIT },
      { id: `${ID}.expired`, at: CLOSES, status: "EXPIRED", won: 1_000, ...CREDIT },
    ]);
  });

  it.each([
    ["it has no window", []],
    ["nobody knows when it opened", [round({ opensAt: null })]],
  ])("are none while %s", (_why, rounds) => {
    expect(steps({}, { now: DURING, programme: programmeOf(remedy({ rounds })) })).toEqual([]);
  });
});

describe("the steps of a grant in the ledger", () => {
  it("are its events, with its sum, and not that it had been offered", () => {
    expect(slice({ grants: [grantRow()], grantEvents: [GIVEN] }).timeline).toEqual([
      { id: `${ID}.1`, at: DURING, status: "GRANTED", won: 500, ...CREDIT },
    ]);
  });

  it("are only its events also when nobody knows when it was given", () => {
    const grants = [grantRow({ status: "EXPIRED", grantedAt: null, expiresAt: null })];

    expect(steps({ grants, grantEvents: [GIVEN] }, { now: AFTER })).toEqual([
      ["GRANTED", "2023-01-10T03:00:00.000Z", `${ID}.1`],
    ]);
  });

  it("are also that it lapsed unused, which nobody has to record", () => {
    const row = { grants: [grantRow()], grantEvents: [GIVEN] };

    expect(steps(row, { now: AFTER })).toEqual([
      ["GRANTED", "2023-01-10T03:00:00.000Z", `${ID}.1`],
      ["EXPIRED", LAPSED_AT, `${ID}.expired`],
    ]);
  });

  it("say once that it lapsed when somebody recorded it", () => {
    const row = {
      grants: [grantRow({ status: "EXPIRED" })],
      grantEvents: [GIVEN, event(2, "EXPIRED", "2023-01-13T00:00:00+00:00")],
    };

    expect(steps(row, { now: AFTER })).toEqual([
      ["GRANTED", "2023-01-10T03:00:00.000Z", `${ID}.1`],
      ["EXPIRED", "2023-01-13T00:00:00.000Z", `${ID}.2`],
    ]);
  });

  it.each(["REDEEMED", "DECLINED", "REVOKED"] as const)(
    "never say that it lapsed when it was %s",
    (status) => {
      const row = { grants: [grantRow({ status })], grantEvents: [GIVEN] };

      expect(steps(row, { now: AFTER }).map(([step]) => step)).toEqual(["GRANTED"]);
    },
  );
});

describe("the steps of a grant that was revoked and given anew", () => {
  it("are those of both lives, each under its own id and with its own sum", () => {
    const second = grantId({
      outageId: "9999",
      remedyId: "X1",
      beneficiaryId: "usr_test",
      issue: 2,
    });
    const grants = [grantRow({ status: "REVOKED" }), grantRow({ issue: 2, won: 700 })];
    const grantEvents = [
      { ...event(1, "GRANTED", "2023-01-11T12:00:00+00:00"), issue: 2 },
      event(2, "REVOKED", "2023-01-11T00:00:00+00:00"),
      GIVEN,
    ];

    const { timeline } = slice({ grants, grantEvents }, { now: AFTER });

    expect(timeline.map(({ id, status, won }) => [id, status, won])).toEqual([
      [`${ID}.1`, "GRANTED", 500],
      [`${ID}.2`, "REVOKED", 500],
      [`${second}.1`, "GRANTED", 700],
      [`${second}.expired`, "EXPIRED", 700],
    ]);
  });
});

describe("the steps of a claim", () => {
  const claim: ClaimRow = {
    claimId: "clm_1",
    remedyId: "X1",
    status: "APPROVED",
    filedAt: "2023-01-06T00:00:00+00:00",
    decidedAt: null,
    lossWon: 40_000,
    reasonCode: null,
    ruleVersion: null,
    reasonInputs: null,
    details: {},
  };

  it("are its events, with the loss", () => {
    const claimEvents = [
      { claimId: "clm_1", sequence: 1, status: "SUBMITTED", at: "2023-01-06T00:00:00+00:00" },
    ];

    expect(slice({ facts: null, claims: [claim], claimEvents }).timeline).toEqual([
      {
        id: "clm_1.1",
        at: new Date("2023-01-06T09:00:00+09:00"),
        subject: "CLAIM",
        subjectId: "clm_1",
        remedyId: null,
        status: "SUBMITTED",
        won: 40_000,
        quantity: null,
        unit: null,
        titleKo: "피해 접수",
        titleEn: "Damage claim",
      },
    ]);
  });

  it("and those of grants stand in the order in which they happened, whatever the order of the rows", () => {
    const at = (day: number) => `2023-01-${String(day).padStart(2, "0")}T00:00:00+00:00`;
    const claimEvents = [
      { claimId: "clm_1", sequence: 2, status: "IN_REVIEW", at: at(9) },
      { claimId: "clm_1", sequence: 1, status: "SUBMITTED", at: at(6) },
      { claimId: "clm_1", sequence: 3, status: "APPROVED", at: at(10) },
    ];
    const grantEvents = [event(2, "REDEEMED", at(11)), event(1, "GRANTED", at(10))];
    const grants = [grantRow({ status: "REDEEMED" })];

    expect(
      steps({ claims: [claim], grants, claimEvents, grantEvents }).map(([step]) => step),
    ).toEqual(["SUBMITTED", "IN_REVIEW", "APPROVED", "GRANTED", "REDEEMED"]);
  });

  it("of one instant stand in the order in which they were recorded", () => {
    const events = Array.from({ length: 12 }, (_, index) => ({
      claimId: "clm_1",
      sequence: 12 - index,
      status: index % 2 ? "SUBMITTED" : "NEEDS_DOCUMENTS",
      at: "2023-01-06T00:00:00+00:00",
    }));

    expect(
      slice({ facts: null, claims: [claim], claimEvents: events }).timeline.map(({ id }) => id),
    ).toEqual(Array.from({ length: 12 }, (_, index) => `clm_1.${index + 1}`));
  });
});
