import { Directive, Field, ID, ObjectType } from "type-graphql";
import { everyone } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { Affiliate } from "../../kit/contract/enums.js";
import { ProvenanceType, RemedyRoundType } from "../../kit/contract/remedy.types.js";
import { DateScalar, DateTimeScalar } from "../../kit/contract/scalars.js";
import type { LocalizedText } from "../../kit/remedies/remedy.js";

@ObjectType("IntakeWindow", {
  description: "A span in which damage could be reported or documented.",
})
export class IntakeWindow extends RemedyRoundType {
  @Field(() => Affiliate, {
    nullable: true,
    description: "Who received the reports; null for a party outside the affiliates.",
  })
  receiver!: Affiliate | null;
}

@ObjectType("OutageMilestone", { description: "Something that happened because of the outage." })
export class OutageMilestone {
  @Field(() => ID, { description: "Unique in the outage." })
  id!: string;
  @Field(() => DateScalar, { description: "The day in Korea." })
  day!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The instant, where sources give a time of day.",
  })
  at!: Date | null;
  @Field(() => [ProvenanceType], { description: "Where it was read." })
  provenance!: ProvenanceType[];
  title!: LocalizedText;
}

@ObjectType("Outage", { description: "A platform outage." })
@Directive('@key(fields: "id")')
@VisibleTo(everyone)
export class Outage {
  @Field(() => ID, { description: "The outage, for example 1015." })
  id!: string;
  @Field(() => DateTimeScalar, { description: "When it began, as the platform dates it." })
  startedAt!: Date;
  @Field(() => DateTimeScalar, { description: "When every function was back." })
  endedAt!: Date;
  @Field(() => [IntakeWindow], {
    description: "When damage could be reported, in order of opening.",
  })
  intakeWindows!: IntakeWindow[];
  @Field(() => [OutageMilestone], { description: "What happened because of it, oldest first." })
  milestones!: OutageMilestone[];
  @Field(() => [ProvenanceType], { description: "Where its start and end were read." })
  provenance!: ProvenanceType[];
  title!: LocalizedText;
  /** What the router handed over with the key; read only through catalogue-report. */
  representation!: Readonly<Record<string, unknown>>;
}
