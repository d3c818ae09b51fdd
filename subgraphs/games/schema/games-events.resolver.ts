import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Language } from "../../kit/contract/enums.js";
import { InLanguage, inLanguage } from "../../kit/contract/texts.resolver.js";
import type { AffiliateContext } from "../../kit/define-affiliate.js";
import { eventLoaders } from "../remedies/events/events.loader.js";
import { GamesPcBangGrant, GamesProgramme } from "./games.types.js";
import { eventView, GamesEvent } from "./games-events.types.js";

@Resolver(() => GamesProgramme)
export class GamesProgrammeEventsResolver {
  @FieldResolver(() => [GamesEvent], {
    nullable: true,
    description:
      "What is scheduled, cancelled ones too, by first day; null when Games could not look. Public: it names no people.",
  })
  async events(
    @Root() { outageId }: { outageId: string },
    @Ctx() context: AffiliateContext,
  ): Promise<GamesEvent[]> {
    return (await eventLoaders(context).ofOutage.load(outageId)).map(eventView);
  }
}

@Resolver(() => GamesPcBangGrant)
export class GamesGrantEventResolver {
  @FieldResolver(() => GamesEvent, {
    nullable: true,
    description: "The event that it is a place at; null while it is only planned.",
  })
  async event(
    @Root() { eventId }: { eventId?: string },
    @Ctx() context: AffiliateContext,
  ): Promise<GamesEvent | null> {
    if (eventId === undefined) return null;
    const event = await eventLoaders(context).byId.load(eventId);
    return event && eventView(event);
  }
}

@Resolver(() => GamesEvent)
export class GamesEventTextsResolver {
  @FieldResolver(() => String, { description: "What it is called." })
  title(@Root() { title }: GamesEvent, @InLanguage() lang: Language | null): string {
    return inLanguage(title, lang);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Where it is held; null when it is held nowhere in particular.",
  })
  region(@Root() { region }: GamesEvent, @InLanguage() lang: Language | null): string | null {
    return region && inLanguage(region, lang);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What it gives, in words; null while that is not told.",
  })
  benefit(@Root() { benefit }: GamesEvent, @InLanguage() lang: Language | null): string | null {
    return benefit && inLanguage(benefit, lang);
  }
}

/** Everything that resolves events. */
export const gamesEventResolvers = [
  GamesProgrammeEventsResolver,
  GamesGrantEventResolver,
  GamesEventTextsResolver,
] as const;
