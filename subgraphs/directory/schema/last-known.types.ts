import { Field, ObjectType } from "type-graphql";
import { Affiliate } from "../../kit/contract/enums.js";
import { GrantSumType } from "../../kit/contract/grant.types.js";
import { DateTimeScalar } from "../../kit/contract/scalars.js";
import { TimelineEntry } from "./compensation.types.js";

@ObjectType("LastKnownSlice", {
  description:
    "What an affiliate told when it last answered an agent who asked for this. It may have changed since, so it is shown with its date, is no part of the total, and is nothing to decide by.",
})
export class LastKnownSlice {
  @Field(() => Affiliate, { description: "The affiliate." })
  affiliate!: Affiliate;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "The instant it speaks of; null, like all the rest, when nothing is known from the last 30 days.",
  })
  asOf!: Date | null;
  @Field(() => [GrantSumType], {
    nullable: true,
    description: "The grants added up by kind, status and unit, as they were then.",
  })
  sums!: GrantSumType[] | null;
  @Field(() => [TimelineEntry], {
    nullable: true,
    description: "Every step until then, newest first.",
  })
  timeline!: TimelineEntry[] | null;
}
