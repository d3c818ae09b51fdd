import { describe, expect, it } from "vitest";
import type { TakeOutcome } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import { remedyOutcome } from "../../../subgraphs/kit/mutations/remedy-outcome.js";
import { CLOSES, DURING, OPENS, remedy, round } from "./slice.fixture.js";

const REQUEST = { beneficiaryId: "usr_test", at: DURING };
const KEY = { outageId: "9999", remedyId: "X1", beneficiaryId: "usr_test", issue: 1 };

function outcomeOf(given: TakeOutcome, change: Parameters<typeof remedy>[0] = {}, at = DURING) {
  const programme = { outageId: "9999", remedies: [remedy(change)] };
  return remedyOutcome(programme, "X1", { ...REQUEST, at }, given);
}

function refused(code: string, inputs: object = {}) {
  const reason = { code, ruleVersion: "ledger@1", inputs };
  return { outcome: "REFUSED", refusal: { reason, remedyId: "X1" } };
}

describe("a mutation's answer to what was given", () => {
  it.each([
    ["recorded", { outcome: "RECORDED" }, { answer: KEY, isReplay: false }],
    ["there already", { outcome: "REPLAYED" }, { answer: KEY, isReplay: true }],
    [
      "there already as another issue, which it names: the first was revoked",
      { outcome: "REPLAYED", issue: 2 },
      { answer: { ...KEY, issue: 2 }, isReplay: true },
    ],
  ] as [string, TakeOutcome, object][])("is the grant that was %s", (_what, given, answer) => {
    expect(outcomeOf(given)).toEqual({ outcome: "DONE", ...answer });
  });

  it("keeps the rule's own no, with its facts", () => {
    const reason = { code: "NOT_LIKED", ruleVersion: "liking@1", inputs: { liked: false } };

    expect(outcomeOf({ outcome: "REFUSED", code: "NOT_ENTITLED", reason })).toEqual({
      outcome: "REFUSED",
      refusal: { reason, remedyId: "X1" },
    });
  });

  it.each([
    ["ALREADY_GRANTED", "ALREADY_GRANTED"],
    ["GRANT_REVOKED", "GRANT_REVOKED"],
    ["GRANT_DECLINED", "GRANT_DECLINED"],
    ["IDEMPOTENCY_MISMATCH", "GIVEN_ON_OTHER_FACTS"],
  ] as const)("explains the ledger's %s as %s", (code, explained) => {
    expect(outcomeOf({ outcome: "REFUSED", code })).toEqual(refused(explained));
  });

  it("says how many there were when all are taken", () => {
    const given = { outcome: "REFUSED", code: "SOLD_OUT" } as const;

    expect(outcomeOf(given, { quota: 3 })).toEqual(refused("SOLD_OUT", { quota: 3 }));
  });

  it.each([
    ["the round that opens next", "2022-12-01T00:00:00+09:00", OPENS, CLOSES],
    ["the last round there was", "2023-02-01T00:00:00+09:00", OPENS, CLOSES],
  ])("says outside the window which one it missed: %s", (_which, at, opensAt, closesAt) => {
    const earlier = round({
      opensAt: new Date("2022-11-01T00:00:00+09:00"),
      closesAt: new Date("2022-11-02T00:00:00+09:00"),
    });
    const now = new Date(at);

    expect(
      outcomeOf(
        { outcome: "REFUSED", code: "OUTSIDE_WINDOW" },
        { rounds: [earlier, round()] },
        now,
      ),
    ).toEqual(
      refused("OUTSIDE_WINDOW", {
        at: now.toISOString(),
        opensAt: opensAt.toISOString(),
        closesAt: closesAt.toISOString(),
      }),
    );
  });

  it("knows of no window where none was published", () => {
    expect(outcomeOf({ outcome: "REFUSED", code: "OUTSIDE_WINDOW" }, { rounds: [] })).toEqual(
      refused("OUTSIDE_WINDOW", { at: DURING.toISOString(), opensAt: null, closesAt: null }),
    );
  });
});
