import { Field, ID, InputType } from "type-graphql";
import { IDEMPOTENCY_KEY } from "./grant-inputs.js";

/** What a mutation is asked with that needs nothing but whose and for which outage. */
export type TakeInput = {
  outageId: string;
  beneficiaryId?: string | null;
  idempotencyKey: string;
};

/**
 * The fields that the input of nearly every mutation has; a mutation that takes more extends it and adds its own. Not a
 * type of the graph itself.
 */
@InputType({ isAbstract: true } as never)
export abstract class RequestInput implements TakeInput {
  @Field(() => ID, { description: "The outage, for example 1015." })
  outageId!: string;
  @Field(() => ID, {
    nullable: true,
    description: "Whose; left out, the caller's own. An agent or operator has to say it.",
  })
  beneficiaryId?: string | null;
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

/** `RequestInput` under a name of the graph, for a mutation that needs nothing more. */
export function takeInput(name: string): abstract new () => TakeInput {
  @InputType(name, { description: "Whose, for which outage, and which request." })
  class Input extends RequestInput {}
  return Input;
}
