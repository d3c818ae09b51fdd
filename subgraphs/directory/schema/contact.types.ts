import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { DateTimeScalar } from "../../kit/contract/scalars.js";
import { ContactKind } from "../../kit/pii/contact-kind.js";
import { RevealReason } from "../contacts/audit-reveal.js";
import type { RevealRefusalCode } from "../contacts/reveal-refusals.js";

describeEnum(ContactKind, "ContactKind", "What somebody can be reached, paid or told apart by.", {
  PHONE: "A phone number.",
  BUSINESS_NUMBER: "A business registration number (사업자등록번호).",
  BANK_ACCOUNT: "A bank account: the bank's code and the account.",
  EMAIL: "An e-mail address.",
});
describeEnum(RevealReason, "RevealReason", "Why a contact is needed in full.", {
  CALLER_VERIFICATION: "The caller names it, and it is compared.",
  CALL_BACK: "The beneficiary is called or written to.",
  PAYOUT: "Money is paid out, or a payment is looked for.",
  CORRECTION: "It is said to be wrong.",
  LEGAL_REQUEST: "An authority asks for it.",
});

const RevealRefusalCodes: Record<RevealRefusalCode, string> = {
  CONTACT_UNKNOWN: "CONTACT_UNKNOWN",
  NOTE_HOLDS_A_NUMBER: "NOTE_HOLDS_A_NUMBER",
  REVEAL_IS_OVER: "REVEAL_IS_OVER",
  IDEMPOTENCY_MISMATCH: "IDEMPOTENCY_MISMATCH",
};
describeEnum(
  RevealRefusalCodes,
  "DirectoryRevealContactRefusalCode",
  "Why revealDirectoryContact may say no.",
  {
    CONTACT_UNKNOWN: "No such contact is on record.",
    NOTE_HOLDS_A_NUMBER: "The note holds a number or address that should be kept sealed.",
    REVEAL_IS_OVER: "The minute this request was good for is over.",
    IDEMPOTENCY_MISMATCH: "Another request was carried out under this idempotency key.",
  },
);

@ObjectType("MaskedContact", {
  description: "A contact with most of it hidden; the same part of it everywhere.",
})
export class MaskedContact {
  @Field(() => ContactKind, { description: "What it is." })
  kind!: ContactKind;
  @Field(() => String, { description: "What may be seen of it, for example 010-****-5678." })
  masked!: string;
}

@InputType("DirectoryRevealContactInput", { description: "Whose contact, why, and which request." })
export class RevealContactInput {
  @Field(() => ID, { description: "Whose." })
  beneficiaryId!: string;
  @Field(() => ContactKind, { description: "Which of their contacts." })
  kind!: ContactKind;
  @Field(() => RevealReason, { description: "Why it is needed in full." })
  reason!: RevealReason;
  @Field(() => String, {
    description:
      "The same in the agent's words, 10 to 500 characters, without any number of the person's; kept on record.",
  })
  note!: string;
  @Field(() => String, {
    description:
      "Names this request, 1 to 255 characters, such as a UUID. The same key with the same input is the same request while the contact is visible; after that, and with another input, it is refused.",
  })
  idempotencyKey!: string;
}

@ObjectType("DirectoryRevealContactOk", { description: "The contact in full; that is on record." })
export class RevealContactOk {
  @Field(() => ContactKind, { description: "What it is." })
  kind!: ContactKind;
  @Field(() => String, { description: "The whole of it." })
  value!: string;
  @Field(() => DateTimeScalar, {
    description: "From then on the masked one is to be shown again: a minute after the reveal.",
  })
  visibleUntil!: Date;
  @Field(() => Boolean, {
    description:
      "True when it was revealed by this very request before and nothing was written now.",
  })
  isReplay!: boolean;
}

@ObjectType("DirectoryRevealContactRefused", {
  description: "An expected no of revealDirectoryContact; nothing was shown.",
})
export class RevealContactRefused {
  @Field(() => RevealRefusalCodes, { description: "Which no it is." })
  code!: RevealRefusalCode;
}

export const RevealContactResult = createUnionType({
  name: "DirectoryRevealContactResult",
  description: "What came of revealDirectoryContact.",
  types: () => [RevealContactOk, RevealContactRefused] as const,
});
