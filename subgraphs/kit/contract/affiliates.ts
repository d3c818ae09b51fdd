import { Affiliate } from "./enums.js";

/** The affiliates in the order the graph lists them, each with its lower-case name: its field on shared entities. */
export const affiliates: readonly { affiliate: Affiliate; name: string }[] = Object.values(
  Affiliate,
).map((affiliate) => ({ affiliate, name: affiliate.toLowerCase() }));
