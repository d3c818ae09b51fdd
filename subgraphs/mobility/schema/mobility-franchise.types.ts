import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTimeScalar, WonScalar } from "../../kit/contract/scalars.js";

@ObjectType("MobilityFranchiseShare", {
  description: "A driver on a franchise's list, and the part of its pool.",
})
export class MobilityFranchiseShare {
  @Field(() => ID, { description: "The driver's beneficiary id." })
  driverId!: string;
  @Field(() => Int, { description: "The weight the franchise gave; 0 is a driver it left out." })
  weight!: number;
  @Field(() => WonScalar, {
    description:
      "What this list gives the driver, in won. The shares of a list are exactly the pool.",
  })
  won!: number;
}

@ObjectType("MobilityFranchisePool", {
  description: "What was agreed for a regional franchise, and the drivers it chose.",
})
export class MobilityFranchisePool {
  @Field(() => String, { description: "The regional franchise." })
  franchise!: string;
  @Field(() => WonScalar, { description: "Its whole pool, in won." })
  poolWon!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was shared; null while its list can still be changed.",
  })
  sharedAt!: Date | null;
  @Field(() => Int, { description: "How many drivers get a share: those with a weight above 0." })
  drivers!: number;
  @Field(() => [MobilityFranchiseShare], { description: "Its list, by driver." })
  shares!: MobilityFranchiseShare[];
}
