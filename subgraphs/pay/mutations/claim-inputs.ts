import { Field, ID, InputType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { WonScalar } from "../../kit/contract/scalars.js";
import { RequestInput } from "../../kit/mutations/request-inputs.js";
import type { ClaimVerdict } from "../remedies/damage-claim/damage-claim.rules.js";

const Verdict = {
  SETTLED_WITH_CUSTOMER: "SETTLED_WITH_CUSTOMER",
  CLAIM_OF_ANOTHER_AFFILIATE: "CLAIM_OF_ANOTHER_AFFILIATE",
  CLAIM_WITHOUT_DAMAGE: "CLAIM_WITHOUT_DAMAGE",
  CLAIM_CAUSE_NOT_SHOWN: "CLAIM_CAUSE_NOT_SHOWN",
} as const satisfies { [Code in ClaimVerdict]: Code };

describeEnum(Verdict, "PayClaimVerdict", "How Pay answers a report of damage.", {
  SETTLED_WITH_CUSTOMER: "Settled with the customer: the claim is approved.",
  CLAIM_OF_ANOTHER_AFFILIATE: "The damage is another affiliate's: the claim is rejected.",
  CLAIM_WITHOUT_DAMAGE: "A question or an opinion, and no damage: the claim is rejected.",
  CLAIM_CAUSE_NOT_SHOWN: "No clear link between outage and damage: the claim is rejected.",
});

const NOTE = "In the caller's words; kept with the step.";

@InputType("PayFileClaimInput", { description: "Who reports damage, and which request." })
export class FileClaimInput extends RequestInput {
  @Field(() => WonScalar, {
    nullable: true,
    description: "The loss, in won; left out when no sum is stated.",
  })
  lossWon?: number | null;
  @Field(() => String, { nullable: true, description: `What happened. ${NOTE}` })
  note?: string | null;
}

@InputType("PayWithdrawClaimInput", { description: "Which claim, and which request." })
export class WithdrawClaimInput extends RequestInput {
  @Field(() => ID, { description: "The claim's id, as the graph shows it." })
  claimId!: string;
  @Field(() => String, { nullable: true, description: `Why. ${NOTE}` })
  note?: string | null;
}

@InputType("PayDecideClaimInput", {
  description: "Which claim, how it is answered, and which request.",
})
export class DecideClaimInput extends RequestInput {
  @Field(() => ID, { description: "The claim's id, as the graph shows it." })
  claimId!: string;
  @Field(() => Verdict, { description: "The answer." })
  verdict!: ClaimVerdict;
  @Field(() => String, { nullable: true, description: `What was settled, or why not. ${NOTE}` })
  note?: string | null;
}
