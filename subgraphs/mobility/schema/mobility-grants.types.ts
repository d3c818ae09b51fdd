import { Field, Float, Int, ObjectType } from "type-graphql";
import { GrantType } from "../../kit/contract/grant.types.js";
import { DateScalar, DateTimeScalar, WonScalar } from "../../kit/contract/scalars.js";

@ObjectType("MobilityMembershipGrant", {
  implements: GrantType,
  description: "Part of a driver's subscription fee, given back as points.",
})
export class MobilityMembershipGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "The subscription: PRO_MEMBERSHIP (taxi) or PRO_SERVICE (designated driver).",
  })
  plan!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day on which the driver had to be subscribed.",
  })
  recordDate!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day of the subscription." })
  memberFrom!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of the subscription; null while it still ran.",
  })
  memberTo!: string | null;
  @Field(() => WonScalar, { nullable: true, description: "What a month of it costs, in won." })
  monthlyFeeWon!: number | null;
  @Field(() => Int, { nullable: true, description: "Days of the fee that are given back." })
  refundDays!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Days that the monthly fee is spread over.",
  })
  daysInMonth!: number | null;
}

@ObjectType("MobilityFeeWaiverGrant", {
  implements: GrantType,
  description: "The franchise fee on street-hail fares, not charged.",
})
export class MobilityFeeWaiverGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "Who keeps it: the COMPANY of a corporate taxi or the DRIVER of a private one.",
  })
  payee!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Rides that began at this instant or later count.",
  })
  windowFrom!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Rides that began before this instant count.",
  })
  windowUntil!: Date | null;
  @Field(() => Int, { nullable: true, description: "Number of street-hail rides that count." })
  streetHailRides!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "Their fares added up, in won; the fee is a part of this.",
  })
  streetHailFaresWon!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "The franchise fee, in percent of the fare.",
  })
  feePercent!: number | null;
}

@ObjectType("MobilityTaxiCashGrant", {
  implements: GrantType,
  description:
    "Money for taxi drivers: a share of a regional franchise's pool (Blue), or a fixed sum (Venti, Black).",
})
export class MobilityTaxiCashGrant extends GrantType {
  @Field(() => String, {
    nullable: true,
    description: "Who hands the money on: FRANCHISE or OPERATOR.",
  })
  paidThrough!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The regional franchise whose pool was shared; null for a fixed sum.",
  })
  franchise!: string | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "The franchise's whole pool, in won; null for a fixed sum.",
  })
  poolWon!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "The weight the franchisees gave this driver; null for a fixed sum.",
  })
  weight!: number | null;
  // Weights are free for franchisees to choose, also as won: their sum can pass the 32 bits of Int.
  @Field(() => Float, {
    nullable: true,
    description:
      "All weights of the franchise added up, a whole number; the share is weight / totalWeight of the pool. Null for a fixed sum.",
  })
  totalWeight!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The taxi service of a fixed sum: VENTI or BLACK; null for a share of a pool.",
  })
  service!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "The driver's part in that service: PRIVATE_DRIVER or COMPANY_DRIVER; null for a share of a pool.",
  })
  role!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day on which the driver had to drive for that service; null for a share of a pool.",
  })
  recordDate!: string | null;
}

@ObjectType("MobilityRefundGrant", {
  implements: GrantType,
  description: "What a rider was charged too much for bikes and kick scooters, given back.",
})
export class MobilityRefundGrant extends GrantType {
  @Field(() => Int, { nullable: true, description: "Number of rides that were charged too much." })
  overchargedRides!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "What those rides were charged, in won.",
  })
  chargedWon!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "What was due for them, in won; the difference is given back.",
  })
  dueWon!: number | null;
}

@ObjectType("MobilitySupportGrant", {
  implements: GrantType,
  description: "Support of which the sources tell no more than that it was given.",
})
export class MobilitySupportGrant extends GrantType {}
