import { Arg, FieldResolver, Resolver, Root } from "type-graphql";
import type { GraphClass } from "../federated-schema.js";
import type { LocalizedText } from "../remedies/remedy.js";
import { Language } from "./enums.js";
import { GrantReasonType, ReasonInputType } from "./grant.types.js";
import { RemedyRoundType, RemedyType } from "./remedy.types.js";

/** The language argument that every text of the contract takes. */
export const InLanguage = () =>
  Arg("lang", () => Language, {
    nullable: true,
    defaultValue: Language.KO,
    description: "Language of the text.",
  });

/** A text in the language asked for. */
export function inLanguage(text: LocalizedText, lang: Language | null): string {
  return lang === "EN" ? text.en : text.ko;
}

@Resolver(() => RemedyType)
export class RemedyTextsResolver {
  @FieldResolver(() => String, { description: "What it is called." })
  title(@Root() remedy: RemedyType, @InLanguage() lang: Language | null): string {
    return inLanguage(remedy.title, lang);
  }

  @FieldResolver(() => String, { description: "Who it is for." })
  audience(@Root() remedy: RemedyType, @InLanguage() lang: Language | null): string {
    return inLanguage(remedy.audience, lang);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "How the amount is computed, in one line; null when it is the same for everyone or unknown.",
  })
  amountRule(@Root() remedy: RemedyType, @InLanguage() lang: Language | null): string | null {
    return remedy.amountRule && inLanguage(remedy.amountRule, lang);
  }
}

@Resolver(() => RemedyRoundType)
export class RemedyRoundTextsResolver {
  @FieldResolver(() => String, { description: "What the round is called." })
  title(@Root() round: RemedyRoundType, @InLanguage() lang: Language | null): string {
    return inLanguage(round.title, lang);
  }
}

@Resolver(() => GrantReasonType)
export class ReasonTextsResolver {
  @FieldResolver(() => [ReasonInputType], { description: "The facts that decided." })
  inputs(@Root() reason: GrantReasonType): ReasonInputType[] {
    return Object.entries(reason.facts).map(([name, value]) => ({
      name,
      value: value === null ? null : String(value),
    }));
  }

  @FieldResolver(() => String, {
    description: "The reason as a sentence that can be read to a caller.",
  })
  text(@Root() reason: GrantReasonType, @InLanguage() lang: Language | null): string {
    return reasonText(reason, lang);
  }
}

function reasonText({ texts, facts }: GrantReasonType, lang: Language | null): string {
  return texts[lang === "EN" ? "en" : "ko"](facts);
}

/** `text(lang)` of a mutation's refusal: the sentence of its reason. */
export function refusalTextsResolver(type: GraphClass): GraphClass {
  @Resolver(() => type)
  class RefusalTextsResolver {
    @FieldResolver(() => String, {
      description: "The refusal as a sentence that can be read to a caller.",
    })
    text(
      @Root() { reason }: { reason: GrantReasonType },
      @InLanguage() lang: Language | null,
    ): string {
      return reasonText(reason, lang);
    }
  }
  return RefusalTextsResolver;
}

/** The resolvers that every subgraph using the contract's types needs. */
export const contractResolvers = [
  RemedyTextsResolver,
  RemedyRoundTextsResolver,
  ReasonTextsResolver,
] as const;
