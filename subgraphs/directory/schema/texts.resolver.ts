import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Language } from "../../kit/contract/enums.js";
import { InLanguage, inLanguage } from "../../kit/contract/texts.resolver.js";
import { FigureQuotation, PublishedFigureType } from "./figure.types.js";
import { IntakeWindow, Outage, OutageMilestone } from "./outage.types.js";

@Resolver(() => Outage)
export class OutageTextsResolver {
  @FieldResolver(() => String, { description: "What it is called." })
  title(@Root() outage: Outage, @InLanguage() lang: Language | null): string {
    return inLanguage(outage.title, lang);
  }
}

@Resolver(() => IntakeWindow)
export class IntakeWindowTextsResolver {
  @FieldResolver(() => String, { description: "What the window is called." })
  title(@Root() window: IntakeWindow, @InLanguage() lang: Language | null): string {
    return inLanguage(window.title, lang);
  }
}

@Resolver(() => OutageMilestone)
export class MilestoneTextsResolver {
  @FieldResolver(() => String, { description: "What happened." })
  title(@Root() milestone: OutageMilestone, @InLanguage() lang: Language | null): string {
    return inLanguage(milestone.title, lang);
  }
}

@Resolver(() => FigureQuotation)
export class QuotationTextsResolver {
  @FieldResolver(() => String, { description: "As the source words it." })
  text(@Root() quotation: FigureQuotation, @InLanguage() lang: Language | null): string {
    return inLanguage(quotation.text, lang);
  }
}

@Resolver(() => PublishedFigureType)
export class FigureTextsResolver {
  @FieldResolver(() => String, { description: "What the figure is." })
  title(@Root() figure: PublishedFigureType, @InLanguage() lang: Language | null): string {
    return inLanguage(figure.title, lang);
  }

  @FieldResolver(() => String, { description: "The arithmetic in one line." })
  how(@Root() figure: PublishedFigureType, @InLanguage() lang: Language | null): string {
    return inLanguage(figure.how, lang);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "A known contradiction, or what the number must not be taken for.",
  })
  note(@Root() figure: PublishedFigureType, @InLanguage() lang: Language | null): string | null {
    return figure.note && inLanguage(figure.note, lang);
  }
}
