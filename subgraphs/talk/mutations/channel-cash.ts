import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { remedyOutcome, TAKE_REFUSALS } from "../../kit/mutations/remedy-outcome.js";
import { takeInput } from "../../kit/mutations/request-inputs.js";
import { programme1015 } from "../outages/1015.js";
import { takeChannelCash } from "../remedies/channel-cash/take-channel-cash.js";
import { TalkCreditGrant } from "../schema/talk-grants.types.js";

/** Applies for channel cash (채널 캐시): 50,000 won for each small business, reported damage or not. */
export const applyTalkChannelCash = defineMutation({
  name: "applyTalkChannelCash",
  affiliate: "TALK",
  description:
    "Applies for KakaoTalk channel cash, once per small business, whether or not it reported damage; an agent applies on its word.",
  callers: ["OWNER", "AGENT"],
  input: takeInput("TalkApplyChannelCashInput"),
  answer: grantAnswer(() => TalkCreditGrant),
  refusals: {
    CHANNEL_CASH_NOT_A_BUSINESS: "No business is on record.",
    CHANNEL_CASH_NOT_SMALL_BUSINESS: "The business is not a small one.",
    ...TAKE_REFUSALS,
  },
  async run(tx, _, { beneficiaryId, actor, at }) {
    const application = { beneficiaryId, actor, at, why: null };
    const given = await takeChannelCash(tx, application);
    return remedyOutcome(programme1015, "B4", application, given);
  },
});
