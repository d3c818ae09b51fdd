import { Field, ObjectType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import {
  AffiliateCompensationType,
  AffiliateProgrammeType,
  ClaimType,
} from "../../kit/contract/grant.types.js";
import { ReporterType, ReportNature } from "../remedies/damage-report/damage-report.rules.js";

describeEnum(ReporterType, "TalkReporterType", "Who reported damage, as the reporter said.", {
  GENERAL_USER: "Someone who uses KakaoTalk.",
  SMALL_BUSINESS: "A small business (소상공인).",
  MID_LARGE_COMPANY: "A larger company.",
});
describeEnum(ReportNature, "TalkReportNature", "What a report of damage is about.", {
  PAID_SERVICE: "A paid service of Talk, made good by its terms.",
  FREE_WITH_LOSS: "A loss of money through a service that is free.",
  NO_LOSS: "No loss of money: a question, a protest, an opinion or an encouragement.",
  OTHER_AFFILIATE: "A service of another affiliate.",
});

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

@ObjectType("TalkClaim", {
  implements: ClaimType,
  description: "A report of damage from Kakao's own intake.",
})
export class TalkClaim extends ClaimType {
  @Field(() => ReporterType, {
    nullable: true,
    description: "Who reported, as the reporter said; null when that was not asked.",
  })
  reporterType!: ReporterType | null;
  @Field(() => ReportNature, {
    nullable: true,
    description: "What it is about; null while it is not sorted.",
  })
  nature!: ReportNature | null;
}
