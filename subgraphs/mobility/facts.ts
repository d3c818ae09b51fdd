import type { KoreanDay } from "../kit/korean-calendar.js";
import type { Won } from "../kit/remedies/won.js";

/** Paid plans: Pro Membership for taxi drivers outside the franchise, Pro Service for designated drivers. */
export const MEMBERSHIP_PLANS = ["PRO_MEMBERSHIP", "PRO_SERVICE"] as const;
export type MembershipPlan = (typeof MEMBERSHIP_PLANS)[number];

/** Kakao T Blue is the franchise; Venti are large taxis, Black are premium ones. */
export const TAXI_SERVICES = ["BLUE", "VENTI", "BLACK"] as const;
export type TaxiService = (typeof TAXI_SERVICES)[number];

/** A corporate taxi's company, the driver of a private taxi, or a driver whom such a company employs. */
export const TAXI_ROLES = ["COMPANY", "PRIVATE_DRIVER", "COMPANY_DRIVER"] as const;
export type TaxiRole = (typeof TAXI_ROLES)[number];

/** First and last day in Korea, both included; `to` is null while it still runs. */
export type DaySpan = { from: KoreanDay; to: KoreanDay | null };

/** A paid subscription. `monthlyFeeWon` is what this driver pays for a month of it. */
export type Membership = DaySpan & { plan: MembershipPlan; monthlyFeeWon: Won };

/** A beneficiary's part in a taxi service. */
export type TaxiContract = DaySpan & { service: TaxiService; role: TaxiRole };

/** What Mobility's own database says of one beneficiary. Rides and charges are not here: only their own rules need them. */
export type MobilityFacts = {
  memberships: readonly Membership[];
  taxiContracts: readonly TaxiContract[];
};
