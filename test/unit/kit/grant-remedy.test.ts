import { describe, expect, it } from "vitest";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import { decidedGrant, takeOffer } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import { grantEventRow, grantRow } from "../../../subgraphs/kit/ledger/record-grant.js";
import { entitled, reasonsOf, refused } from "../../../subgraphs/kit/remedies/decision.js";
import type { Programme, ProgrammeRemedy } from "../../../subgraphs/kit/remedies/programme.js";

const because = reasonsOf<"LIKED" | "NOT_LIKED">("liking@1");
const REQUEST = {
  beneficiaryId: "usr_test",
  at: new Date("2023-01-05T12:00:00+09:00"),
  actor: "agt_test",
  why: "Asked by phone",
};

/** A remedy of 1,000 won, usable for three days, for whoever is liked. */
const REMEDY: ProgrammeRemedy<{ liked: boolean }> = {
  id: "X1",
  title: { ko: "시험", en: "Test" },
  audience: { ko: "시험", en: "Test" },
  kind: "CREDIT",
  value: { form: "won", won: 1_000 },
  quota: null,
  access: "TAKE",
  rounds: [
    {
      id: "round",
      title: { ko: "기간", en: "Period" },
      opensAt: new Date("2023-01-05T00:00:00+09:00"),
      closesAt: new Date("2023-01-05T23:59:59.999+09:00"),
      extensions: [],
      provenance: [],
    },
  ],
  validity: { form: "days", days: 3 },
  state: "EXECUTED",
  grantType: "TestGrant",
  details: {},
  provenance: [],
  offer: ({ liked }) =>
    liked ? entitled({ won: 1_000 }, because("LIKED")) : refused(because("NOT_LIKED", { liked })),
};

function programmeOf(change: Partial<typeof REMEDY> = {}): Programme<{ liked: boolean }> {
  return { outageId: "9999", remedies: [{ ...REMEDY, ...change }] };
}

/** A refusal writes nothing, so it needs no database: this one fails as soon as it is touched. */
const UNTOUCHED = new Proxy({} as DatabaseHandle, {
  get: () => {
    throw new Error("the ledger was touched");
  },
});

describe("taking an offer", () => {
  it.each(["2023-01-04T23:59:59.999+09:00", "2023-01-06T00:00:00+09:00"])(
    "is refused outside its window, at %s, and writes nothing",
    async (at) => {
      const request = { ...REQUEST, at: new Date(at) };

      const outcome = await takeOffer(UNTOUCHED, programmeOf(), "X1", { liked: true }, request);

      expect(outcome).toEqual({ outcome: "REFUSED", code: "OUTSIDE_WINDOW" });
    },
  );

  it("is refused while no window was published", async () => {
    const planned = programmeOf({ rounds: [] });

    expect(await takeOffer(UNTOUCHED, planned, "X1", { liked: true }, REQUEST)).toEqual({
      outcome: "REFUSED",
      code: "OUTSIDE_WINDOW",
    });
  });

  it("is refused with the rule's reason to whom it is not offered, and writes nothing", async () => {
    const outcome = await takeOffer(UNTOUCHED, programmeOf(), "X1", { liked: false }, REQUEST);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: { code: "NOT_LIKED", ruleVersion: "liking@1", inputs: { liked: false } },
    });
  });

  it("reaches the ledger inside the window, for whom it is offered to", async () => {
    await expect(
      takeOffer(UNTOUCHED, programmeOf(), "X1", { liked: true }, REQUEST),
    ).rejects.toThrow("the ledger was touched");
  });

  it("of what the programme does not offer is a mistake of ours", async () => {
    const { offer: _, ...notOffered } = REMEDY;
    const programme = { outageId: "9999", remedies: [notOffered] };

    await expect(takeOffer(UNTOUCHED, programme, "X1", { liked: true }, REQUEST)).rejects.toThrow(
      "X1 is not offered",
    );
  });
});

describe("a grant that a rule decided", () => {
  const REASON = because("LIKED", { liked: true });
  const OWN_END = new Date("2024-12-31T23:59:59.999+09:00");

  it.each([
    ["as the remedy's validity says", entitled({ won: 1 }, REASON), "2023-01-07T14:59:59.999Z"],
    ["with its own end", entitled({ won: 1 }, REASON, OWN_END), OWN_END.toISOString()],
    ["never, when the decision says so", entitled({ won: 1 }, REASON, null), null],
  ])("ends %s", (_when, decision, end) => {
    const { expiresAt } = decidedGrant(programmeOf(), "X1", decision, REQUEST);

    expect(expiresAt).toEqual(end && new Date(end));
  });

  it("has a key of its remedy, unless remedies that exclude each other share one", () => {
    const decision = entitled({ won: 1 }, REASON);

    expect(decidedGrant(programmeOf(), "X1", decision, REQUEST).idempotencyKey).toBe("x1-9999");
    expect(decidedGrant(programmeOf(), "X1", decision, REQUEST, "one").idempotencyKey).toBe("one");
  });

  it("is kept as won or in kind, with its reason and its first event", () => {
    const amount = { won: null, quantity: 3, unit: "DAY" } as const;
    const grant = decidedGrant(programmeOf(), "X1", entitled(amount, REASON), REQUEST);

    const key = { outageId: "9999", remedyId: "X1", beneficiaryId: "usr_test", issue: 1 };
    expect(grantRow(grant)).toEqual({
      ...key,
      status: "GRANTED",
      won: null,
      quantity: 3,
      unit: "DAY",
      listPriceWon: null,
      grantedAt: REQUEST.at,
      expiresAt: new Date("2023-01-07T14:59:59.999Z"),
      reasonCode: "LIKED",
      ruleVersion: "liking@1",
      reasonInputs: { liked: true },
      idempotencyKey: "x1-9999",
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(grantEventRow(grant)).toEqual({
      ...key,
      status: "GRANTED",
      sequence: 1,
      at: REQUEST.at,
      actor: "agt_test",
      why: "Asked by phone",
    });
  });
});
