import { Field, ID, InputType } from "type-graphql";
import { Affiliate, describeEnum } from "../../kit/contract/enums.js";
import { WonScalar } from "../../kit/contract/scalars.js";
import { IDEMPOTENCY_KEY } from "../../kit/mutations/grant-inputs.js";
import { RequestInput } from "../../kit/mutations/request-inputs.js";
import { DocumentKind } from "../facts.js";
import { ReporterType, ReportNature } from "../remedies/damage-report/damage-report.rules.js";
import { ClaimDecision } from "../remedies/loss-support/decide-claim.js";
import { IntakeChannel } from "../remedies/loss-support/evidence.rules.js";
import { ClaimRejection } from "../remedies/loss-support/rejection.rules.js";

describeEnum(ClaimDecision, "TalkClaimDecision", "What can be decided of a claim.", {
  APPROVE: "Pays the tier of the loss, or hands a loss above 500,000 won to the council.",
  REJECT: "Turns it down, for the reason given.",
  REQUEST_DOCUMENTS: "Asks the claimant for papers.",
});
describeEnum(ClaimRejection, "TalkClaimRejection", "Why a claim is turned down.", {
  PAPERS_NOT_COMPLETED: "The papers that are needed were not handed in.",
  LOSS_NOT_PROVEN: "The papers do not prove the loss.",
  SERVICE_USE_NOT_PROVEN: "The papers do not prove that the service was used for business.",
  NO_DIRECT_CAUSE: "The outage could not be shown to be the cause.",
  REPORT_WITHOUT_LOSS: "A question, a protest, an opinion or an encouragement.",
  DUPLICATE_REPORT: "The same damage was reported elsewhere as well.",
  SUPPORT_DECLINED: "The claimant declined the support.",
});

const NOTE = "Why, in the caller's words; kept with the step.";

/** The fields of every mutation of one claim. Not a type of the graph itself. */
@InputType({ isAbstract: true } as never)
abstract class ClaimInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;
  @Field(() => ID, {
    nullable: true,
    description: "Whose; left out, the caller's own. An agent or operator has to say it.",
  })
  beneficiaryId?: string | null;
  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType("TalkFileClaimInput", { description: "A report of damage." })
export class FileClaimInput extends RequestInput {
  @Field(() => ReporterType, { description: "Who reports, as the reporter says." })
  reporterType!: ReporterType;
  @Field(() => ReportNature, { description: "What it is about, as the reporter says." })
  about!: ReportNature;
  @Field(() => IntakeChannel, {
    description: "How it comes in: CHATBOT or WEB from the claimant, PHONE or POST by an agent.",
  })
  channel!: IntakeChannel;
  @Field(() => WonScalar, {
    nullable: true,
    description: "The loss, in won; needed for a report of a loss.",
  })
  lossWon?: number | null;
  @Field(() => [DocumentKind], {
    defaultValue: [],
    description: "Papers that come with it.",
  })
  documents!: DocumentKind[];
}

@InputType("TalkSubmitDocumentsInput", { description: "Papers of a claim." })
export class SubmitDocumentsInput extends ClaimInput {
  @Field(() => [DocumentKind], { description: "What comes in; at least one." })
  documents!: DocumentKind[];
}

@InputType("TalkWithdrawClaimInput", { description: "Which claim, and which request." })
export class WithdrawClaimInput extends ClaimInput {}

@InputType("TalkDecideClaimInput", { description: "A decision of a claim." })
export class DecideClaimInput extends ClaimInput {
  @Field(() => ClaimDecision, { description: "What is decided." })
  decision!: ClaimDecision;
  @Field(() => WonScalar, {
    nullable: true,
    description:
      "The loss as the papers prove it, in won; left out, an approval takes it as claimed.",
  })
  recognisedLossWon?: number | null;
  @Field(() => ClaimRejection, {
    nullable: true,
    description: "Why it is turned down; needed with REJECT, and only then.",
  })
  rejection?: ClaimRejection | null;
}

@InputType("TalkAwardClaimInput", { description: "What the council awards for a claim." })
export class AwardClaimInput extends ClaimInput {
  @Field(() => WonScalar, { description: "The sum, in won; above 0." })
  awardWon!: number;
}

@InputType("TalkConfirmAwardInput", { description: "A second person's word on an award." })
export class ConfirmAwardInput extends ClaimInput {
  @Field(() => Boolean, {
    description: "True gives it; false takes it back, and then a note is needed.",
  })
  confirm!: boolean;
}

@InputType("TalkTransferClaimInput", { description: "Whose a report is." })
export class TransferClaimInput extends ClaimInput {
  @Field(() => Affiliate, { description: "The affiliate it is about; not TALK." })
  to!: Affiliate;
}
