import { graphError } from "../../kit/errors/graph-error.js";
import { claimAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import {
  answerDamageClaim,
  withdrawDamageClaim,
} from "../remedies/damage-claim/close-damage-claim.js";
import { fileDamageClaim } from "../remedies/damage-claim/file-damage-claim.js";
import { PayClaim } from "../schema/pay.types.js";
import { DecideClaimInput, FileClaimInput, WithdrawClaimInput } from "./claim-inputs.js";

const answer = claimAnswer(() => PayClaim);

const CLOSE_REFUSALS = {
  CLAIM_UNKNOWN: "The customer has no such claim here.",
  CLAIM_CLOSED: "The claim was withdrawn or answered otherwise before.",
};

/** Files a report of damage with Pay's own intake (P2). */
export const filePayClaim = defineMutation({
  name: "filePayClaim",
  affiliate: "PAY",
  description:
    "Reports damage to Pay's own intake, one open report per customer. No dates of the intake were published, so none are enforced.",
  callers: ["OWNER", "AGENT"],
  input: FileClaimInput,
  answer,
  refusals: {
    NOT_A_PAY_CUSTOMER: "Not a customer of Pay.",
    CLAIM_OPEN_ALREADY: "Another report of the customer is still open.",
  },
  run(tx, { lossWon = null, note = null }, { beneficiaryId, actor, at }) {
    if (lossWon !== null && lossWon < 0) {
      throw graphError("BAD_USER_INPUT", { message: "lossWon must not be negative." });
    }
    return fileDamageClaim(tx, { beneficiaryId, actor, at, why: note, lossWon });
  },
});

/** Takes a report back. */
export const withdrawPayClaim = defineMutation({
  name: "withdrawPayClaim",
  affiliate: "PAY",
  description: "Takes back a report of damage that is still open.",
  callers: ["OWNER", "AGENT"],
  input: WithdrawClaimInput,
  answer,
  refusals: CLOSE_REFUSALS,
  run: (tx, { outageId, claimId, note = null }, { beneficiaryId, actor, at }) =>
    withdrawDamageClaim(tx, { outageId, beneficiaryId, claimId }, { actor, at, why: note }),
});

/** Answers a report, without a sum. */
export const decidePayClaim = defineMutation({
  name: "decidePayClaim",
  affiliate: "PAY",
  description:
    "Answers a report of damage: settled with the customer, or turned down and why. It gives nothing: what Pay settled, and of what kind it was, was never published.",
  callers: ["OPERATOR"],
  input: DecideClaimInput,
  answer,
  refusals: CLOSE_REFUSALS,
  run: (tx, { outageId, claimId, verdict, note = null }, { beneficiaryId, actor, at }) =>
    answerDamageClaim(tx, { outageId, beneficiaryId, claimId }, verdict, { actor, at, why: note }),
});
