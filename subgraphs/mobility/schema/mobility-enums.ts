import { describeEnum } from "../../kit/contract/enums.js";
import type { MembershipPlan } from "../facts.js";
import type { PremiumTaxiService } from "../remedies/premium-taxi-support/premium-taxi-support.rules.js";

/** A driver's paid plan, as the graph writes it. */
export const MobilityMembershipPlan = {
  PRO_MEMBERSHIP: "PRO_MEMBERSHIP",
  PRO_SERVICE: "PRO_SERVICE",
} as const satisfies Record<MembershipPlan, MembershipPlan>;

/** A taxi service whose drivers get a fixed sum, as the graph writes it. */
export const MobilityPremiumTaxiService = {
  VENTI: "VENTI",
  BLACK: "BLACK",
} as const satisfies Record<PremiumTaxiService, PremiumTaxiService>;

describeEnum(MobilityMembershipPlan, "MobilityMembershipPlan", "A driver's paid plan.", {
  PRO_MEMBERSHIP: "Pro Membership, for taxi drivers outside the franchise.",
  PRO_SERVICE: "Pro Service, for designated drivers.",
});
describeEnum(
  MobilityPremiumTaxiService,
  "MobilityPremiumTaxiService",
  "A taxi service whose drivers get a fixed sum.",
  { VENTI: "Large taxis.", BLACK: "Premium taxis." },
);
