import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { accessDirective } from "../../kit/access/access.js";
import { compensationReaders, contactRevealers } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import type { Language } from "../../kit/contract/enums.js";
import { InLanguage, inLanguage } from "../../kit/contract/texts.resolver.js";
import type { ContactKind } from "../../kit/pii/contact-kind.js";
import { auditedReveal } from "../contacts/audit-reveal.js";
import { maskedContacts } from "../contacts/masked-contacts.js";
import { revealContact } from "../contacts/reveal-contact.js";
import { revealRefusals } from "../contacts/reveal-refusals.js";
import { revealRequest } from "../contacts/reveal-request.js";
import type { DirectoryContext } from "../context.js";
import type { BeneficiaryView } from "../people/beneficiary-view.js";
import { Beneficiary, Partner } from "./beneficiary.types.js";
import {
  MaskedContact,
  RevealContactInput,
  RevealContactRefused,
  RevealContactResult,
} from "./contact.types.js";

/** Asked here as well as where the person was found: whoever hands a person on need not think of their contacts. */
const ToReaders = () => VisibleTo(compensationReaders, ({ id }: BeneficiaryView) => id);

@Resolver(() => Beneficiary)
export class ContactsResolver {
  @ToReaders()
  @FieldResolver(() => [MaskedContact], {
    nullable: true,
    description:
      "Phone number, business number and the like, masked. For agents and the person itself.",
  })
  contacts(@Root() view: BeneficiaryView, @Ctx() context: DirectoryContext): MaskedContact[] {
    return masked(view, context);
  }
}

@Resolver(() => Partner)
export class BusinessNumberResolver {
  @ToReaders()
  @FieldResolver(() => String, {
    nullable: true,
    description: "Its business registration number, masked; null when none is on record.",
  })
  businessNumber(@Root() view: BeneficiaryView, @Ctx() context: DirectoryContext): string | null {
    return masked(view, context, ["BUSINESS_NUMBER"])[0]?.masked ?? null;
  }
}

@Resolver(() => RevealContactRefused)
export class RevealRefusalTextsResolver {
  @FieldResolver(() => String, { description: "The refusal as a sentence." })
  text(@Root() { code }: RevealContactRefused, @InLanguage() lang: Language | null): string {
    return inLanguage(revealRefusals[code], lang);
  }
}

@Resolver()
export class ContactMutations {
  // Printed only: `revealRequest` refuses, because whoever has no token is told to sign in.
  @Directive(accessDirective(contactRevealers.to))
  @Mutation(() => RevealContactResult, {
    nullable: true,
    description:
      "Shows a contact in full for a minute to an agent who has the permission contact:reveal, once it is on record who sees it and why. Null only beside an error: then nothing was shown.",
  })
  async revealDirectoryContact(
    @Arg("input", () => RevealContactInput, { description: "Whose contact, and why." })
    input: RevealContactInput,
    @Ctx() context: DirectoryContext,
  ): Promise<object> {
    const { viewer, now, audit } = context;
    const reveal = await audit.attempt(auditedReveal(input), () =>
      revealRequest(viewer, input, now),
    );
    const outcome = await revealContact(context, reveal);
    return outcome.outcome === "REFUSED"
      ? { __typename: "DirectoryRevealContactRefused", code: outcome.code }
      : { __typename: "DirectoryRevealContactOk", kind: reveal.kind, ...outcome };
  }
}

function masked(
  { id, sealedContacts }: BeneficiaryView,
  { database }: DirectoryContext,
  kinds?: readonly ContactKind[],
): MaskedContact[] {
  return maskedContacts(database.keys, id, sealedContacts, kinds);
}
