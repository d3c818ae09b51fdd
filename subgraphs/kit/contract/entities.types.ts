import { Directive, Field, ID, ObjectType } from "type-graphql";

/** What identifies a compensation: everything of one beneficiary for one outage. */
export type CompensationKey = { outageId: string; beneficiaryId: string };

/** What identifies an outage. */
export type OutageKey = { id: string };

/**
 * `Compensation` as an affiliate declares it: its key, to which the affiliate adds its own field. A new class each time,
 * because type-graphql keeps a field that was added by a resolver on the class for good: on a shared one every subgraph
 * of the process would get the fields of all.
 */
export function compensationEntity() {
  @ObjectType("Compensation", { description: "Everything of one beneficiary for one outage." })
  @Directive('@key(fields: "outageId beneficiaryId")')
  class CompensationEntity {
    @Field(() => ID, { description: "The outage, for example 1015." })
    outageId!: string;
    @Field(() => ID, { description: "The user or partner." })
    beneficiaryId!: string;
  }
  return CompensationEntity;
}

/** `Outage` as an affiliate declares it: its key. A new class each time, as above. */
export function outageEntity() {
  @ObjectType("Outage", { description: "A platform outage." })
  @Directive('@key(fields: "id")')
  class OutageEntity {
    @Field(() => ID, { description: "The outage, for example 1015." })
    id!: string;
  }
  return OutageEntity;
}
