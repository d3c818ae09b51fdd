import { graphError } from "../../kit/errors/graph-error.js";
import { claimAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { transferClaim } from "../remedies/damage-report/transfer-claim.js";
import { awardClaim } from "../remedies/loss-support/award-claim.js";
import { confirmAward } from "../remedies/loss-support/confirm-award.js";
import { type DecidedAs, decideClaim } from "../remedies/loss-support/decide-claim.js";
import { TalkClaim } from "../schema/talk-claims.types.js";
import {
  AwardClaimInput,
  ConfirmAwardInput,
  DecideClaimInput,
  TransferClaimInput,
} from "./claim-inputs.js";
import { CLAIM_REFUSALS, CLAIMANT_REFUSALS, LOSS_REFUSALS, stepOf } from "./claim-refusals.js";

const { CLAIM_UNKNOWN } = CLAIM_REFUSALS;
const CLAIM_IN_REVIEW = "The council reviews it.";
const AWARD_PENDING = "An award waits to be confirmed.";
const ALREADY_SUPPORTED = "The business has support for lost sales, or declined it.";

/** Decides a claim: approves it by its loss, turns it down, or asks for papers. */
export const decideTalkClaim = defineMutation({
  name: "decideTalkClaim",
  affiliate: "TALK",
  description:
    "Decides a claim. Approved, a loss up to 300,000 won is paid 30,000, up to 500,000 won 50,000, and a higher one goes to the council.",
  callers: ["OPERATOR"],
  input: DecideClaimInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: {
    ...CLAIM_REFUSALS,
    CLAIM_IN_REVIEW,
    NOT_A_LOSS_CLAIM: "It was not reported as a loss through a free service.",
    SUPPORT_NOT_OPEN: "Support for lost sales cannot be decided yet.",
    FILED_OUTSIDE_INTAKE: "It came in when no intake was open.",
    DOCUMENTS_INCOMPLETE: "Papers are missing.",
    DOCUMENTS_ALREADY_REQUESTED: "It waits for papers already.",
    OUTSIDE_DOCUMENT_WINDOW: "Papers are not taken, so asking for them is in vain.",
    AWARD_PENDING,
    ALREADY_SUPPORTED,
    ...LOSS_REFUSALS,
    ...CLAIMANT_REFUSALS,
  },
  async run(tx, input, caller) {
    return decideClaim(tx, { ...stepOf(input, caller), as: decidedAs(input) });
  },
});

/** @throws GraphQLError BAD_USER_INPUT on what does not belong together */
function decidedAs(input: DecideClaimInput): DecidedAs {
  const { decision, rejection = null, recognisedLossWon = null } = input;
  if ((rejection !== null) !== (decision === "REJECT")) {
    throw graphError("BAD_USER_INPUT", {
      message: "rejection goes with the decision REJECT, and REJECT with a rejection.",
    });
  }
  if (decision === "APPROVE") return { decision, recognisedLossWon };
  if (recognisedLossWon !== null && (rejection === null || recognisedLossWon < 0)) {
    throw graphError("BAD_USER_INPUT", {
      message: "recognisedLossWon goes with APPROVE, or from 0 won with REJECT.",
    });
  }
  return rejection === null
    ? { decision: "REQUEST_DOCUMENTS" }
    : { decision: "REJECT", rejection, recognisedLossWon };
}

/** Enters what the council awarded for a loss above 500,000 won. */
export const awardTalkClaim = defineMutation({
  name: "awardTalkClaim",
  affiliate: "TALK",
  description:
    "Enters what the council awards for a claim that it reviews. The sum is PENDING until another operator confirms it.",
  callers: ["OPERATOR"],
  input: AwardClaimInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: {
    CLAIM_UNKNOWN,
    CLAIM_NOT_IN_REVIEW: "The council does not review it.",
    AWARD_PENDING,
    ALREADY_SUPPORTED,
    COUNCIL_REVIEW_NOT_DUE: "The recognised loss is not above 500,000 won.",
    COUNCIL_AWARD_NOT_POSITIVE: "The award is not above 0 won.",
  },
  run: (tx, input, caller) =>
    awardClaim(tx, { ...stepOf(input, caller), awardWon: input.awardWon }),
});

/** The second person's word on an award. */
export const confirmTalkAward = defineMutation({
  name: "confirmTalkAward",
  affiliate: "TALK",
  description:
    "Gives an award that another operator entered, and approves its claim; or takes it back, and the council may award anew.",
  callers: ["OPERATOR"],
  input: ConfirmAwardInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: {
    CLAIM_UNKNOWN,
    AWARD_NOT_PENDING: "No award for it waits to be confirmed.",
    SAME_PERSON: "Whoever entered the award cannot confirm it.",
  },
  async run(tx, input, caller) {
    const { confirm, note = null } = input;
    if (!confirm && !note?.trim()) {
      throw graphError("BAD_USER_INPUT", { message: "An award is turned down with a note." });
    }
    return confirmAward(tx, { ...stepOf(input, caller), confirm });
  },
});

/** Passes a report on to the affiliate it is about. */
export const transferTalkClaim = defineMutation({
  name: "transferTalkClaim",
  affiliate: "TALK",
  description: "Passes a report on to the affiliate whose service it is about.",
  callers: ["OPERATOR"],
  input: TransferClaimInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: { ...CLAIM_REFUSALS, CLAIM_IN_REVIEW },
  async run(tx, input, caller) {
    const { to } = input;
    if (to === "TALK") {
      throw graphError("BAD_USER_INPUT", { message: "The claim is at TALK already." });
    }
    return transferClaim(tx, { ...stepOf(input, caller), to });
  },
});
