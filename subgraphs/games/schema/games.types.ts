import { Field, ObjectType } from "type-graphql";
import {
  AffiliateCompensationType,
  AffiliateProgrammeType,
  ClaimType,
  GrantType,
} from "../../kit/contract/grant.types.js";
import { DateScalar } from "../../kit/contract/scalars.js";

@ObjectType("GamesCompensation", {
  implements: AffiliateCompensationType,
  description: "What Games gives to one beneficiary for one outage.",
})
export class GamesCompensation extends AffiliateCompensationType {}

@ObjectType("GamesProgramme", {
  implements: AffiliateProgrammeType,
  description: "Everything Games does for one outage.",
})
export class GamesProgramme extends AffiliateProgrammeType {}

@ObjectType("GamesClaim", {
  implements: ClaimType,
  description: "A report of damage to Games. Nothing it gave after outage 1015 had to be claimed.",
})
export class GamesClaim extends ClaimType {}

@ObjectType("GamesPcBangGrant", {
  implements: GrantType,
  description:
    "Support of an affiliated PC bang (internet cafe): planned, or a place at an event, which a player can have, too. What it is worth was never published.",
})
export class GamesPcBangGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "Name of the PC bang; null for a player's place.",
  })
  pcBangName!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day of its affiliation." })
  affiliatedFrom!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of its affiliation; null while no end is agreed.",
  })
  affiliatedUntil!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Code of a game that the player plays; null for a PC bang.",
  })
  game!: string | null;
}

@ObjectType("GamesItemGrant", {
  implements: GrantType,
  description: "Items for a player of one game.",
})
export class GamesItemGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description:
      "How the items arrive: GIFT_BOX for the gift box in the game; null when no source tells.",
  })
  delivery!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Code of the game in which the player was registered, for example ODIN.",
  })
  game!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "When the player was first registered in the game.",
  })
  registeredOn!: string | null;
  contentKo!: string | null;
  contentEn!: string | null;
}
