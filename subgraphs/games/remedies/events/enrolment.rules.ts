import { endOfKoreanDay } from "../../../kit/korean-calendar.js";
import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { GamesFacts } from "../../facts.js";
import type { GamesReasonCode } from "../../reasons.js";
import { offerToAffiliatedPcBang } from "../pc-bang-support/pc-bang-support.rules.js";
import type { Enrolment } from "./events.repository.js";
import type { ScheduledEvent } from "./scheduled-event.js";

const because = reasonsOf<GamesReasonCode>("event-enrolment@1");

/** What the event gives was never published, so the ledger counts nothing for it; `benefit` says it in words. */
const UNKNOWN_AMOUNT = { won: null, quantity: null, unit: null } as const;

/**
 * Decides who may enrol in an event, and when: a PC bang that is affiliated on the day of enrolling (INF, as for the
 * offer), and in G2 and G3 a player, too: whoever has an account in any game. What it gives ends with the event's last day.
 */
export function decideEnrolment(event: ScheduledEvent, facts: GamesFacts, now: Date): Decision {
  const { enrolmentOpensAt: opensAt, enrolmentClosesAt: closesAt } = event;
  const enrolment = { eventId: event.eventId, ...titleOf(event) };
  if (event.cancelledAt) {
    const cancelledAt = event.cancelledAt.toISOString();
    return refused(because("EVENT_CANCELLED", { ...enrolment, cancelledAt }));
  }
  if (now < opensAt || (closesAt && now > closesAt)) {
    return refused(
      because("ENROLMENT_NOT_OPEN", {
        ...enrolment,
        at: now.toISOString(),
        opensAt: opensAt.toISOString(),
        closesAt: closesAt?.toISOString() ?? null,
      }),
    );
  }
  const expiresAt = event.lastDay === null ? null : endOfKoreanDay(event.lastDay);
  const asPcBang = offerToAffiliatedPcBang(facts, now);
  if (asPcBang.entitled) {
    const inputs = { ...enrolment, ...asPcBang.reason.inputs };
    return entitled(UNKNOWN_AMOUNT, because("ENROLLED_AS_PC_BANG", inputs), expiresAt);
  }
  if (event.kind === "PC_BANG_PROMOTION") return asPcBang;

  const [oldest] = [...facts.gameAccounts].sort((a, b) =>
    a.registeredOn.localeCompare(b.registeredOn),
  );
  if (oldest) {
    const inputs = { ...enrolment, game: oldest.game, registeredOn: oldest.registeredOn };
    return entitled(UNKNOWN_AMOUNT, because("ENROLLED_AS_PLAYER", inputs), expiresAt);
  }
  return facts.pcBang ? asPcBang : refused(because("NEITHER_PC_BANG_NOR_PLAYER", enrolment));
}

/** SAME: it is this very enrolment. NEW: it would be given under this issue. */
export type Standing =
  | { standing: "SAME"; issue: number }
  | { standing: "NEW"; issue: number }
  | { standing: "REFUSED"; code: "GRANT_REVOKED" | "ENROLMENT_DECLINED" | "ENROLLED_ELSEWHERE" };

/**
 * How an enrolment stands to what the beneficiary was given of the remedy before: the same again, a new one under the next
 * issue, or none. One remedy is given once at a time, so one event of each kind is all that anybody can be enrolled in.
 * What was revoked stays revoked for its event; another one may be enrolled in.
 */
export function standingOf(event: ScheduledEvent, earlier: readonly Enrolment[]): Standing {
  const standing = earlier.find(({ status }) => status !== "REVOKED");
  if (!standing) {
    const wasRevoked = earlier.some(({ eventId }) => eventId === event.eventId);
    return wasRevoked
      ? { standing: "REFUSED", code: "GRANT_REVOKED" }
      : { standing: "NEW", issue: (earlier.at(-1)?.issue ?? 0) + 1 };
  }
  if (standing.status === "DECLINED") return { standing: "REFUSED", code: "ENROLMENT_DECLINED" };
  return standing.eventId === event.eventId
    ? { standing: "SAME", issue: standing.issue }
    : { standing: "REFUSED", code: "ENROLLED_ELSEWHERE" };
}

function titleOf({ title }: ScheduledEvent) {
  return { eventTitleKo: title.ko, eventTitleEn: title.en };
}
