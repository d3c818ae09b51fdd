import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedPayDemo } from "./demo/seed-pay-demo.js";
import { payFacts } from "./facts.repository.js";
import { programme1015 } from "./outages/1015.js";
import { payReasons } from "./reasons.js";
import {
  PayClaim,
  PayCompensation,
  PayProgramme,
  PaySalesChannelGrant,
  PaySupportGrant,
} from "./schema/pay.types.js";

/** Pay: support of its merchants and what its own intake settled. */
export const pay = defineAffiliate({
  name: "pay",
  affiliate: Affiliate.PAY,
  schema: {
    compensation: PayCompensation,
    programme: PayProgramme,
    claim: PayClaim,
    grants: [PaySalesChannelGrant, PaySupportGrant],
  },
  programmes: [programme1015],
  reasons: payReasons,
  facts: payFacts,
  rights: { accounts: { select: true }, merchants: { select: true } },
  seedDemo: seedPayDemo,
});
