import type { IdentifiedRole } from "../../subgraphs/kit/viewer/viewer.js";

/**
 * Who a demo token is for unless it says otherwise. The user and the partner are synthetic people of the demo data; an
 * operator's id goes on with the name of the affiliate, as in `opr_demo_talk`.
 */
export const DEMO_IDS = {
  user: "usr_demo_web",
  partner: "ptn_demo_bakery",
  agent: "agt_demo",
  operator: "opr_demo",
  admin: "adm_demo",
} as const satisfies Record<IdentifiedRole, string>;
