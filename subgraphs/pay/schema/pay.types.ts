import { Field, ObjectType } from "type-graphql";
import {
  AffiliateCompensationType,
  AffiliateProgrammeType,
  ClaimType,
  GrantType,
} from "../../kit/contract/grant.types.js";

@ObjectType("PayCompensation", {
  implements: AffiliateCompensationType,
  description: "What Pay gives to one beneficiary for one outage.",
})
export class PayCompensation extends AffiliateCompensationType {}

@ObjectType("PayProgramme", {
  implements: AffiliateProgrammeType,
  description: "Everything Pay does for one outage.",
})
export class PayProgramme extends AffiliateProgrammeType {}

@ObjectType("PayClaim", {
  implements: ClaimType,
  description: "A report of damage from Pay's own intake.",
})
export class PayClaim extends ClaimType {}

@ObjectType("PaySalesChannelGrant", {
  implements: GrantType,
  description: "Access to wider sales channels.",
})
export class PaySalesChannelGrant extends GrantType {
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the merchant is a small business, as Pay registered it.",
  })
  smallBusiness!: boolean | null;
}

@ObjectType("PaySupportGrant", {
  implements: GrantType,
  description: "What Pay settled with a customer after its own intake.",
})
export class PaySupportGrant extends GrantType {}
