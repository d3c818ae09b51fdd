import { describe, expect, it } from "vitest";
import { entitled } from "../../../subgraphs/kit/remedies/decision.js";
import type { PreparedProgramme } from "../../../subgraphs/kit/slice/compose-slice.js";
import { grantId, grantKey } from "../../../subgraphs/kit/slice/grant-id.js";
import type { ClaimRow } from "../../../subgraphs/kit/slice/slice.query.js";
import {
  CLOSES,
  DURING,
  type Facts,
  grantRow,
  OPENS,
  programmeOf,
  remedy,
  round,
  slice,
  TEXTS,
} from "./slice.fixture.js";

const AFTER = new Date("2023-02-01T00:00:00+09:00");
const ID = grantId({ outageId: "9999", remedyId: "X1", beneficiaryId: "usr_test", issue: 1 });
const programme = programmeOf(remedy());
const [X1] = programme.remedies;

const reason = (facts: object) => ({
  code: "LIKED",
  ruleVersion: "liking@1",
  facts,
  texts: TEXTS,
  sources: [],
});

/** Where the only grant of a slice stands, and until when; null when there is none. */
function standing({ grants }: ReturnType<typeof slice>) {
  expect(grants.length).toBeLessThan(2);
  const [grant] = grants;
  return grant ? [grant.status, grant.expiresAt] : null;
}

describe("an offer that nobody stored", () => {
  it("is a whole grant: what its rule says, with the reason, the details and an id that stays", () => {
    const { grants } = slice({}, { programme });

    expect(grants).toEqual([
      {
        __typename: "TestCreditGrant",
        id: ID,
        remedy: X1?.view,
        status: "OFFERED",
        won: 1_000,
        quantity: null,
        unit: null,
        listPriceWon: null,
        grantedAt: null,
        expiresAt: CLOSES,
        redeemedAt: null,
        minimumOrderWon: 5_000,
        liked: true,
        reason: reason({ liked: true }),
      },
    ]);
  });

  it.each([
    ["not there before it opens", OPENS.getTime() - 1, null],
    ["open from its first instant", OPENS.getTime(), ["OFFERED", CLOSES]],
    ["open until its last instant", CLOSES.getTime(), ["OFFERED", CLOSES]],
    ["shown as lapsed after that", CLOSES.getTime() + 1, ["EXPIRED", CLOSES]],
  ])("is %s", (_when, now, expected) => {
    expect(standing(slice({}, { now: new Date(now) }))).toEqual(expected);
  });

  const FEBRUARY = round({
    id: "second",
    opensAt: new Date("2023-02-10T00:00:00+09:00"),
    closesAt: new Date("2023-02-20T23:59:59.999+09:00"),
  });
  const EXTENDED = new Date("2023-02-05T23:59:59.999+09:00");
  const extension = { announcedOn: "2023-01-18", closesAt: EXTENDED, provenance: [] };
  it.each([
    ["without a window is open", [], ["OFFERED", null]],
    [
      "with an extended window is open until its new end",
      [round({ extensions: [extension] })],
      ["OFFERED", EXTENDED],
    ],
    ["whose end nobody knows is open", [round({ closesAt: null })], ["OFFERED", null]],
    [
      "whose beginning nobody knows is open until its end",
      [round({ opensAt: null, closesAt: EXTENDED })],
      ["OFFERED", EXTENDED],
    ],
    ["between two windows has lapsed with the first", [round(), FEBRUARY], ["EXPIRED", CLOSES]],
    [
      "after both windows has lapsed with the last",
      [round({ closesAt: OPENS }), round()],
      ["EXPIRED", CLOSES],
    ],
    ["before its only window is not there", [FEBRUARY], null],
  ])("%s", (_which, rounds, expected) => {
    const later = programmeOf(remedy({ rounds }));

    expect(standing(slice({}, { now: AFTER, programme: later }))).toEqual(expected);
  });

  it("is not there for whom the rule refuses, for whom the affiliate does not know, or without a rule", () => {
    const { offer: _, ...given } = remedy();

    expect(slice({ facts: { liked: false } }).grants).toEqual([]);
    expect(slice({ facts: null }).grants).toEqual([]);
    expect(slice({}, { programme: programmeOf(given) }).grants).toEqual([]);
  });
});

describe("a grant in the ledger", () => {
  it("wins over the offer, with its own sum and facts, and under the same id", () => {
    const row = grantRow({ reasonInputs: { liked: true, since: "2020-01-01" } });

    const { grants } = slice({ grants: [row] }, { programme });

    expect(grants).toEqual([
      {
        __typename: "TestCreditGrant",
        id: ID,
        remedy: X1?.view,
        status: "GRANTED",
        won: 500,
        quantity: null,
        unit: null,
        listPriceWon: null,
        grantedAt: new Date("2023-01-10T12:00:00+09:00"),
        expiresAt: new Date("2023-01-12T23:59:59.999+09:00"),
        redeemedAt: null,
        minimumOrderWon: 5_000,
        liked: true,
        since: "2020-01-01",
        reason: reason({ liked: true, since: "2020-01-01" }),
      },
    ]);
  });

  it("is shown also to whom nothing would be offered any more", () => {
    const row = { grants: [grantRow({ status: "REDEEMED" })], facts: null };

    expect(standing(slice(row, { now: AFTER }))?.[0]).toBe("REDEEMED");
  });

  const END = "2023-01-12T14:59:59.999+00:00";
  it.each([
    ["GRANTED", END, new Date(END), "GRANTED"],
    ["GRANTED", END, new Date(Date.parse(END) + 1), "EXPIRED"],
    ["GRANTED", null, AFTER, "GRANTED"],
    ["PENDING", END, AFTER, "PENDING"],
    ["REDEEMED", END, AFTER, "REDEEMED"],
    ["DECLINED", END, AFTER, "DECLINED"],
    ["REVOKED", END, AFTER, "REVOKED"],
    ["EXPIRED", END, AFTER, "EXPIRED"],
  ] as const)("that is %s and good until %s shows at %s as %s", (status, expiresAt, now, shown) => {
    expect(standing(slice({ grants: [grantRow({ status, expiresAt })] }, { now }))?.[0]).toBe(
      shown,
    );
  });
});

describe("a grant that was revoked and given anew", () => {
  const FIRST = grantRow({ status: "REVOKED" });
  const SECOND = grantRow({ issue: 2, won: 700, grantedAt: "2023-01-10T03:00:00+00:00" });

  it("is two grants, each with an id of its own that leads back to its issue", () => {
    const { grants, sums } = slice({ grants: [FIRST, SECOND] });

    const second = grantId({
      outageId: "9999",
      remedyId: "X1",
      beneficiaryId: "usr_test",
      issue: 2,
    });
    expect(second).not.toBe(ID);
    expect(grantKey(second)?.issue).toBe(2);
    expect(grants.map(({ id, status, won }) => [id, status, won])).toEqual([
      [ID, "REVOKED", 500],
      [second, "GRANTED", 700],
    ]);
    const sum = { kind: "CREDIT", grants: 1, unit: null, quantity: null, listPriceWon: null };
    expect(sums).toEqual([
      { ...sum, status: "REVOKED", won: 500 },
      { ...sum, status: "GRANTED", won: 700 },
    ]);
  });

  it("is not offered beside what was revoked", () => {
    expect(slice({ grants: [FIRST] }).grants.map(({ status }) => status)).toEqual(["REVOKED"]);
  });
});

describe("the own fields of a grant or claim", () => {
  const FOREIGN = {
    id: "grt_x",
    __typename: "Other",
    status: "REVOKED",
    won: 7,
    remedy: "X9",
    reason: "none",
    grantedAt: "never",
  };

  it("come from the remedy and the facts, and never take the place of a contract field", () => {
    const plain = slice().grants[0];
    const odd = remedy({
      details: FOREIGN,
      offer: () =>
        entitled(
          { won: 1_000 },
          { code: "LIKED", ruleVersion: "liking@1", inputs: { ...FOREIGN, liked: true } },
        ),
    });
    const oddProgramme = programmeOf(odd);

    const [offered] = slice({}, { programme: oddProgramme }).grants;
    const [given] = slice(
      { grants: [grantRow({ reasonInputs: FOREIGN })] },
      { programme: oddProgramme },
    ).grants;

    const { minimumOrderWon: _, ...contract } = plain as typeof plain & { minimumOrderWon: number };
    expect(offered).toEqual({
      ...contract,
      remedy: oddProgramme.remedies[0]?.view,
      reason: reason({ ...FOREIGN, liked: true }),
    });
    expect([given?.id, given?.__typename, given?.status, given?.won]).toEqual([
      ID,
      "TestCreditGrant",
      "GRANTED",
      500,
    ]);
  });

  it("of a claim come from its details", () => {
    const claim: ClaimRow = {
      claimId: "clm_1",
      remedyId: "X1",
      status: "APPROVED",
      filedAt: "2023-01-06T00:00:00+00:00",
      decidedAt: "2023-01-09T00:00:00+00:00",
      lossWon: 40_000,
      reasonCode: "LIKED",
      ruleVersion: "liking@1",
      reasonInputs: { liked: true },
      details: { shop: "A", id: "clm_x", status: "REJECTED", lossWon: 1 },
    };
    const open = {
      ...claim,
      claimId: "clm_2",
      remedyId: null,
      status: "SUBMITTED" as const,
      decidedAt: null,
    };
    const undecided = {
      ...open,
      reasonCode: null,
      ruleVersion: null,
      reasonInputs: null,
      details: {},
    };

    expect(slice({ claims: [claim, undecided] }).claims).toEqual([
      {
        __typename: "TestClaim",
        id: "clm_1",
        status: "APPROVED",
        filedAt: new Date("2023-01-06T09:00:00+09:00"),
        decidedAt: new Date("2023-01-09T09:00:00+09:00"),
        lossWon: 40_000,
        reason: reason({ liked: true }),
        shop: "A",
      },
      {
        __typename: "TestClaim",
        id: "clm_2",
        status: "SUBMITTED",
        filedAt: new Date("2023-01-06T09:00:00+09:00"),
        decidedAt: null,
        lossWon: 40_000,
        reason: null,
      },
    ]);
  });

  it("of a claim come from the affiliate's facts where it says so, and never hide what the claim says", () => {
    const claim: ClaimRow = {
      claimId: "clm_1",
      remedyId: null,
      status: "SUBMITTED",
      filedAt: "2023-01-06T00:00:00+00:00",
      decidedAt: null,
      lossWon: 40_000,
      reasonCode: null,
      ruleVersion: null,
      reasonInputs: null,
      details: { shop: "A" },
    };
    const programme: PreparedProgramme<Facts> = {
      ...programmeOf(remedy()),
      claimFields: ({ claimId }, { beneficiaryId, facts }) => ({
        shop: `${beneficiaryId} ${claimId} ${facts?.liked}`,
        status: "APPROVED",
      }),
    };

    const [shown] = slice({ claims: [claim] }, { programme }).claims;

    expect(shown).toMatchObject({ shop: "usr_test clm_1 true", status: "SUBMITTED" });
  });
});

describe("a slice", () => {
  it("of somebody the affiliate does not know is an empty one, not nothing", () => {
    expect(slice({ facts: null })).toEqual({
      __typename: "TestCompensation",
      affiliate: "GAMES",
      grants: [],
      claims: [],
      sums: [],
      timeline: [],
    });
  });

  it("has grants in the order of the programme, whatever the order of the rows", () => {
    const ids = ["X3", "X1", "X2"];
    const several = programmeOf(...ids.map((id) => remedy({ id })));
    const grants = ["X2", "X1"].map((remedyId) => grantRow({ remedyId }));

    expect(
      slice({ grants }, { now: DURING, programme: several }).grants.map(({ remedy, status }) => [
        remedy.id,
        status,
      ]),
    ).toEqual([
      ["X3", "OFFERED"],
      ["X1", "GRANTED"],
      ["X2", "GRANTED"],
    ]);
  });

  it("fails loudly for a reason that has no texts", () => {
    expect(() => slice({ grants: [grantRow({ reasonCode: "GONE" })] })).toThrow(
      "reason GONE has no texts",
    );
  });
});
