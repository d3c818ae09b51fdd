import { Field, InputType } from "type-graphql";
import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { done } from "../../kit/mutations/refusal.js";
import { REMEDY_REFUSALS, remedyOutcome } from "../../kit/mutations/remedy-outcome.js";
import { RequestInput } from "../../kit/mutations/request-inputs.js";
import { programme1015 } from "../outages/1015.js";
import { extendOrCreditMelonPass } from "../remedies/melon-pass/extend-or-credit-melon-pass.js";
import { EntertainmentMelonGrant } from "../schema/entertainment.types.js";

@InputType("EntertainmentExtendMelonPassInput", {
  description: "Whose Melon pass, for which outage, and which request.",
})
class ExtendMelonPassInput extends RequestInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Only after what was given for the pass was revoked: why something is given anew. Kept with the step. Left out or blank, nothing is given anew.",
  })
  correctionNote?: string | null;
}

const PASS_REFUSALS = {
  NO_MELON_PASS: "No Melon pass is on record.",
  NO_PASS_ON_RECORD_DAY: "The pass was not held on the record day.",
  NOTHING_TO_CORRECT: "A correction was asked for and nothing that was given was taken back.",
  ...REMEDY_REFUSALS,
};

/** Extends a Melon pass by 3 days (E1), or credits cash where its dates cannot move (E2). Nobody had to ask for it. */
export const extendEntertainmentMelonPass = defineMutation({
  name: "extendEntertainmentMelonPass",
  affiliate: "ENTERTAINMENT",
  description:
    "Extends a Melon pass by 3 days or, where its billing date cannot be moved, credits Melon cash: one of the two, once per member. After a revocation only with correctionNote.",
  callers: ["OPERATOR"],
  input: ExtendMelonPassInput,
  answer: grantAnswer(() => EntertainmentMelonGrant),
  refusals: PASS_REFUSALS,
  async run(tx, { correctionNote }, { beneficiaryId, actor, at }) {
    const why = correctionNote?.trim() || null;
    const request = { beneficiaryId, actor, at, why, isCorrection: why !== null };
    const { remedyId, issue, ...given } = await extendOrCreditMelonPass(tx, request);
    const outcome = remedyOutcome<keyof typeof PASS_REFUSALS>(
      programme1015,
      remedyId,
      request,
      given,
    );
    return outcome.outcome === "DONE"
      ? done({ ...outcome.answer, issue }, outcome.isReplay)
      : outcome;
  },
});
