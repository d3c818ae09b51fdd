import type { Affiliate } from "../../../../schema/operations/typed-documents.js";

/** The affiliates in the order in which the graph lists them. */
export const AFFILIATES = [
  "TALK",
  "MOBILITY",
  "GAMES",
  "ENTERTAINMENT",
  "PAY",
] as const satisfies readonly Affiliate[];

/** How their cards stand beside each other: the one with most to say has a column almost to itself. */
export const CARD_COLUMNS = [
  ["TALK", "PAY"],
  ["MOBILITY", "GAMES", "ENTERTAINMENT"],
] as const satisfies readonly (readonly Affiliate[])[];
