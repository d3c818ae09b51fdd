import { Field, ID, Int, ObjectType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { PageInfo } from "../../kit/contract/page.types.js";
import { DateTimeScalar } from "../../kit/contract/scalars.js";

/** What an entry can be about. That a chain begins is the register's own, and nobody's doing. */
export const AuditAction = {
  LOOKUP: "LOOKUP",
  SEARCH: "SEARCH",
  REVEAL: "REVEAL",
  EXPORT: "EXPORT",
  DECISION: "DECISION",
} as const;
export type AuditAction = keyof typeof AuditAction;

describeEnum(AuditAction, "AuditAction", "What somebody did.", {
  LOOKUP: "Read about people, or about what is on record of others.",
  SEARCH: "Searched for people.",
  REVEAL: "Had a contact shown in full.",
  EXPORT: "Took what was shown out of the graph.",
  DECISION: "Decided something about people.",
});

@ObjectType("AuditDetail", { description: "What else belongs to an entry." })
export class AuditDetail {
  @Field(() => String, { description: "What it is, for example reason." })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description: "As text. What was searched for stands here as a keyed hash alone.",
  })
  value!: string | null;
}

@ObjectType("AuditEntry", {
  description: "Who did what, when, from where, to whom and why. Never changed or removed.",
})
export class AuditEntryType {
  @Field(() => ID, { description: "Names the entry." })
  id!: string;
  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  at!: Date;
  @Field(() => ID, { description: "Who." })
  actor!: string;
  @Field(() => String, { description: "As what: agent, operator or admin." })
  role!: string;
  @Field(() => String, {
    nullable: true,
    description: "The network address it came from; null where nobody knows it.",
  })
  address!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The same for everything that one request left on record.",
  })
  requestId!: string | null;
  @Field(() => AuditAction, { description: "What sort of thing it was." })
  action!: AuditAction;
  @Field(() => [ID], {
    description: "The users and partners it is about; none when it is about nobody in particular.",
  })
  whom!: readonly string[];
  @Field(() => String, { description: "The field or mutation, for example Query.partner." })
  what!: string;
  @Field(() => String, {
    description: "DONE, REPLAYED when it had been done before, or the code of the no.",
  })
  outcome!: string;
  @Field(() => String, {
    nullable: true,
    description: "Why, in the words of who did it; null when nothing was said.",
  })
  why!: string | null;
  @Field(() => [AuditDetail], { description: "What else belongs to it, by name." })
  details!: AuditDetail[];
}

@ObjectType("AuditEntryEdge", { description: "One entry." })
export class AuditEntryEdge {
  @Field(() => String, { description: "Where the next page starts when this is the last entry." })
  cursor!: string;
  @Field(() => AuditEntryType, { description: "The entry." })
  node!: AuditEntryType;
}

@ObjectType("AuditEntryConnection", { description: "A page of entries, the latest first." })
export class AuditEntryConnection {
  @Field(() => [AuditEntryEdge], { description: "The entries with their cursors." })
  edges!: AuditEntryEdge[];
  @Field(() => [AuditEntryType], { description: "The entries." })
  nodes!: AuditEntryType[];
  @Field(() => PageInfo, { description: "Whether there is more." })
  pageInfo!: PageInfo;
  @Field(() => Int, { description: "How many are on this page." })
  count!: number;
}
