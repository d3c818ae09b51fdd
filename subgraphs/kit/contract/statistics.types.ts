import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { ClaimStatus } from "./enums.js";
import { RemedyType } from "./remedy.types.js";
import { DateTimeScalar, WonScalar } from "./scalars.js";

@ObjectType("RemedyCount", {
  description: "Grants of one remedy, counted. Won and units never mix.",
})
@Directive("@shareable")
export class RemedyCountType {
  @Field(() => Int, { description: "How many grants." })
  grants!: number;
  @Field(() => WonScalar, { description: "Their sum in won; 0 for things in kind or unknown." })
  won!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      "Number of units in all, a whole number; null for won, or when a number was never published.",
  })
  quantity!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The unit things in kind are counted in; null for won or unknown.",
  })
  unit!: string | null;
}

@ObjectType("RemedyStatistics", {
  description:
    "Where the grants of one remedy stand. Granted is outstanding, redeemed and expired together with what was declined or revoked after it had been given.",
})
@Directive("@shareable")
export class RemedyStatisticsType {
  @Field(() => RemedyType, { description: "The remedy." })
  remedy!: RemedyType;
  @Field(() => RemedyCountType, {
    nullable: true,
    description:
      "People to whom it is open, or was until it lapsed, and who did nothing; null where counting would mean reading everybody.",
  })
  offered!: RemedyCountType | null;
  @Field(() => RemedyCountType, { description: "Ever given, whatever became of it." })
  granted!: RemedyCountType;
  @Field(() => RemedyCountType, { description: "Decided; the amount awaits confirmation." })
  pending!: RemedyCountType;
  @Field(() => RemedyCountType, { description: "Given and used." })
  redeemed!: RemedyCountType;
  @Field(() => RemedyCountType, {
    description: "Given and lapsed unused, by the clock whether or not it is on record.",
  })
  expired!: RemedyCountType;
  @Field(() => RemedyCountType, { description: "Turned down by the beneficiary." })
  declined!: RemedyCountType;
  @Field(() => RemedyCountType, { description: "Taken back." })
  revoked!: RemedyCountType;
  @Field(() => RemedyCountType, { description: "Given, neither used nor lapsed so far." })
  outstanding!: RemedyCountType;
}

@ObjectType("ReportStatistics", {
  description:
    "Reports of damage that are alike in who reported, about what, and where they stand.",
})
@Directive("@shareable")
export class ReportStatisticsType {
  @Field(() => String, {
    nullable: true,
    description:
      "Who reported, by a value of this affiliate's own claim type; null where that is not asked or not known.",
  })
  reporterType!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "What the reports are about, by a value of this affiliate's own claim type; null where they are not sorted.",
  })
  nature!: string | null;
  @Field(() => ClaimStatus, { description: "Where the reports stand." })
  status!: ClaimStatus;
  @Field(() => Int, { description: "How many reports." })
  count!: number;
  @Field(() => Int, { description: "How many of them state a loss." })
  withLoss!: number;
  @Field(() => Int, { description: "How many of them state no loss." })
  withoutLoss!: number;
  @Field(() => WonScalar, { description: "The losses they state, in won together." })
  lossWon!: number;
}

@ObjectType("ProgrammeStatistics", {
  description: "What one affiliate's programme for one outage came to so far, over all people.",
})
@Directive("@shareable")
export class ProgrammeStatisticsType {
  @Field(() => DateTimeScalar, { description: "The instant they are of." })
  asOf!: Date;
  @Field(() => [ReportStatisticsType], {
    description: "The reports of damage. Added up over any of the dimensions they are all reports.",
  })
  reports!: ReportStatisticsType[];
  @Field(() => [RemedyStatisticsType], { description: "Its remedies, in catalogue order." })
  remedies!: RemedyStatisticsType[];
}
