import { grantAnswer, grantsAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { QUOTA_REFUSALS, remedyOutcome } from "../../kit/mutations/remedy-outcome.js";
import { takeInput } from "../../kit/mutations/request-inputs.js";
import { programme1015 } from "../outages/1015.js";
import { GIFT_REFUSALS, type GiftId, takeGift } from "../remedies/gift-package/take-gift.js";
import { takeGiftPackage } from "../remedies/gift-package/take-gift-package.js";
import { TalkPassGrant } from "../schema/talk-grants.types.js";

/** Takes the gift package (마음 패키지): everything in it, once per account. */
export const takeTalkGiftPackage = defineMutation({
  name: "takeTalkGiftPackage",
  affiliate: "TALK",
  description:
    "Takes the gift package, once per KakaoTalk account: three emoticons, two coupons. A gift that was declined stays declined.",
  callers: ["OWNER"],
  input: takeInput("TalkTakeGiftPackageInput"),
  answer: grantsAnswer(),
  refusals: GIFT_REFUSALS,
  run: (tx, _, { beneficiaryId, actor, at }) =>
    takeGiftPackage(tx, { beneficiaryId, actor, at, why: null }),
});

/** Takes the Talk Drawer Plus pass: 3,000,000, first come, first served. */
export const takeTalkDrawerPass = defineMutation({
  name: "takeTalkDrawerPass",
  affiliate: "TALK",
  description:
    "Takes the Talk Drawer Plus pass, once per KakaoTalk account while there are some left: first come, first served.",
  callers: ["OWNER"],
  input: takeInput("TalkTakeDrawerPassInput"),
  answer: grantAnswer(() => TalkPassGrant),
  refusals: { ...GIFT_REFUSALS, ...QUOTA_REFUSALS },
  async run(tx, _, { beneficiaryId, actor, at }) {
    const pass: GiftId = "T5";
    const request = { beneficiaryId, actor, at, why: null };
    const given = await takeGift(tx, pass, request);
    return remedyOutcome(programme1015, pass, request, given);
  },
});
