/**
 * What the demo's history rests on. Days are published ones or lie between them; hours, and the people, are ours.
 */

/** Who sorted, asked and settled on Talk's side. */
export const OPERATOR = "opr_demo_talk";

/** By the council's second meeting on 2022-12-01 the reports were counted by what they are about. DOMAIN 1: W28, W31. */
export const REPORTS_SORTED_AT = new Date("2022-11-30T18:00:00+09:00");

/** The day on which earlier reporters could begin to hand in papers. DOMAIN 1: W42, W43. */
export const DOCUMENTS_REQUESTED_AT = new Date("2023-01-30T09:00:00+09:00");

/** In October 2022, after the last service was back on the 20th at 23:00. DOMAIN 1 and 2.1: W1, W55. */
export const SUBSCRIPTIONS_MADE_GOOD_AT = new Date("2022-10-21T10:00:00+09:00");
