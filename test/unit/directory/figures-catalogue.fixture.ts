import type { Catalogue, CatalogueRemedy } from "../../../subgraphs/directory/figures/catalogue.js";

/** A remedy of which only the given facts are known. */
export function remedy(id: string, facts: Partial<CatalogueRemedy> = {}): CatalogueRemedy {
  return { id, won: null, quantity: null, listPriceWon: null, quota: null, ...facts };
}

/** What the affiliates published for outage 1015, as far as a figure needs it. */
export const publishedCatalogue = {
  TALK: [
    remedy("T1", { quantity: 1, listPriceWon: 2_500 }),
    remedy("T2a", { quantity: 1, listPriceWon: 2_000 }),
    remedy("T2b", { quantity: 1, listPriceWon: 2_000 }),
    remedy("T3", { won: 2_000 }),
    remedy("T4", { won: 3_000 }),
    remedy("T5", { quantity: 1, listPriceWon: 1_900, quota: 3_000_000 }),
    remedy("B2", { won: 50_000 }),
    remedy("B4", { won: 50_000 }),
  ],
  MOBILITY: [remedy("M1", { won: 7_550 }), remedy("M2", { won: 4_260 })],
  GAMES: [remedy("G1")],
  ENTERTAINMENT: [remedy("E7", { won: 3_000 })],
  PAY: [remedy("P1")],
} satisfies Catalogue;

/** The figures that cannot be computed without an affiliate. */
export const figuresThatNeed = {
  TALK: [
    "emoticon-value",
    "package-value",
    "emoticon-value-taken",
    "drawer-pass-cap",
    "small-business-tier-2-maximum",
    "council-minimum",
    "council-minimum-share",
    "channel-cash-total",
    "channel-cash-messages",
  ],
  MOBILITY: ["pro-membership-points", "pro-service-points"],
  GAMES: [],
  ENTERTAINMENT: ["event-cash-least", "event-cash-implied-grants"],
  PAY: [],
} as const satisfies Record<keyof Catalogue, readonly string[]>;
