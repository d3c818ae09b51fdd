import { Field, Int, ObjectType } from "type-graphql";
import { GrantType } from "../../kit/contract/grant.types.js";
import { DateTimeScalar, WonScalar } from "../../kit/contract/scalars.js";

@ObjectType("TalkEmoticonGrant", {
  implements: GrantType,
  description: "A set of emoticons.",
})
export class TalkEmoticonGrant extends GrantType {
  @Field(() => String, { description: "The set's name, in Korean as it was sold." })
  emoticonName!: string;
}

@ObjectType("TalkCouponGrant", {
  implements: GrantType,
  description: "A coupon of a shop, counted at its face value.",
})
export class TalkCouponGrant extends GrantType {
  @Field(() => String, { description: "Where it is accepted: MAKERS is Kakao Makers." })
  shop!: string;
  @Field(() => WonScalar, {
    nullable: true,
    description: "The smallest order it can be used for, in won; null when none was published.",
  })
  minimumOrderWon!: number | null;
}

@ObjectType("TalkPassGrant", {
  implements: GrantType,
  description: "A pass for a paid service, which goes on as a subscription unless cancelled.",
})
export class TalkPassGrant extends GrantType {
  @Field(() => String, { description: "The service's name, in Korean as it was sold." })
  passName!: string;
  @Field(() => Int, { nullable: true, description: "Months that are free." })
  months!: number | null;
  @Field(() => Int, { nullable: true, description: "Storage it opens, in gigabytes." })
  storageGb!: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a payment method has to be registered to use it.",
  })
  paymentMethodRequired!: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it renews at a price after the free time unless it is cancelled.",
  })
  renewsUnlessCancelled!: boolean | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "What each month costs once it has renewed, in won.",
  })
  renewalWon!: number | null;
}

@ObjectType("TalkExtensionGrant", {
  implements: GrantType,
  description: "More time of something the person already holds.",
})
export class TalkExtensionGrant extends GrantType {
  @Field(() => String, {
    description: "What is extended: EMOTICON_PLUS, TALK_DRAWER, GIFT, SHOPPING or KAKAO_TV.",
  })
  service!: string;
  @Field(() => String, {
    nullable: true,
    description: "The month in which it was carried out, YYYY-MM; the day was not published.",
  })
  appliedIn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Who collects the subscription's fee: WEB; null for what is no subscription.",
  })
  paymentChannel!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant of the subscription before; null for what is no subscription.",
  })
  previousEnd!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant of the subscription now; null for what is no subscription.",
  })
  newEnd!: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "Number of gifts or videos that last longer; null for subscriptions.",
  })
  itemsExtended!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Number of gifts or videos held, extended or not; null for subscriptions.",
  })
  itemsHeld!: number | null;
}

@ObjectType("TalkCreditGrant", {
  implements: GrantType,
  description:
    "Service cash: free cash for a business, or credit for a fee that an app store collected.",
})
export class TalkCreditGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "The one thing it buys: CHANNEL_MESSAGE; null when that was not published.",
  })
  usableFor!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Hours of a subscription whose fee it stands for; null when counted otherwise.",
  })
  creditedHours!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Days of a subscription whose fee it stands for; null when counted otherwise.",
  })
  creditedDays!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Who collects the subscription's fee: IN_APP; null for what is no subscription.",
  })
  paymentChannel!: string | null;
}

@ObjectType("TalkLossSupportGrant", {
  implements: GrantType,
  description: "Money for a small business that lost sales.",
})
export class TalkLossSupportGrant extends GrantType {
  @Field(() => WonScalar, {
    nullable: true,
    description: "The sales loss as recognised, in won.",
  })
  lossWon!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "The sales loss as the claim states it, in won; null when that is not known.",
  })
  claimedLossWon!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The tier of that loss: UP_TO_300K, OVER_300K_TO_500K or OVER_500K won.",
  })
  lossTier!: string | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "What the council awarded, in won; null where the tier fixes the sum.",
  })
  awardWon!: number | null;
}

@ObjectType("TalkSupportGrant", {
  implements: GrantType,
  description: "A document or a help centre that is there for everyone.",
})
export class TalkSupportGrant extends GrantType {}
