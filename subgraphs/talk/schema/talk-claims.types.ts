import { Field, ID, Int, ObjectType } from "type-graphql";
import { Affiliate, describeEnum, GrantStatus } from "../../kit/contract/enums.js";
import { ClaimType } from "../../kit/contract/grant.types.js";
import { PageInfo } from "../../kit/contract/page.types.js";
import { DateTimeScalar, WonScalar } from "../../kit/contract/scalars.js";
import { DocumentKind } from "../facts.js";
import { ReporterType, ReportNature } from "../remedies/damage-report/damage-report.rules.js";
import { IntakeChannel } from "../remedies/loss-support/evidence.rules.js";

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
describeEnum(IntakeChannel, "TalkIntakeChannel", "How a claim reached the support centre.", {
  CHATBOT: "The centre's chatbot: there a screenshot proves the use of the service.",
  WEB: "The form on the web.",
  PHONE: "A call, entered by an agent.",
  POST: "A letter, entered by an agent; it needs two papers more.",
});
describeEnum(DocumentKind, "TalkDocumentKind", "What a paper of a claim is.", {
  SMALL_BUSINESS_CERTIFICATE: "The small-business certificate (소상공인 확인서).",
  SALES_LOSS_EVIDENCE: "Proof of the sales loss (매출 피해 입증 자료).",
  SERVICE_USE_EVIDENCE: "Proof that the service was used for business (서비스 활용 영업 입증자료).",
  SERVICE_USE_SCREENSHOT: "A screenshot of that use: enough through the chatbot, and there alone.",
  BANK_ACCOUNT_COPY:
    "A copy of the bank book (통장 사본) in the name of the business or its representative.",
  DAMAGE_STATEMENT: "The damage statement (피해사실 신청서); for claims by post.",
  PERSONAL_DATA_CONSENT: "Consent to the use of personal data; for claims by post.",
});

@ObjectType("TalkClaimDocument", {
  description: "A paper of a claim; the paper itself is not kept here.",
})
export class TalkClaimDocument {
  @Field(() => DocumentKind, { description: "What it is." })
  kind!: DocumentKind;
  @Field(() => DateTimeScalar, { description: "When it came in." })
  receivedAt!: Date;
}

@ObjectType("TalkClaimAward", { description: "What the council awarded for a claim." })
export class TalkClaimAward {
  @Field(() => ID, { description: "The grant that it is." })
  grantId!: string;
  @Field(() => WonScalar, { description: "The sum, in won." })
  won!: number;
  @Field(() => GrantStatus, {
    description: "Where it stands: PENDING until a second person has confirmed it.",
  })
  status!: GrantStatus;
}

@ObjectType("TalkClaim", {
  implements: ClaimType,
  description: "A report of damage from Kakao's own intake.",
})
export class TalkClaim extends ClaimType {
  @Field(() => ID, { description: "Whose claim it is." })
  beneficiaryId!: string;
  @Field(() => ReporterType, {
    nullable: true,
    description: "Who reported, as the reporter said; null when that was not asked.",
  })
  reporterType!: ReporterType | null;
  @Field(() => ReportNature, {
    nullable: true,
    description: "What it is about, as it was reported; null when that is not known.",
  })
  nature!: ReportNature | null;
  @Field(() => IntakeChannel, {
    nullable: true,
    description: "How it came in; null when that is not known.",
  })
  channel!: IntakeChannel | null;
  @Field(() => [TalkClaimDocument], { description: "The papers that came in, oldest first." })
  documents!: TalkClaimDocument[];
  @Field(() => [DocumentKind], {
    nullable: true,
    description:
      "Papers that are still missing; empty when it can be decided, null when it needs none.",
  })
  missingDocuments!: DocumentKind[] | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "The loss as the papers prove it, in won; null while that is not settled.",
  })
  recognisedLossWon!: number | null;
  @Field(() => TalkClaimAward, {
    nullable: true,
    description: "What the council awarded last; null when nothing was, or it was taken back.",
  })
  award!: TalkClaimAward | null;
  @Field(() => Affiliate, {
    nullable: true,
    description: "The affiliate that it was passed on to; null when it was not, or nobody noted.",
  })
  transferredTo!: Affiliate | null;
}

@ObjectType("TalkClaimEdge", { description: "One claim of a page." })
export class TalkClaimEdge {
  @Field(() => String, { description: "Where the next page starts when this is the last entry." })
  cursor!: string;
  @Field(() => TalkClaim, {
    nullable: true,
    description: "The claim; null beside an error when its record cannot be explained.",
  })
  node!: TalkClaim | null;
}

@ObjectType("TalkClaimConnection", { description: "A page of claims." })
export class TalkClaimConnection {
  @Field(() => [TalkClaimEdge], { description: "The claims with their cursors." })
  edges!: TalkClaimEdge[];
  @Field(() => [TalkClaim], {
    nullable: "items",
    description: "The claims; null beside an error for one whose record cannot be explained.",
  })
  nodes!: (TalkClaim | null)[];
  @Field(() => PageInfo, { description: "Whether there is more." })
  pageInfo!: PageInfo;
  @Field(() => Int, { description: "How many are on this page." })
  count!: number;
}
