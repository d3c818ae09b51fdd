import { Field, ID, Int, ObjectType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { DateScalar, DateTimeScalar } from "../../kit/contract/scalars.js";
import type { LocalizedText } from "../../kit/remedies/remedy.js";
import type { EventWithPlaces } from "../remedies/events/events.repository.js";
import { type EventKind, REMEDY_OF_KIND } from "../remedies/events/scheduled-event.js";

/** `EventKind` as an enum of the graph: its values are its names. */
export const GamesEventKind = {
  PC_BANG_PROMOTION: "PC_BANG_PROMOTION",
  REGIONAL_TOURNAMENT: "REGIONAL_TOURNAMENT",
  NEIGHBOURHOOD_EVENT: "NEIGHBOURHOOD_EVENT",
} as const satisfies { [Kind in EventKind]: Kind };

describeEnum(GamesEventKind, "GamesEventKind", "What Games schedules for PC bangs and players.", {
  PC_BANG_PROMOTION: "Stronger benefits for affiliated PC bangs: remedy G1, for PC bangs alone.",
  REGIONAL_TOURNAMENT: "A regional offline tournament: remedy G2, for PC bangs and players.",
  NEIGHBOURHOOD_EVENT: "A neighbourhood offline event: remedy G3, for PC bangs and players.",
});

@ObjectType("GamesEvent", {
  description:
    "A promotion, tournament or event as Games scheduled it. Nothing of any was published for outage 1015, so there is none until an operator enters it.",
})
export class GamesEvent {
  @Field(() => ID, { description: "Identifies the event." })
  id!: string;
  @Field(() => GamesEventKind, { description: "What it is." })
  kind!: EventKind;
  @Field(() => ID, { description: "The remedy that it carries out." })
  remedyId!: string;
  @Field(() => DateScalar, { description: "Its first day." })
  firstDay!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Its last day, on which a place still counts; null while no end is set.",
  })
  lastDay!: string | null;
  @Field(() => DateTimeScalar, { description: "First instant at which one can enrol." })
  enrolmentOpensAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant at which one can enrol; null while no end is set.",
  })
  enrolmentClosesAt!: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "How many can enrol in all, first come, first served; null for any number.",
  })
  places!: number | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "How many can still enrol; null for any number. A place that was declined or revoked does not come back.",
  })
  placesLeft!: number | null;
  @Field(() => Boolean, { description: "True when it was cancelled, and will not be held." })
  isCancelled!: boolean;
  title!: LocalizedText;
  region!: LocalizedText | null;
  benefit!: LocalizedText | null;
}

/** An event as the graph shows it: no word of who entered it, or of who is enrolled. */
export function eventView({
  eventId: id,
  kind,
  cancelledAt,
  outageId,
  ...event
}: EventWithPlaces): GamesEvent {
  return {
    ...event,
    id,
    kind,
    remedyId: REMEDY_OF_KIND[kind],
    isCancelled: cancelledAt !== null,
  };
}
