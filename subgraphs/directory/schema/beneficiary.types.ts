import { Directive, Field, ID, Int, InterfaceType, ObjectType } from "type-graphql";
import { compensationReaders } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { Affiliate, describeEnum } from "../../kit/contract/enums.js";
import { PageInfo } from "../../kit/contract/page.types.js";
import { DateTimeScalar } from "../../kit/contract/scalars.js";
import { PartnerType } from "../people/partner-type.js";

describeEnum(PartnerType, "PartnerType", "What a partner is. One partner can be several at once.", {
  SMALL_BUSINESS: "A small business (소상공인).",
  MID_LARGE_COMPANY: "A company beyond a small business.",
  TAXI_DRIVER: "A taxi driver.",
  TAXI_COMPANY: "A company that runs taxis.",
  TAXI_FRANCHISE: "A regional taxi franchise.",
  DESIGNATED_DRIVER: "A designated driver (대리운전기사).",
  SUPPLIER: "A supplier of parking, quick delivery or car wash.",
  PC_BANG: "A PC bang affiliated with Games.",
  CHANNELLING_PARTNER: "A channelling partner of Games.",
  CREATOR: "A creator or publisher of Entertainment.",
  PAY_MERCHANT: "A merchant of Pay.",
});

@ObjectType("IdentityLink", {
  description:
    "An affiliate's account that belongs to a beneficiary; stated and confirmed by somebody, never guessed.",
})
export class IdentityLink {
  @Field(() => Affiliate, { description: "Whose account it is." })
  affiliate!: Affiliate;
  @Field(() => ID, { description: "The account, as the affiliate names it." })
  accountId!: string;
  @Field(() => String, { description: "Where the link was stated." })
  source!: string;
  @Field(() => String, { description: "Who confirmed it." })
  confirmedBy!: string;
  @Field(() => DateTimeScalar, { description: "When it was confirmed." })
  confirmedAt!: Date;
}

@InterfaceType("Beneficiary", {
  description: "A user or partner who may be owed something.",
  autoRegisterImplementations: false,
})
export abstract class Beneficiary {
  @Field(() => ID, { description: "Opaque; usr_ for a user, ptn_ for a partner." })
  id!: string;
  @Field(() => String, { description: "The name to show." })
  displayName!: string;
  @Field(() => [IdentityLink], {
    description: "Accounts at affiliates that belong to this beneficiary.",
  })
  links!: IdentityLink[];
}

/** By key. `_entities` is a door of its own, whichever router is in front: a key that names nobody is nobody's. */
const ToReaders = () =>
  VisibleTo(compensationReaders, ({ id }: { id?: unknown }) => (typeof id === "string" ? id : ""));

@ObjectType("User", { implements: Beneficiary, description: "A person who uses the services." })
@Directive('@key(fields: "id")')
@ToReaders()
export class User extends Beneficiary {}

@ObjectType("Partner", {
  implements: Beneficiary,
  description: "A business or driver who works with an affiliate.",
})
@Directive('@key(fields: "id")')
@ToReaders()
export class Partner extends Beneficiary {
  @Field(() => PartnerType, { description: "Its main kind." })
  type!: PartnerType;
  @Field(() => [PartnerType], { description: "Every kind it has, the main one first." })
  kinds!: PartnerType[];
}

@ObjectType("BeneficiaryEdge", { description: "One hit." })
export class BeneficiaryEdge {
  @Field(() => String, { description: "Where the next page starts when this is the last entry." })
  cursor!: string;
  @Field(() => Beneficiary, { description: "The user or partner." })
  node!: Beneficiary;
}

@ObjectType("BeneficiaryConnection", { description: "A page of users and partners." })
export class BeneficiaryConnection {
  @Field(() => [BeneficiaryEdge], { description: "The hits with their cursors." })
  edges!: BeneficiaryEdge[];
  @Field(() => [Beneficiary], { description: "The hits." })
  nodes!: Beneficiary[];
  @Field(() => PageInfo, { description: "Whether there is more." })
  pageInfo!: PageInfo;
  @Field(() => Int, { description: "How many are on this page." })
  count!: number;
}
