import { graphError } from "../../kit/errors/graph-error.js";
import { claimAnswer } from "../../kit/mutations/answers.js";
import type { Caller } from "../../kit/mutations/caller.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { claimIdOf, fileReport } from "../remedies/damage-report/file-report.js";
import { submitDocuments } from "../remedies/damage-report/submit-documents.js";
import { withdrawClaim } from "../remedies/damage-report/withdraw-claim.js";
import type { IntakeChannel } from "../remedies/loss-support/evidence.rules.js";
import { TalkClaim } from "../schema/talk-claims.types.js";
import { FileClaimInput, SubmitDocumentsInput, WithdrawClaimInput } from "./claim-inputs.js";
import { CLAIM_REFUSALS, CLAIMANT_REFUSALS, LOSS_REFUSALS, stepOf } from "./claim-refusals.js";

/** How a report comes in with each kind of caller. DOMAIN 3.4: W42. */
const CHANNELS: Partial<Record<Caller["kind"], readonly IntakeChannel[]>> = {
  OWNER: ["CHATBOT", "WEB"],
  AGENT: ["PHONE", "POST"],
};

/** Reports damage: a user or partner for itself, an agent on the word of whoever calls or writes. */
export const fileTalkClaim = defineMutation({
  name: "fileTalkClaim",
  affiliate: "TALK",
  description:
    "Reports damage while an intake is open. A small business has one claim for lost sales open at a time.",
  callers: ["OWNER", "AGENT"],
  input: FileClaimInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: {
    OUTSIDE_INTAKE: "No intake is open; the text tells the last one and the next.",
    ...LOSS_REFUSALS,
    ...CLAIMANT_REFUSALS,
    CLAIM_ALREADY_OPEN: "A claim for lost sales is open already.",
    ALREADY_SUPPORTED: "The business has support for lost sales, or declined it.",
  },
  async run(tx, input, { beneficiaryId, actor, kind, at }) {
    const { reporterType, about: nature, channel, lossWon = null, documents } = input;
    const channels = CHANNELS[kind] ?? [];
    if (!channels.includes(channel)) {
      throw graphError("BAD_USER_INPUT", {
        message: `What you file comes in by ${channels.join(" or ")}.`,
      });
    }
    const claimId = claimIdOf(beneficiaryId, actor, input.idempotencyKey);
    const details = { reporterType, nature, channel };
    const report = { claimId, beneficiaryId, at, details, lossWon, documents };
    return fileReport(tx, { ...report, actor, why: null });
  },
});

/** Hands in papers of a claim: what they are, not the papers themselves. */
export const submitTalkDocuments = defineMutation({
  name: "submitTalkDocuments",
  affiliate: "TALK",
  description:
    "Notes papers that came in for a claim, while papers are taken. A claim that waited for them is SUBMITTED again once none is missing.",
  callers: ["OWNER", "AGENT"],
  input: SubmitDocumentsInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: {
    ...CLAIM_REFUSALS,
    OUTSIDE_DOCUMENT_WINDOW: "Papers are not taken; the text tells when they were or will be.",
  },
  async run(tx, input, caller) {
    const { documents } = input;
    if (documents.length === 0) {
      throw graphError("BAD_USER_INPUT", { message: "documents names at least one paper." });
    }
    return submitDocuments(tx, { ...stepOf(input, caller), documents });
  },
});

/** Takes a claim back. */
export const withdrawTalkClaim = defineMutation({
  name: "withdrawTalkClaim",
  affiliate: "TALK",
  description:
    "Takes back a claim that is still open; an award that nobody confirmed falls with it. Another one may be filed after it.",
  callers: ["OWNER", "AGENT"],
  input: WithdrawClaimInput,
  answer: claimAnswer(() => TalkClaim),
  refusals: CLAIM_REFUSALS,
  run: (tx, input, caller) => withdrawClaim(tx, stepOf(input, caller)),
});
