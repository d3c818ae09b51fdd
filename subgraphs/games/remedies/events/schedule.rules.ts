import { endOfKoreanDay } from "../../../kit/korean-calendar.js";
import { type Reason, reasonsOf } from "../../../kit/remedies/decision.js";
import type { GamesReasonCode } from "../../reasons.js";
import type { EventSchedule } from "./scheduled-event.js";

/** Why an event cannot be scheduled. These are ours: nothing was published about any event. */
export const SCHEDULE_REFUSALS = {
  EVENT_TEXT_NOT_USABLE: "A text is blank, or longer than 500 characters.",
  EVENT_ENDS_BEFORE_IT_STARTS: "Its last day is before its first.",
  ENROLMENT_CLOSES_BEFORE_IT_OPENS: "Enrolment would close before it opens.",
  ENROLMENT_OUTLASTS_EVENT: "Enrolment would open or close after the last day of the event.",
  ENROLMENT_OVER_ALREADY: "Enrolment would be over by now, so that nobody could enrol.",
  PLACES_NOT_POSITIVE: "There is at least one place, or any number.",
} as const satisfies Partial<Record<GamesReasonCode, string>>;
export type ScheduleRefusal = keyof typeof SCHEDULE_REFUSALS;

const because = reasonsOf<ScheduleRefusal>("event-schedule@1");

const LONGEST_TEXT = 500;

/** What speaks against a schedule; null when nothing does. */
export function objectionTo(
  { firstDay, lastDay, places, ...schedule }: EventSchedule,
  now: Date,
): (Reason & { code: ScheduleRefusal }) | null {
  const text = unusableText(schedule);
  if (text) return because("EVENT_TEXT_NOT_USABLE", { text, longest: LONGEST_TEXT });
  if (places !== null && places < 1) return because("PLACES_NOT_POSITIVE", { places });
  if (lastDay !== null && lastDay < firstDay) {
    return because("EVENT_ENDS_BEFORE_IT_STARTS", { firstDay, lastDay });
  }
  const opensAt = schedule.enrolmentOpensAt;
  const endsAt = lastDay === null ? null : endOfKoreanDay(lastDay);
  const closesAt = schedule.enrolmentClosesAt ?? endsAt;
  const inputs = {
    opensAt: opensAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
    lastDay,
  };
  // Whoever enrolled after the last day would hold a grant that had lapsed before it was given.
  if (endsAt && (opensAt > endsAt || (closesAt && closesAt > endsAt))) {
    return because("ENROLMENT_OUTLASTS_EVENT", inputs);
  }
  if (closesAt && closesAt < opensAt) return because("ENROLMENT_CLOSES_BEFORE_IT_OPENS", inputs);
  if (closesAt && closesAt < now) return because("ENROLMENT_OVER_ALREADY", inputs);
  return null;
}

/** The name of the first text that cannot be shown. */
function unusableText({
  title,
  region,
  benefit,
}: Pick<EventSchedule, "title" | "region" | "benefit">): string | null {
  for (const [name, text] of Object.entries({ title, region, benefit })) {
    if (text === null) continue;
    for (const [language, words] of Object.entries(text)) {
      if (words.trim() === "" || words.length > LONGEST_TEXT) return `${name}.${language}`;
    }
  }
  return null;
}
