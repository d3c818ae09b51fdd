import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type MelonPass,
  PASS_KINDS,
  PAYMENT_CHANNELS,
} from "../../../subgraphs/entertainment/facts.js";
import {
  decideMelonPass,
  type MelonPassDecision,
  refuseGivingAnew,
} from "../../../subgraphs/entertainment/remedies/melon-pass/melon-pass.rules.js";
import { addDays, startOfKoreanDay } from "../../../subgraphs/kit/korean-calendar.js";

/** A synthetic pass: the golden vector of DOMAIN section 4 unless told otherwise. */
function pass(difference: Partial<MelonPass> = {}): MelonPass {
  return {
    kind: "RECURRING",
    paymentChannel: "WEB",
    billingDateMovable: true,
    firstDay: "2022-10-11",
    lastDay: "2022-11-10",
    nextBillingDay: "2022-11-11",
    ...difference,
  };
}

const reasonOf = ({ decision }: MelonPassDecision) => decision.reason;

describe("a Melon pass after the outage", () => {
  it("of 11 October to 10 November ends on 13 November, and is billed the day after", () => {
    expect(decideMelonPass(pass())).toEqual({
      remedyId: "E1",
      decision: {
        entitled: true,
        amount: { won: null, quantity: 3, unit: "DAY" },
        reason: {
          code: "PASS_EXTENDED",
          ruleVersion: "melon-pass@1",
          inputs: {
            passKind: "RECURRING",
            paymentChannel: "WEB",
            billingDateMovable: true,
            firstDay: "2022-10-11",
            lastDay: "2022-11-10",
            nextBillingDay: "2022-11-11",
            newLastDay: "2022-11-13",
            newNextBillingDay: "2022-11-14",
          },
        },
      },
    });
  });

  it("that will not renew has no billing date to move", () => {
    const ticket = pass({ kind: "TICKET", nextBillingDay: null });

    expect(reasonOf(decideMelonPass(ticket)).inputs).toMatchObject({
      newLastDay: "2022-11-13",
      newNextBillingDay: null,
    });
  });

  it("bought in an Apple or Google store gets 1,500 won of cash in place of days", () => {
    expect(decideMelonPass(pass({ paymentChannel: "IN_APP" }))).toEqual({
      remedyId: "E2",
      decision: {
        entitled: true,
        amount: { won: 1_500 },
        reason: {
          code: "PASS_BOUGHT_IN_APP",
          ruleVersion: "melon-pass@1",
          inputs: {
            passKind: "RECURRING",
            paymentChannel: "IN_APP",
            billingDateMovable: true,
            firstDay: "2022-10-11",
            lastDay: "2022-11-10",
            nextBillingDay: "2022-11-11",
          },
        },
      },
    });
  });

  it.each([
    ["affiliated, dates can move", { paymentChannel: "AFFILIATED" }, "E1", "PASS_EXTENDED"],
    [
      "affiliated, dates cannot move",
      { paymentChannel: "AFFILIATED", billingDateMovable: false },
      "E2",
      "PASS_DATE_CANNOT_MOVE",
    ],
    [
      "web: what an affiliated seller can do plays no part",
      { billingDateMovable: false },
      "E1",
      "PASS_EXTENDED",
    ],
    ["last day 10-14", { lastDay: "2022-10-14" }, null, "NO_PASS_ON_RECORD_DAY"],
    ["last day 10-15", { lastDay: "2022-10-15" }, "E2", "PASS_ENDED_IN_OUTAGE"],
    [
      "last day 10-15, bought in an app",
      { lastDay: "2022-10-15", paymentChannel: "IN_APP" },
      "E2",
      "PASS_ENDED_IN_OUTAGE",
    ],
    ["last day 10-16", { lastDay: "2022-10-16" }, "E1", "PASS_EXTENDED"],
    ["first day 10-16", { firstDay: "2022-10-16" }, "E1", "PASS_EXTENDED"],
    ["first day 10-17", { firstDay: "2022-10-17" }, null, "NO_PASS_ON_RECORD_DAY"],
  ] satisfies [string, Partial<MelonPass>, string | null, string][])(
    "falls under the right remedy: %s",
    (_case, difference, remedyId, code) => {
      const result = decideMelonPass(pass(difference));

      expect([result.remedyId, reasonOf(result).code]).toEqual([remedyId, code]);
    },
  );

  it("that nobody ever had brings nothing", () => {
    expect(decideMelonPass(null)).toEqual({
      remedyId: null,
      decision: {
        entitled: false,
        reason: { code: "NO_MELON_PASS", ruleVersion: "melon-pass@1", inputs: {} },
      },
    });
  });

  const anyPass: fc.Arbitrary<MelonPass> = fc
    .record({
      kind: fc.constantFrom(...PASS_KINDS),
      paymentChannel: fc.constantFrom(...PAYMENT_CHANNELS),
      billingDateMovable: fc.boolean(),
      startsAfter: fc.integer({ min: -6, max: 6 }),
      days: fc.integer({ min: 0, max: 8 }),
    })
    .map(({ startsAfter, days, ...rest }) => {
      const firstDay = addDays("2022-10-14", startsAfter);
      const lastDay = addDays(firstDay, days);
      const nextBillingDay = rest.kind === "RECURRING" ? addDays(lastDay, 1) : null;
      return { ...rest, firstDay, lastDay, nextBillingDay };
    });

  it("never gives both days and cash, nor nothing to a holder", () => {
    fc.assert(
      fc.property(anyPass, (candidate) => {
        const { remedyId, decision } = decideMelonPass(candidate);

        const held = candidate.firstDay <= "2022-10-16" && "2022-10-16" <= candidate.lastDay;
        const endedInOutage = candidate.lastDay === "2022-10-15";
        const amount = decision.entitled ? decision.amount : null;
        expect(decision.entitled).toBe(held || endedInOutage);
        expect(amount).toEqual(
          remedyId === "E1"
            ? { won: null, quantity: 3, unit: "DAY" }
            : remedyId === "E2"
              ? { won: 1_500 }
              : null,
        );
        if (endedInOutage || candidate.paymentChannel === "IN_APP") {
          expect(remedyId).not.toBe("E1");
        }
        if (held && candidate.paymentChannel === "WEB") expect(remedyId).toBe("E1");
      }),
    );
  });

  it("is extended by exactly three days, over every month's and year's end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const lastDay = addDays("2022-10-16", days);

        const { newLastDay } = reasonOf(decideMelonPass(pass({ lastDay }))).inputs;

        const movedMs =
          startOfKoreanDay(String(newLastDay)).getTime() - startOfKoreanDay(lastDay).getTime();
        expect(movedMs).toBe(3 * 24 * 60 * 60 * 1000);
      }),
    );
  });
});

describe("what was given for a pass and taken back", () => {
  const REVOKED = { status: "REVOKED" } as const;

  it.each([
    ["nothing yet", [], false, null],
    ["nothing yet", [], true, "NOTHING_TO_CORRECT"],
    ["one that was taken back", [REVOKED], false, "GRANT_REVOKED"],
    ["one that was taken back", [REVOKED], true, null],
    ["both of which were taken back", [REVOKED, REVOKED], false, "GRANT_REVOKED"],
    ["one that stands", [{ status: "GRANTED" }], true, null],
    ["one that was declined", [{ status: "DECLINED" }], false, null],
    ["one that stands beside one taken back", [REVOKED, { status: "REDEEMED" }], false, null],
  ] as const)("is given anew only as a correction: %s", (_what, given, isCorrection, expected) => {
    expect(refuseGivingAnew(given, isCorrection)).toBe(expected);
  });
});
