import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Language } from "../../kit/contract/enums.js";
import { InLanguage, inLanguage } from "../../kit/contract/texts.resolver.js";
import { GamesItemGrant } from "./games.types.js";

@Resolver(() => GamesItemGrant)
export class GamesItemTextsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "What the items are; null when no source tells.",
  })
  content(
    @Root() { contentKo, contentEn }: GamesItemGrant,
    @InLanguage() lang: Language | null,
  ): string | null {
    return contentKo && contentEn && inLanguage({ ko: contentKo, en: contentEn }, lang);
  }
}
