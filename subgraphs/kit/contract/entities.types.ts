import { Directive, Field, ID, ObjectType } from "type-graphql";

/** What identifies a compensation: everything of one beneficiary for one outage. */
export type CompensationKey = { outageId: string; beneficiaryId: string };

@ObjectType("Compensation", { description: "Everything of one beneficiary for one outage." })
@Directive('@key(fields: "outageId beneficiaryId")')
export class CompensationEntity {
  @Field(() => ID, { description: "The outage, for example 1015." })
  outageId!: string;
  @Field(() => ID, { description: "The user or partner." })
  beneficiaryId!: string;
}

@ObjectType("Outage", { description: "A platform outage." })
@Directive('@key(fields: "id")')
export class OutageEntity {
  @Field(() => ID, { description: "The outage, for example 1015." })
  id!: string;
}
