import { Field, Int, ObjectType } from "type-graphql";
import { Affiliate } from "../../kit/contract/enums.js";
import { WonScalar } from "../../kit/contract/scalars.js";
import { RemedyKind, RemedyState } from "../../kit/remedies/remedy.js";

@ObjectType("WonPerHead", {
  description: "What remedies of one kind give one person, where a sum is published.",
})
export class WonPerHeadType {
  @Field(() => WonScalar, { description: "The lowest sum, in won." })
  lowest!: number;
  @Field(() => WonScalar, { description: "The highest sum, in won." })
  highest!: number;
}

@ObjectType("AffiliateRemedies", { description: "How many remedies an affiliate has." })
export class AffiliateRemedies {
  @Field(() => Affiliate, { description: "The affiliate." })
  affiliate!: Affiliate;
  @Field(() => Int, {
    nullable: true,
    description: "How many remedies; null when it did not answer.",
  })
  remedies!: number | null;
}

@ObjectType("KindRemedies", { description: "How many remedies are of one kind." })
export class KindRemedies {
  @Field(() => RemedyKind, {
    nullable: true,
    description: "The kind; null when no source tells or none fits.",
  })
  kind!: RemedyKind | null;
  @Field(() => Int, { description: "How many remedies." })
  remedies!: number;
  @Field(() => WonPerHeadType, {
    nullable: true,
    description: "Their sums; null when none is published.",
  })
  wonPerHead!: WonPerHeadType | null;
}

@ObjectType("StateRemedies", { description: "How many remedies got this far." })
export class StateRemedies {
  @Field(() => RemedyState, { description: "How far they got." })
  state!: RemedyState;
  @Field(() => Int, { description: "How many remedies." })
  remedies!: number;
}

@ObjectType("OutageTotals", {
  description:
    "What an outage's programmes hold, counted in remedies. What people received is not counted here.",
})
export class OutageTotalsType {
  @Field(() => Int, { description: "Remedies of the affiliates that answered." })
  remedies!: number;
  @Field(() => [AffiliateRemedies], { description: "By affiliate, all of them." })
  byAffiliate!: AffiliateRemedies[];
  @Field(() => [KindRemedies], { description: "By kind, most remedies first." })
  byKind!: KindRemedies[];
  @Field(() => [StateRemedies], { description: "By state, most remedies first." })
  byState!: StateRemedies[];
  @Field(() => Int, { description: "Remedies whose amount a rule computes or no source tells." })
  withoutFixedValue!: number;
  @Field(() => Boolean, { description: "False when an affiliate did not answer." })
  isComplete!: boolean;
  @Field(() => [Affiliate], { description: "The affiliates that did not answer." })
  missing!: Affiliate[];
}
