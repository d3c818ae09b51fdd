import { Field, ID, InputType } from "type-graphql";
import { WonScalar } from "../contract/scalars.js";
import type { GraphClass } from "../federated-schema.js";

export const IDEMPOTENCY_KEY =
  "Names this request, 1 to 255 characters, such as a UUID. The same key with the same input is the same request; with another input it is refused.";

/** What a grant's mutations are asked with. */
export type GrantInput = {
  grantId: string;
  note?: string | null;
  orderWon?: number | null;
  idempotencyKey: string;
};

/** `<Affiliate><Verb>…Input` with a grant, and whatever the mutation needs beside it. */
export function grantInput(
  name: string,
  { note, order = false }: { note: "OPTIONAL" | "REQUIRED"; order?: boolean },
): abstract new () => GrantInput {
  @InputType(name, { description: "Which grant, and which request." })
  class Input implements GrantInput {
    @Field(() => ID, { description: "The grant's id, as the graph shows it." })
    grantId!: string;
    @Field(() => String, { description: IDEMPOTENCY_KEY })
    idempotencyKey!: string;
    @Field(() => String, {
      nullable: note === "OPTIONAL",
      description: "Why, in the caller's words; kept with the step.",
    })
    note?: string | null;
    orderWon?: number | null;
  }
  if (order) addOrder(Input);
  return Input;
}

function addOrder(Input: GraphClass): void {
  const field = Field(() => WonScalar, {
    nullable: true,
    description: "The sum of the order, in won; needed for a coupon with a minimum order.",
  }) as PropertyDecorator;
  field(Input.prototype, "orderWon");
}
