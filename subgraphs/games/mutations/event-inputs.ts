import { Field, ID, InputType, Int } from "type-graphql";
import { DateScalar, DateTimeScalar } from "../../kit/contract/scalars.js";
import { IDEMPOTENCY_KEY } from "../../kit/mutations/grant-inputs.js";
import { RequestInput } from "../../kit/mutations/request-inputs.js";
import type { EventKind, EventSchedule } from "../remedies/events/scheduled-event.js";
import { GamesEventKind } from "../schema/games-events.types.js";

@InputType("GamesTextInput", { description: "A text in both languages of the graph." })
export class GamesTextInput {
  @Field(() => String, { description: "In Korean, up to 500 characters." })
  ko!: string;
  @Field(() => String, { description: "In English, up to 500 characters." })
  en!: string;
}

@InputType("GamesScheduleEventInput", {
  description: "The event as it is to be held; it stays as it was entered.",
})
export class GamesScheduleEventInput {
  @Field(() => ID, { description: "The outage, for example 1015." })
  outageId!: string;
  @Field(() => GamesEventKind, { description: "What it is, and so which remedy it carries out." })
  kind!: EventKind;
  @Field(() => GamesTextInput, { description: "What it is called." })
  title!: GamesTextInput;
  @Field(() => GamesTextInput, {
    nullable: true,
    description: "Where it is held; left out when it is held nowhere in particular.",
  })
  region?: GamesTextInput | null;
  @Field(() => GamesTextInput, {
    nullable: true,
    description: "What it gives, in words; left out while that is not to be told.",
  })
  benefit?: GamesTextInput | null;
  @Field(() => DateScalar, { description: "Its first day." })
  firstDay!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Its last day, still a day of it; left out while no end is set.",
  })
  lastDay?: string | null;
  @Field(() => DateTimeScalar, { description: "First instant at which one can enrol." })
  enrolmentOpensAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Last instant at which one can enrol; left out, the end of the last day.",
  })
  enrolmentClosesAt?: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "How many can enrol, first come, first served; left out for any number.",
  })
  places?: number | null;
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType("GamesCancelEventInput", { description: "Which event, and why." })
export class GamesCancelEventInput {
  @Field(() => ID, { description: "The outage, for example 1015." })
  outageId!: string;
  @Field(() => ID, { description: "The event's id, as the graph shows it." })
  eventId!: string;
  @Field(() => String, { description: "Why, in the caller's words; kept with the event." })
  note!: string;
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType("GamesEnrolEventInput", { description: "Whose place, and at which event." })
export class GamesEnrolEventInput extends RequestInput {
  @Field(() => ID, { description: "The event's id, as the graph shows it." })
  eventId!: string;
}

/** The schedule that an input asks for; what was left out is null. */
export function scheduleOf(input: GamesScheduleEventInput): EventSchedule {
  const { outageId, kind, title, firstDay, enrolmentOpensAt } = input;
  return {
    outageId,
    kind,
    title,
    region: input.region ?? null,
    benefit: input.benefit ?? null,
    firstDay,
    lastDay: input.lastDay ?? null,
    enrolmentOpensAt,
    enrolmentClosesAt: input.enrolmentClosesAt ?? null,
    places: input.places ?? null,
  };
}
