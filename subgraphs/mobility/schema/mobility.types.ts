import { ObjectType } from "type-graphql";
import {
  AffiliateCompensationType,
  AffiliateProgrammeType,
  ClaimType,
} from "../../kit/contract/grant.types.js";

@ObjectType("MobilityCompensation", {
  implements: AffiliateCompensationType,
  description: "What Mobility gives to one beneficiary for one outage.",
})
export class MobilityCompensation extends AffiliateCompensationType {}

@ObjectType("MobilityProgramme", {
  implements: AffiliateProgrammeType,
  description: "Everything Mobility does for one outage.",
})
export class MobilityProgramme extends AffiliateProgrammeType {}

@ObjectType("MobilityClaim", {
  implements: ClaimType,
  description: "A report of damage from Mobility's own intake.",
})
export class MobilityClaim extends ClaimType {}
