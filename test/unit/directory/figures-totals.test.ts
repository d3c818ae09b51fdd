import { describe, expect, it } from "vitest";
import type { ListedRemedy } from "../../../subgraphs/directory/figures/catalogue.js";
import { outageTotals } from "../../../subgraphs/directory/figures/outage-totals.rules.js";
import { remedy } from "./figures-catalogue.fixture.js";

function listed(
  id: string,
  kind: ListedRemedy["kind"],
  state: ListedRemedy["state"],
  facts: Partial<ListedRemedy> = {},
): ListedRemedy {
  return { ...remedy(id, facts), kind, state };
}

const TALK = [
  listed("T1", "DIGITAL_ITEM", "EXECUTED", { quantity: 1, listPriceWon: 2_500 }),
  listed("T3", "COUPON", "EXECUTED", { won: 2_000 }),
  listed("T4", "COUPON", "EXECUTED", { won: 3_000 }),
  listed("B5", null, "EXECUTED"),
];
const GAMES = [listed("G1", "PROMOTION", "PLANNED")];

describe("an outage's totals", () => {
  it("count the remedies by affiliate, kind and state", () => {
    expect(outageTotals({ TALK, MOBILITY: [], GAMES, ENTERTAINMENT: [], PAY: [] })).toEqual({
      remedies: 5,
      byAffiliate: [
        { affiliate: "TALK", remedies: 4 },
        { affiliate: "MOBILITY", remedies: 0 },
        { affiliate: "GAMES", remedies: 1 },
        { affiliate: "ENTERTAINMENT", remedies: 0 },
        { affiliate: "PAY", remedies: 0 },
      ],
      byKind: [
        { kind: "COUPON", remedies: 2, wonPerHead: { lowest: 2_000, highest: 3_000 } },
        { kind: "DIGITAL_ITEM", remedies: 1, wonPerHead: null },
        { kind: null, remedies: 1, wonPerHead: null },
        { kind: "PROMOTION", remedies: 1, wonPerHead: null },
      ],
      byState: [
        { state: "EXECUTED", remedies: 4 },
        { state: "PLANNED", remedies: 1 },
      ],
      withoutFixedValue: 2,
      isComplete: true,
      missing: [],
    });
  });

  it("never take a silent affiliate for one that gives nothing", () => {
    const totals = outageTotals({ TALK: null, MOBILITY: [], GAMES, ENTERTAINMENT: [] });

    expect(totals).toEqual({
      remedies: 1,
      byAffiliate: [
        { affiliate: "TALK", remedies: null },
        { affiliate: "MOBILITY", remedies: 0 },
        { affiliate: "GAMES", remedies: 1 },
        { affiliate: "ENTERTAINMENT", remedies: 0 },
        { affiliate: "PAY", remedies: null },
      ],
      byKind: [{ kind: "PROMOTION", remedies: 1, wonPerHead: null }],
      byState: [{ state: "PLANNED", remedies: 1 }],
      withoutFixedValue: 1,
      isComplete: false,
      missing: ["TALK", "PAY"],
    });
  });
});
