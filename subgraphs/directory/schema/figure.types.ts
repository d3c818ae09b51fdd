import { Field, Float, ID, ObjectType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { ProvenanceType } from "../../kit/contract/remedy.types.js";
import type { LocalizedText } from "../../kit/remedies/remedy.js";
import { FigureVerdict } from "../figures/figures.rules.js";
import { FigureGroup, FigureUnit } from "../figures/published-figure.js";

describeEnum(FigureUnit, "FigureUnit", "What a figure counts.", {
  WON: "Won; points count as won.",
  CASES: "Reports or applications.",
  PERCENT: "Percent.",
  PEOPLE: "People.",
  GRANTS: "Grants.",
  MESSAGES: "Channel messages.",
  HOURS: "Hours.",
  DAYS: "Days.",
});
describeEnum(FigureGroup, "FigureGroup", "What a figure is about.", {
  DURATION: "How long it lasted.",
  REPORTS: "Reports of damage.",
  REPORTERS: "Who reported.",
  PACKAGE: "The gift package.",
  SMALL_BUSINESS: "Support of small businesses.",
  COST: "What it cost.",
});
describeEnum(
  FigureVerdict,
  "FigureVerdict",
  "How a published figure compares with the computed one.",
  {
    AGREES: "The computed value rounds to the quoted one.",
    DIFFERS: "It does not; the quoted value stays as quoted.",
    NOT_COMPUTABLE: "Nothing gives this number, or an affiliate that would did not answer.",
  },
);

@ObjectType("FigureQuotation", { description: "What somebody published." })
export class FigureQuotation {
  @Field(() => Float, { description: "The number, in the figure's unit." })
  value!: number;
  @Field(() => [ProvenanceType], { description: "Where it was read." })
  provenance!: ProvenanceType[];
  text!: LocalizedText;
}

@ObjectType("PublishedFigure", {
  description:
    "A number published about an outage, beside what the record and the graph make of it.",
})
export class PublishedFigureType {
  @Field(() => ID, { description: "Unique in the outage." })
  id!: string;
  @Field(() => FigureGroup, { description: "What it is about." })
  group!: FigureGroup;
  @Field(() => FigureUnit, { description: "What it counts." })
  unit!: FigureUnit;
  @Field(() => FigureQuotation, { description: "As published." })
  quoted!: FigureQuotation;
  @Field(() => String, {
    description: "The quoted number for people, with the decimals it was quoted with.",
  })
  quotedText!: string;
  @Field(() => [FigureQuotation], { description: "What else was published for it." })
  revisions!: FigureQuotation[];
  @Field(() => Float, {
    nullable: true,
    description: "As computed, unrounded, in the figure's unit; null when it cannot be.",
  })
  computed!: number | null;
  @Field(() => String, { nullable: true, description: "The computed value for people." })
  computedText!: string | null;
  @Field(() => FigureVerdict, { description: "How the two compare." })
  verdict!: FigureVerdict;
  title!: LocalizedText;
  how!: LocalizedText;
  note!: LocalizedText | null;
}
