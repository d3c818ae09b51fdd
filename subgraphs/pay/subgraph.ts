import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedPayDemo } from "./demo/seed-pay-demo.js";
import { payFacts } from "./facts.repository.js";
import { payImports } from "./imports.js";
import { decidePayClaim, filePayClaim, withdrawPayClaim } from "./mutations/damage-claims.js";
import { enrolPaySalesChannel } from "./mutations/sales-channel.js";
import { programme1015 } from "./outages/1015.js";
import { payReasons } from "./reasons.js";
import {
  PayClaim,
  PayCompensation,
  PayProgramme,
  PaySalesChannelGrant,
  PaySupportGrant,
} from "./schema/pay.types.js";
import { accounts } from "./tables.js";

/** Pay: support of its merchants and what its own intake settled. */
export const pay = defineAffiliate({
  name: "pay",
  affiliate: Affiliate.PAY,
  schema: {
    compensation: PayCompensation,
    programme: PayProgramme,
    claim: PayClaim,
    grants: [PaySalesChannelGrant, PaySupportGrant],
    resolvers: [...enrolPaySalesChannel, ...filePayClaim, ...withdrawPayClaim, ...decidePayClaim],
  },
  programmes: [programme1015],
  reasons: payReasons,
  facts: payFacts,
  people: [accounts],
  imports: payImports,
  rights: { accounts: { select: true }, merchants: { select: true } },
  seedDemo: seedPayDemo,
});
