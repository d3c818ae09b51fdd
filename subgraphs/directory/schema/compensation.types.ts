import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { compensationReaders } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { Affiliate, describeEnum, TimelineSubject } from "../../kit/contract/enums.js";
import { PageInfo } from "../../kit/contract/page.types.js";
import { DateTimeScalar, WonScalar } from "../../kit/contract/scalars.js";
import { RemedyKind } from "../../kit/remedies/remedy.js";
import { Standing } from "../totals/total.rules.js";

/** How an affiliate fared in this request. */
export const SourceState = { OK: "OK", UNAVAILABLE: "UNAVAILABLE", TIMEOUT: "TIMEOUT" } as const;
export type SourceState = keyof typeof SourceState;

describeEnum(SourceState, "SourceState", "How an affiliate fared in this request.", {
  OK: "It answered.",
  UNAVAILABLE: "It did not answer, or not in a form that can be trusted.",
  TIMEOUT: "It did not answer in time.",
});
describeEnum(Standing, "Standing", "Where something counts in a total.", {
  RECEIVED: "Granted or redeemed.",
  OFFERED: "Still open to take.",
  PENDING: "Decided and awaiting confirmation.",
  EXPIRED: "Lapsed unused.",
});

@ObjectType("SourceStatus", { description: "How one affiliate fared in this request." })
export class SourceStatus {
  @Field(() => Affiliate, { description: "The affiliate." })
  affiliate!: Affiliate;
  @Field(() => SourceState, { description: "Whether it answered." })
  state!: SourceState;
  @Field(() => Int, {
    nullable: true,
    description: "Milliseconds it took; null when the gateway did not tell.",
  })
  ms!: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The instant its answer speaks of; null when it did not answer.",
  })
  asOf!: Date | null;
}

@ObjectType("KindTotal", { description: "Won of one kind." })
export class KindTotal {
  @Field(() => RemedyKind, { description: "What was given." })
  kind!: RemedyKind;
  @Field(() => WonScalar, { description: "Granted or redeemed, in won." })
  received!: number;
  @Field(() => WonScalar, { description: "Still open to take, in won." })
  offered!: number;
  @Field(() => WonScalar, { description: "Decided and awaiting confirmation, in won." })
  pending!: number;
  @Field(() => WonScalar, { description: "Lapsed unused, in won." })
  expired!: number;
}

@ObjectType("AffiliateTotal", { description: "Won from one affiliate that answered." })
export class AffiliateTotal {
  @Field(() => Affiliate, { description: "Who gave." })
  affiliate!: Affiliate;
  @Field(() => WonScalar, { description: "Granted or redeemed, in won." })
  received!: number;
  @Field(() => WonScalar, { description: "The part of it that was money, in won." })
  cash!: number;
  @Field(() => WonScalar, { description: "Still open to take, in won." })
  offered!: number;
  @Field(() => WonScalar, { description: "Decided and awaiting confirmation, in won." })
  pending!: number;
  @Field(() => WonScalar, { description: "Lapsed unused, in won." })
  expired!: number;
}

@ObjectType("InKindTotal", { description: "Things without a won value, of one kind and unit." })
export class InKindTotal {
  @Field(() => Standing, { description: "Where they count." })
  standing!: Standing;
  @Field(() => RemedyKind, {
    nullable: true,
    description: "What was given; null when no source tells.",
  })
  kind!: RemedyKind | null;
  @Field(() => String, { nullable: true, description: "The unit; null when no source tells." })
  unit!: string | null;
  @Field(() => Int, { description: "How many grants." })
  grants!: number;
  @Field(() => Int, {
    nullable: true,
    description: "How many units; null when a number was never published.",
  })
  quantity!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "Published list price of all of them together, in won; in no total.",
  })
  listPriceWon!: number | null;
}

@ObjectType("CompensationTotal", {
  description:
    "What is known of a compensation as a whole. Incomplete when an affiliate did not answer, and says so.",
})
export class CompensationTotal {
  @Field(() => WonScalar, {
    description:
      "Value in won that was granted or redeemed: cash, points, credits, coupons at face, waivers, refunds.",
  })
  received!: number;
  @Field(() => WonScalar, { description: "The part of it that was money, in won." })
  cash!: number;
  @Field(() => WonScalar, { description: "Still open to take, in won." })
  offered!: number;
  @Field(() => WonScalar, { description: "Decided amounts awaiting confirmation, in won." })
  pending!: number;
  @Field(() => WonScalar, {
    description: "Was offered or granted and lapsed unused, in won; in none of the above.",
  })
  expired!: number;
  @Field(() => [KindTotal], { description: "The same by kind." })
  byKind!: KindTotal[];
  @Field(() => [AffiliateTotal], { description: "The same by affiliate, those that answered." })
  byAffiliate!: AffiliateTotal[];
  @Field(() => [InKindTotal], { description: "Things with no won value, counted by unit." })
  inKind!: InKindTotal[];
  @Field(() => Boolean, {
    description: "False when an affiliate did not answer: the sums are then what is known.",
  })
  isComplete!: boolean;
  @Field(() => [Affiliate], { description: "The affiliates that did not answer." })
  missing!: Affiliate[];
  @Field(() => [SourceStatus], { description: "How every affiliate fared." })
  sources!: SourceStatus[];
}

@ObjectType("TimelineEntry", { description: "One step of any affiliate's claim or grant." })
export class TimelineEntry {
  @Field(() => ID, { description: "Identifies the step." })
  id!: string;
  @Field(() => DateTimeScalar, { description: "When it happened." })
  at!: string;
  @Field(() => Affiliate, { description: "Where it happened." })
  affiliate!: Affiliate;
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
  titleKo!: string;
  titleEn!: string;
}

@ObjectType("TimelineEdge", { description: "One step with its cursor." })
export class TimelineEdge {
  @Field(() => String, { description: "Where the next page starts when this is the last entry." })
  cursor!: string;
  @Field(() => TimelineEntry, { description: "The step." })
  node!: TimelineEntry;
}

@ObjectType("TimelineConnection", { description: "A page of the merged timeline, newest first." })
export class TimelineConnection {
  @Field(() => [TimelineEdge], { description: "The steps with their cursors." })
  edges!: TimelineEdge[];
  @Field(() => [TimelineEntry], { description: "The steps." })
  nodes!: TimelineEntry[];
  @Field(() => PageInfo, { description: "Whether there is more." })
  pageInfo!: PageInfo;
  @Field(() => [Affiliate], {
    description: "The affiliates that did not answer; their steps are missing.",
  })
  missing!: Affiliate[];
}

@ObjectType("Compensation", { description: "Everything of one beneficiary for one outage." })
@Directive('@key(fields: "outageId beneficiaryId")')
@VisibleTo(compensationReaders, ({ beneficiaryId }: { beneficiaryId?: unknown }) =>
  typeof beneficiaryId === "string" ? beneficiaryId : "",
)
export class Compensation {
  @Field(() => ID, { description: "The outage, for example 1015." })
  outageId!: string;
  @Field(() => ID, { description: "The user or partner." })
  beneficiaryId!: string;
  /** What the router handed over with the key; read only through slice-report. */
  representation!: Readonly<Record<string, unknown>>;
}
