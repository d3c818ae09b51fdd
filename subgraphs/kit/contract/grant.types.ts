import { Directive, Field, ID, Int, InterfaceType, ObjectType } from "type-graphql";
import type { ReasonInputs, ReasonTexts } from "../remedies/decision.js";
import { RemedyKind } from "../remedies/remedy.js";
import { Affiliate, ClaimStatus, GrantStatus, TimelineSubject } from "./enums.js";
import { ProvenanceType, RemedyType } from "./remedy.types.js";
import { DateTimeScalar, WonScalar } from "./scalars.js";
import { ProgrammeStatisticsType } from "./statistics.types.js";

@ObjectType("ReasonInput", { description: "A fact that decided." })
@Directive("@shareable")
export class ReasonInputType {
  @Field(() => String, { description: "Name of the fact; a number carries its unit in the name." })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description: "The fact as text; null when it was not known.",
  })
  value!: string | null;
}

@ObjectType("GrantReason", { description: "Why this amount, or why not." })
@Directive("@shareable")
export class GrantReasonType {
  @Field(() => String, { description: "Stable code of the reason." })
  code!: string;
  @Field(() => String, {
    description: "The rule that decided and its version, for example loss-tier@1.",
  })
  ruleVersion!: string;
  @Field(() => [ProvenanceType], { description: "Where the rule was read." })
  sources!: ProvenanceType[];
  texts!: ReasonTexts;
  facts!: ReasonInputs;
}

@InterfaceType("Grant", {
  description: "One remedy given or offered to one beneficiary.",
  autoRegisterImplementations: false,
})
export abstract class GrantType {
  @Field(() => ID, { description: "Stays the same from offer to end." })
  id!: string;
  @Field(() => RemedyType, { description: "The remedy." })
  remedy!: RemedyType;
  @Field(() => GrantStatus, { description: "Where it stands now." })
  status!: GrantStatus;
  @Field(() => WonScalar, {
    nullable: true,
    description: "Its sum in won; null when it is in kind or unknown.",
  })
  won!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Number of units in kind; null when it is won or unknown.",
  })
  quantity!: number | null;
  @Field(() => String, { nullable: true, description: "The unit it is counted in." })
  unit!: string | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "Published list price of one unit, in won. Never part of a total.",
  })
  listPriceWon!: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was given; null while it is only offered.",
  })
  grantedAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "Last instant at which it can be taken or used; null when it never lapses or nobody knows.",
  })
  expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was used." })
  redeemedAt!: Date | null;
  @Field(() => GrantReasonType, { description: "Why this amount." })
  reason!: GrantReasonType;
}

@InterfaceType("Claim", {
  description: "A report of damage that asks for a remedy.",
  autoRegisterImplementations: false,
})
export abstract class ClaimType {
  @Field(() => ID, { description: "Identifies the claim." })
  id!: string;
  @Field(() => ClaimStatus, { description: "Where it stands now." })
  status!: ClaimStatus;
  @Field(() => DateTimeScalar, { description: "When it was filed." })
  filedAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was decided; null while it is open.",
  })
  decidedAt!: Date | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "The loss it reports, in won; null when none was stated.",
  })
  lossWon!: number | null;
  @Field(() => GrantReasonType, {
    nullable: true,
    description: "Why it was decided so; null while nothing was.",
  })
  reason!: GrantReasonType | null;
}

@ObjectType("GrantSum", { description: "Grants of one kind, status and unit, added up." })
@Directive("@shareable")
export class GrantSumType {
  @Field(() => RemedyKind, {
    nullable: true,
    description: "What is given; null when no source tells.",
  })
  kind!: RemedyKind | null;
  @Field(() => GrantStatus, { description: "Where these grants stand." })
  status!: GrantStatus;
  @Field(() => Int, { description: "How many grants were added up." })
  grants!: number;
  @Field(() => WonScalar, {
    nullable: true,
    description: "Their sum in won; null for things in kind.",
  })
  won!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The unit things in kind are counted in; null for won or unknown.",
  })
  unit!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Number of units; null for won, or when a number was never published.",
  })
  quantity!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description:
      "List price of all units together, in won; null where none was published. Never part of a total.",
  })
  listPriceWon!: number | null;
}

@ObjectType("TimelineEvent", {
  description: "One step in the life of a claim or grant, as its affiliate tells it.",
})
@Directive("@shareable")
export class TimelineEventType {
  @Field(() => ID, { description: "Identifies the step." })
  id!: string;
  @Field(() => DateTimeScalar, { description: "When it happened." })
  at!: Date;
  @Field(() => TimelineSubject, { description: "What it is about." })
  subject!: TimelineSubject;
  @Field(() => ID, { description: "Id of the claim or grant." })
  subjectId!: string;
  @Field(() => ID, { nullable: true, description: "The remedy, where one is decided." })
  remedyId!: string | null;
  @Field(() => String, { description: "The status the step led to: a GrantStatus or ClaimStatus." })
  status!: string;
  @Field(() => WonScalar, { nullable: true, description: "The sum it is about, in won." })
  won!: number | null;
  @Field(() => Int, { nullable: true, description: "The number of units it is about." })
  quantity!: number | null;
  @Field(() => String, { nullable: true, description: "The unit." })
  unit!: string | null;
  @Field(() => String, { description: "What it is about, in Korean." })
  titleKo!: string;
  @Field(() => String, { description: "What it is about, in English." })
  titleEn!: string;
}

@InterfaceType("AffiliateCompensation", {
  description: "One affiliate's part of a beneficiary's compensation.",
  autoRegisterImplementations: false,
})
export abstract class AffiliateCompensationType {
  @Field(() => Affiliate, { description: "The affiliate that answers here." })
  affiliate!: Affiliate;
  @Field(() => [GrantType], { description: "What it gave or offers, in catalogue order." })
  grants!: GrantType[];
  @Field(() => [ClaimType], { description: "What was claimed from it, oldest first." })
  claims!: ClaimType[];
  @Field(() => [GrantSumType], { description: "The grants added up by kind, status and unit." })
  sums!: GrantSumType[];
  @Field(() => [TimelineEventType], { description: "Every step so far, oldest first." })
  timeline!: TimelineEventType[];
}

@InterfaceType("AffiliateProgramme", {
  description: "Everything one affiliate does for one outage.",
  autoRegisterImplementations: false,
})
export abstract class AffiliateProgrammeType {
  @Field(() => Affiliate, { description: "The affiliate whose programme it is." })
  affiliate!: Affiliate;
  @Field(() => [RemedyType], { description: "Its remedies, in catalogue order." })
  remedies!: RemedyType[];
  @Field(() => ProgrammeStatisticsType, {
    nullable: true,
    description:
      "What it came to so far, over all people. For agents, this affiliate's operators and admins; an error for others.",
  })
  statistics!: ProgrammeStatisticsType | null;
}
