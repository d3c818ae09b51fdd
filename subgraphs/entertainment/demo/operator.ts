import type { Actor } from "../../kit/ledger/record-grant.js";

/** The synthetic operator who applied what nobody had to ask for. */
export const APPLIED_BY_OPERATOR: Actor = {
  actor: "opr_demo_entertainment",
  why: "Applied to everyone entitled",
};
