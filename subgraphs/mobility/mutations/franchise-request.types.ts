import { Field, ID, InputType, Int } from "type-graphql";
import { IDEMPOTENCY_KEY } from "../../kit/mutations/grant-inputs.js";

/** Most drivers that one list may have. */
export const LIST_LIMIT = 1_000;

/** What everything about a franchise's pool is asked with. Not a type of the graph itself. */
@InputType({ isAbstract: true } as never)
export abstract class FranchiseInput {
  @Field(() => ID, { description: "The outage, for example 1015." })
  outageId!: string;
  @Field(() => String, { description: "The regional franchise." })
  franchise!: string;
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType("MobilityFranchiseShareInput", { description: "A driver on a franchise's list." })
export class MobilityFranchiseShareInput {
  @Field(() => ID, { description: "The driver's beneficiary id: it begins with usr_ or ptn_." })
  driverId!: string;
  @Field(() => Int, {
    description: "The driver's weight, 0 or more; 0 is a driver who is left out.",
  })
  weight!: number;
}

@InputType("MobilitySetFranchiseSharesInput", {
  description: "The drivers of a franchise and their weights.",
})
export class MobilitySetFranchiseSharesInput extends FranchiseInput {
  @Field(() => [MobilityFranchiseShareInput], {
    description: `The whole list, at most ${LIST_LIMIT} drivers, each once.`,
  })
  shares!: MobilityFranchiseShareInput[];
}

@InputType("MobilityShareFranchisePoolInput", { description: "Whose pool, and which request." })
export class MobilityShareFranchisePoolInput extends FranchiseInput {
  @Field(() => String, {
    nullable: true,
    description: "Why, in the caller's words; kept with every share.",
  })
  note?: string | null;
}
