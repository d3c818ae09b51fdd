import { describe, expect, it } from "vitest";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { programme1015 } from "../../../subgraphs/mobility/outages/1015.js";
import { membershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/membership-refund.rules.js";

const { remedies } = programme1015;
const remedy = (id: string) => remedyOf(programme1015, id);

describe("Mobility's programme for outage 1015", () => {
  it("lists every remedy of the record once, in its order", () => {
    expect(programme1015.outageId).toBe("1015");
    expect(remedies.map(({ id }) => id)).toEqual([
      "M1",
      "M2",
      "M3",
      "M3a",
      "M4",
      "M5",
      "M6",
      "M7",
      "M8a",
      "M8b",
      "M9",
      "M10",
      "M11",
    ]);
  });

  it("says where each remedy was read, and names it and its audience in both languages", () => {
    for (const { id, title, audience, provenance } of remedies) {
      expect([id, provenance.length > 0]).toEqual([id, true]);
      for (const text of [title, audience]) {
        expect(text.ko).toMatch(/[가-힣]/);
        expect(text.en).toMatch(/^[A-Z]/);
        expect(text.en).not.toMatch(/[가-힣]/);
      }
    }
  });

  it("carries the kinds and values as published", () => {
    expect(remedies.map(({ id, kind, value }) => [id, kind, value])).toEqual([
      ["M1", "POINT", { form: "won", won: 7_550 }],
      ["M2", "POINT", { form: "won", won: 4_260 }],
      ["M3", "FEE_WAIVER", expect.objectContaining({ form: "by-rule", unit: null })],
      ["M3a", null, { form: "unknown" }],
      ["M4", "CASH", expect.objectContaining({ form: "by-rule", unit: null })],
      ["M5", "CASH", { form: "won", won: 150_000 }],
      ["M6", "CASH", { form: "won", won: 230_000 }],
      ["M7", "REFUND", expect.objectContaining({ form: "by-rule", unit: null })],
      ["M8a", "COUPON", { form: "unknown" }],
      ["M8b", "POINT", { form: "unknown" }],
      ["M9", null, { form: "unknown" }],
      ["M10", null, { form: "unknown" }],
      ["M11", null, { form: "unknown" }],
    ]);
  });

  it("publishes for the memberships what the rule computes from the published fees", () => {
    const since = { from: "2022-01-01", to: null };
    const facts = {
      memberships: [
        { plan: "PRO_MEMBERSHIP", monthlyFeeWon: 39_000, ...since },
        { plan: "PRO_SERVICE", monthlyFeeWon: 22_000, ...since },
      ],
      taxiContracts: [],
    } as const;

    const computed = (["PRO_MEMBERSHIP", "PRO_SERVICE"] as const).map((plan) => {
      const decision = membershipRefund(plan, facts);
      return { form: "won", won: decision.entitled ? decision.amount.won : null };
    });

    expect(computed).toEqual([remedy("M1").value, remedy("M2").value]);
  });

  it("shows that the sources swap the sums of Venti and Black", () => {
    const conflictsOf = (id: string) =>
      remedy(id)
        .provenance.filter(({ conflict }) => conflict)
        .map(({ source, statement }) => [source.key, statement]);

    expect(conflictsOf("M5")).toEqual([
      ["W63", "230,000 won for Venti and 150,000 won for Black: the two sums swapped"],
    ]);
    expect(conflictsOf("M6")).toEqual([
      ["W63", "150,000 won for Black and 230,000 won for Venti: the two sums swapped"],
    ]);
  });

  it("marks what no source tells about the waiver as inferred", () => {
    const inferred = remedy("M3").provenance.filter(({ tag }) => tag === "INF");

    expect(inferred.map(({ statement }) => statement)).toEqual([
      expect.stringContaining("rounded once to the nearest won"),
    ]);
  });

  it("offers nothing by rule, sets no deadline and invents no cap", () => {
    expect(
      remedies.filter(({ offer, rounds, quota }) => offer || rounds.length > 0 || quota !== null),
    ).toEqual([]);
  });

  it("does not know whether non-subscribed drivers got anything, and says of all else that it was given", () => {
    expect(remedies.filter(({ state }) => state !== "EXECUTED").map(({ id }) => id)).toEqual([
      "M11",
    ]);
    expect(remedy("M11")).toMatchObject({ state: "UNKNOWN", access: "UNKNOWN" });
  });

  it("hands the settlement of May 2023 on through franchises and operators", () => {
    const settled = remedies.filter(({ access }) => access === "VIA_PARTNER");

    expect(settled.map(({ id, details }) => [id, details])).toEqual([
      ["M4", { paidThrough: "FRANCHISE" }],
      ["M5", { paidThrough: "OPERATOR" }],
      ["M6", { paidThrough: "OPERATOR" }],
    ]);
    expect(settled.every(({ provenance }) => provenance[0]?.asOf === "2023-05-11")).toBe(true);
  });
});
