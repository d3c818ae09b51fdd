import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { remedyOutcome, TAKE_REFUSALS } from "../../kit/mutations/remedy-outcome.js";
import { takeInput } from "../../kit/mutations/request-inputs.js";
import { programme1015 } from "../outages/1015.js";
import { enrolSalesChannel } from "../remedies/sales-channel/enrol-sales-channel.js";
import { PaySalesChannelGrant } from "../schema/pay.types.js";

/** Enrols a small-business merchant for wider sales channels (P1). */
export const enrolPaySalesChannel = defineMutation({
  name: "enrolPaySalesChannel",
  affiliate: "PAY",
  description:
    "Enrols a merchant that is a small business for wider sales channels, once, in the first half of 2023. What the programme holds was never published: no number and no won come with it.",
  callers: ["OWNER", "AGENT"],
  input: takeInput("PayEnrolSalesChannelInput"),
  answer: grantAnswer(() => PaySalesChannelGrant),
  refusals: {
    NOT_A_MERCHANT: "Not a merchant of Pay.",
    NOT_A_SMALL_BUSINESS: "The merchant is not a small business.",
    ...TAKE_REFUSALS,
  },
  async run(tx, _, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: null };
    const given = await enrolSalesChannel(tx, request);
    return remedyOutcome(programme1015, "P1", request, given);
  },
});
