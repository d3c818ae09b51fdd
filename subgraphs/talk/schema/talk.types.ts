import { ObjectType } from "type-graphql";
import {
  AffiliateCompensationType,
  AffiliateProgrammeType,
} from "../../kit/contract/grant.types.js";

@ObjectType("TalkCompensation", {
  implements: AffiliateCompensationType,
  description: "What Talk gives to one beneficiary for one outage.",
})
export class TalkCompensation extends AffiliateCompensationType {}

@ObjectType("TalkProgramme", {
  implements: AffiliateProgrammeType,
  description: "Everything Talk does for one outage.",
})
export class TalkProgramme extends AffiliateProgrammeType {}
