import { Field, InputType } from "type-graphql";
import { RequestInput } from "../../kit/mutations/request-inputs.js";
import type { MembershipPlan } from "../facts.js";
import type { PremiumTaxiService } from "../remedies/premium-taxi-support/premium-taxi-support.rules.js";
import { MobilityMembershipPlan, MobilityPremiumTaxiService } from "../schema/mobility-enums.js";

/** What every giving by Mobility is asked with. Not a type of the graph itself. */
@InputType({ isAbstract: true } as never)
export abstract class NotedRequestInput extends RequestInput {
  @Field(() => String, {
    nullable: true,
    description: "Why, in the caller's words; kept with the step.",
  })
  note?: string | null;
}

@InputType("MobilityGrantMembershipRefundInput", {
  description: "To whom, for which plan, and which request.",
})
export class MobilityGrantMembershipRefundInput extends NotedRequestInput {
  @Field(() => MobilityMembershipPlan, { description: "The plan whose fee is given back." })
  plan!: MembershipPlan;
}

@InputType("MobilityWaiveStreetHailFeesInput", {
  description: "Whose fees, and which request.",
})
export class MobilityWaiveStreetHailFeesInput extends NotedRequestInput {}

@InputType("MobilityGrantPremiumTaxiSupportInput", {
  description: "To whom, for which service, and which request.",
})
export class MobilityGrantPremiumTaxiSupportInput extends NotedRequestInput {
  @Field(() => MobilityPremiumTaxiService, { description: "The service that they drove for." })
  service!: PremiumTaxiService;
}

@InputType("MobilityRefundOverchargesInput", {
  description: "To whom, and which request.",
})
export class MobilityRefundOverchargesInput extends NotedRequestInput {}
