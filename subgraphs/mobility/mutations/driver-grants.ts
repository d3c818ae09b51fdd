import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { REMEDY_REFUSALS, remedyOutcome } from "../../kit/mutations/remedy-outcome.js";
import { programme1015 } from "../outages/1015.js";
import { waiveStreetHailFees } from "../remedies/franchise-fee-waiver/waive-street-hail-fees.js";
import {
  grantMembershipRefund,
  REMEDY_OF_PLAN,
} from "../remedies/membership-refund/grant-membership-refund.js";
import {
  grantPremiumTaxiSupport,
  REMEDY_OF_SERVICE,
} from "../remedies/premium-taxi-support/grant-premium-taxi-support.js";
import {
  MobilityFeeWaiverGrant,
  MobilityMembershipGrant,
  MobilityTaxiCashGrant,
} from "../schema/mobility-grants.types.js";
import {
  MobilityGrantMembershipRefundInput,
  MobilityGrantPremiumTaxiSupportInput,
  MobilityWaiveStreetHailFeesInput,
} from "./grant-request.types.js";

/** Gives back six days of a driver's fee as points (M1, M2). */
export const grantMobilityMembershipRefund = defineMutation({
  name: "grantMobilityMembershipRefund",
  affiliate: "MOBILITY",
  description:
    "Gives back six days of the fee as points to who subscribed on the record date, once per plan.",
  callers: ["OPERATOR"],
  input: MobilityGrantMembershipRefundInput,
  answer: grantAnswer(() => MobilityMembershipGrant),
  refusals: {
    NO_MEMBERSHIP_ON_RECORD_DATE: "There was no such subscription on the record date.",
    FRANCHISE_TAXI: "The taxi was in the franchise, and Pro Membership is for those outside it.",
    ...REMEDY_REFUSALS,
  },
  async run(tx, { plan, note = null }, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: note };
    const given = await grantMembershipRefund(tx, plan, request);
    return remedyOutcome(programme1015, REMEDY_OF_PLAN[plan], request, given);
  },
});

/** Does not charge the franchise fee on street-hail fares inside the window (M3). */
export const waiveMobilityStreetHailFees = defineMutation({
  name: "waiveMobilityStreetHailFees",
  affiliate: "MOBILITY",
  description:
    "Waives the franchise fee on street-hail fares inside the window, for the company of a corporate taxi or the driver of a private one, once.",
  callers: ["OPERATOR"],
  input: MobilityWaiveStreetHailFeesInput,
  answer: grantAnswer(() => MobilityFeeWaiverGrant),
  refusals: {
    NOT_A_FRANCHISE_OPERATOR: "No franchise taxi of theirs ran on the record date.",
    WAIVER_GOES_TO_COMPANY: "For a corporate taxi the waiver goes to its company.",
    NO_STREET_HAIL_FARES: "There were no street-hail fares inside the window.",
    ...REMEDY_REFUSALS,
  },
  async run(tx, { note = null }, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: note };
    const given = await waiveStreetHailFees(tx, request);
    return remedyOutcome(programme1015, "M3", request, given);
  },
});

/** Gives the fixed sum to the driver of a Venti or Black taxi (M5, M6). */
export const grantMobilityPremiumTaxiSupport = defineMutation({
  name: "grantMobilityPremiumTaxiSupport",
  affiliate: "MOBILITY",
  description: "Gives the fixed sum to who drove for the service on the record date, once.",
  callers: ["OPERATOR"],
  input: MobilityGrantPremiumTaxiSupportInput,
  answer: grantAnswer(() => MobilityTaxiCashGrant),
  refusals: {
    NOT_A_PREMIUM_TAXI_DRIVER: "They did not drive for that service on the record date.",
    ...REMEDY_REFUSALS,
  },
  async run(tx, { service, note = null }, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: note };
    const given = await grantPremiumTaxiSupport(tx, service, request);
    return remedyOutcome(programme1015, REMEDY_OF_SERVICE[service], request, given);
  },
});
