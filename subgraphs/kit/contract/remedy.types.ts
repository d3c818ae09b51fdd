import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { ProvenanceTag } from "../remedies/provenance.js";
import type { LocalizedText } from "../remedies/remedy.js";
import { RemedyAccess, RemedyKind, RemedyState } from "../remedies/remedy.js";
import { Affiliate, ValidityForm } from "./enums.js";
import { DateScalar, DateTimeScalar, WonScalar } from "./scalars.js";

@ObjectType("Provenance", { description: "One source's word on a remedy, a rule or a figure." })
@Directive("@shareable")
export class ProvenanceType {
  @Field(() => String, {
    description: "Short key of the source, as the project's documents cite it.",
  })
  source!: string;
  @Field(() => String, { description: "What the source is." })
  title!: string;
  @Field(() => String, { nullable: true, description: "Address of the page, where one is known." })
  url!: string | null;
  @Field(() => ProvenanceTag, { description: "How firmly the fact is known." })
  tag!: ProvenanceTag;
  @Field(() => DateScalar, { nullable: true, description: "The day the statement speaks of." })
  asOf!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What the source says, where it needs saying.",
  })
  statement!: string | null;
  @Field(() => Boolean, { description: "True when sources contradict each other on this point." })
  conflict!: boolean;
}

@ObjectType("WindowExtension", { description: "A deadline that was moved, kept as history." })
@Directive("@shareable")
export class WindowExtensionType {
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day the extension was announced, where known.",
  })
  announcedOn!: string | null;
  @Field(() => DateTimeScalar, { description: "The new last instant." })
  closesAt!: Date;
  @Field(() => [ProvenanceType], { description: "Where the extension was read." })
  provenance!: ProvenanceType[];
}

@ObjectType("RemedyRound", {
  description: "One span in which a remedy could be taken, claimed or applied for.",
})
@Directive("@shareable")
export class RemedyRoundType {
  @Field(() => ID, { description: "Unique where it stands." })
  id!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "First instant; null when no source tells.",
  })
  opensAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant as first announced; null when no source tells.",
  })
  announcedClosesAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant after all extensions; null when no source tells.",
  })
  closesAt!: Date | null;
  @Field(() => [WindowExtensionType], { description: "How the deadline was moved, oldest first." })
  extensions!: WindowExtensionType[];
  @Field(() => [ProvenanceType], { description: "Where the span was read." })
  provenance!: ProvenanceType[];
  title!: LocalizedText;
}

@ObjectType("RemedyWindow", { description: "When a remedy could be taken, over all its rounds." })
@Directive("@shareable")
export class RemedyWindowType {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "First instant of the first round; null when no source tells.",
  })
  opensAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant of the last round; null when no source tells.",
  })
  closesAt!: Date | null;
  @Field(() => [RemedyRoundType], { description: "The rounds in order of opening." })
  rounds!: RemedyRoundType[];
}

@ObjectType("RemedyValidity", { description: "How long what was given stays usable." })
@Directive("@shareable")
export class RemedyValidityType {
  @Field(() => ValidityForm, { description: "How it is counted." })
  form!: ValidityForm;
  @Field(() => Int, {
    nullable: true,
    description: "Calendar days, when counted in days; the form tells from which day.",
  })
  days!: number | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "The last day, when it ends on a fixed day.",
  })
  until!: string | null;
}

@ObjectType("Remedy", {
  description: "A kind of compensation that an affiliate offers for an outage.",
})
@Directive("@shareable")
export class RemedyType {
  @Field(() => ID, { description: "Catalogue id, unique in the outage, for example T1." })
  id!: string;
  @Field(() => Affiliate, { description: "The affiliate that gives it." })
  affiliate!: Affiliate;
  @Field(() => RemedyKind, {
    nullable: true,
    description: "What is given; null when no source tells or none of the kinds fits.",
  })
  kind!: RemedyKind | null;
  @Field(() => WonScalar, {
    nullable: true,
    description:
      "The sum everyone gets, in won; null when it is in kind, computed by a rule, or unknown.",
  })
  won!: number | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "How many units everyone gets; null when it is won, computed by a rule, or unknown.",
  })
  quantity!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The unit in-kind remedies are counted in, for example EMOTICON or DAY.",
  })
  unit!: string | null;
  @Field(() => WonScalar, {
    nullable: true,
    description: "Published list price of one unit, in won. Never part of a total.",
  })
  listPriceWon!: number | null;
  @Field(() => WonScalar, {
    nullable: true,
    description:
      "How many can be given in all, first come first served; null when no cap was published.",
  })
  quota!: number | null;
  @Field(() => RemedyAccess, { description: "How it reaches a person." })
  access!: RemedyAccess;
  @Field(() => RemedyWindowType, {
    nullable: true,
    description: "When it could be taken; null when no window was published.",
  })
  window!: RemedyWindowType | null;
  @Field(() => RemedyValidityType, { description: "How long what was given stays usable." })
  validity!: RemedyValidityType;
  @Field(() => RemedyState, { description: "How far it got." })
  state!: RemedyState;
  @Field(() => [ProvenanceType], { description: "Where each fact of it was read." })
  provenance!: ProvenanceType[];
  title!: LocalizedText;
  audience!: LocalizedText;
  amountRule!: LocalizedText | null;
}
