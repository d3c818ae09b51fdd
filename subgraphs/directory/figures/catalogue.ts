import type { Affiliate } from "../../kit/contract/enums.js";
import type { LocalizedText, RemedyKind, RemedyState } from "../../kit/remedies/remedy.js";
import type { Won } from "../../kit/remedies/won.js";

/** What the graph says one remedy is worth; null where it has no such fact. */
export type CatalogueRemedy = {
  /** Catalogue id, unique in the outage: `T1`. */
  id: string;
  /** The sum everyone gets. */
  won: Won | null;
  /** How many units everyone gets. */
  quantity: number | null;
  /** Published list price of one unit. */
  listPriceWon: Won | null;
  /** How many can be given in all. */
  quota: number | null;
};

/** A remedy with what the outage's totals count by. */
export type ListedRemedy = CatalogueRemedy & { kind: RemedyKind | null; state: RemedyState };

/** Each affiliate's remedies for one outage, as the graph handed them over. Null or absent: it did not answer. */
export type Catalogue<R extends CatalogueRemedy = CatalogueRemedy> = Partial<
  Record<Affiliate, readonly R[] | null>
>;

/** What the affiliates are called, in the order they are listed in. */
export const affiliateNames: Readonly<Record<Affiliate, LocalizedText>> = {
  TALK: { ko: "톡", en: "Talk" },
  MOBILITY: { ko: "모빌리티", en: "Mobility" },
  GAMES: { ko: "게임즈", en: "Games" },
  ENTERTAINMENT: { ko: "엔터테인먼트", en: "Entertainment" },
  PAY: { ko: "페이", en: "Pay" },
};
