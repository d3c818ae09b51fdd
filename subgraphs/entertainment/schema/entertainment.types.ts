import { Field, Int, ObjectType } from "type-graphql";
import {
  AffiliateCompensationType,
  AffiliateProgrammeType,
  ClaimType,
  GrantType,
} from "../../kit/contract/grant.types.js";
import { DateScalar, DateTimeScalar, WonScalar } from "../../kit/contract/scalars.js";

@ObjectType("EntertainmentCompensation", {
  implements: AffiliateCompensationType,
  description: "What Entertainment gives to one beneficiary for one outage.",
})
export class EntertainmentCompensation extends AffiliateCompensationType {}

@ObjectType("EntertainmentProgramme", {
  implements: AffiliateProgrammeType,
  description: "Everything Entertainment does for one outage.",
})
export class EntertainmentProgramme extends AffiliateProgrammeType {}

@ObjectType("EntertainmentClaim", {
  implements: ClaimType,
  description:
    "A report of damage to Entertainment. Nothing it gave after outage 1015 had to be claimed.",
})
export class EntertainmentClaim extends ClaimType {}

@ObjectType("EntertainmentMelonGrant", {
  implements: GrantType,
  description: "More days of a Melon pass, or Melon cash in place of them.",
})
export class EntertainmentMelonGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "RECURRING for a pass that renews itself, TICKET for one that runs out.",
  })
  passKind!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Who sold the pass: WEB for Melon itself, IN_APP for Apple's or Google's store, AFFILIATED for another company.",
  })
  paymentChannel!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the seller can move the dates of the pass.",
  })
  billingDateMovable!: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: "First day that was paid for." })
  firstDay!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day that was paid for, before the extension.",
  })
  lastDay!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Next billing day before the extension; null for a pass that will not renew.",
  })
  nextBillingDay!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day after the extension; null when cash was given in place of days.",
  })
  newLastDay!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Next billing day after the extension; null for a pass that will not renew, or when cash was given.",
  })
  newNextBillingDay!: string | null;
}

@ObjectType("EntertainmentRentalGrant", {
  implements: GrantType,
  description: "More hours for the episodes that a person rented on one reading service.",
})
export class EntertainmentRentalGrant extends GrantType {
  @Field(() => String, { nullable: true, description: "KAKAO_PAGE or KAKAO_WEBTOON." })
  service!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Episodes that the person had rented on the service, extended or not.",
  })
  rentedEpisodes!: number | null;
  @Field(() => Int, { nullable: true, description: "Episodes that were extended." })
  extendedEpisodes!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Those of the extended episodes that were rented with a free ticket.",
  })
  freeTicketEpisodes!: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the last of the extended episodes lapses.",
  })
  extendedUntil!: Date | null;
}

@ObjectType("EntertainmentEventCashGrant", {
  implements: GrantType,
  description: "Event cash of a reading service.",
})
export class EntertainmentEventCashGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "The service it can be used on: KAKAO_PAGE or KAKAO_WEBTOON.",
  })
  service!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "When the member joined the service; null for cash that was given again.",
  })
  registeredOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "How many lots of event cash lapsed in the outage; null for members' cash.",
  })
  lapsedCount!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "How much event cash lapsed in the outage, in won; null for members' cash.",
  })
  lapsedWon!: number | null;
}
