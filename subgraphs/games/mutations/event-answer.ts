import { Field, ObjectType } from "type-graphql";
import type { AnswerShape } from "../../kit/mutations/answers.js";
import { eventLoaders } from "../remedies/events/events.loader.js";
import { eventView, GamesEvent } from "../schema/games-events.types.js";

/** `event`: the event that the mutation is about, as it stands now. */
export const eventAnswer: AnswerShape<{ eventId: string }> = {
  type: (name) => {
    @ObjectType(name, { description: "It was done." })
    class EventOk {
      @Field(() => GamesEvent, { description: "The event as it stands now." })
      event!: GamesEvent;
      @Field(() => Boolean, {
        description: "True when it had been done before and nothing was written now.",
      })
      isReplay!: boolean;
    }
    return EventOk;
  },
  read: async ({ eventId }, context) => {
    const event = await eventLoaders(context).byId.load(eventId);
    if (!event) throw new Error("the event that was written cannot be read");
    return { event: eventView(event) };
  },
};
