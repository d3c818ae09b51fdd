import { koreanDay, koreanTime, startOfKoreanDay } from "../korean-calendar.js";
import type { AuditEntry } from "./audit-entry.js";

/** What a person did in a month. What was refused counts as that alone; what was sent again counts once. */
export type Review = {
  actor: string;
  role: string;
  lookups: number;
  /** Different people whose data was shown. */
  people: number;
  searches: number;
  /** How often a contact was shown, by the reason given. */
  reveals: Readonly<Record<string, number>>;
  exports: number;
  decisions: number;
  refused: number;
  /** Whatever of it, refused or not, was outside of office hours. */
  outsideHours: number;
  /** Whom they looked up most, at most ten. */
  mostLookedUp: readonly { beneficiaryId: string; lookups: number }[];
};

/** A month in Korea, `YYYY-MM`, and its hours of work: whole hours from Monday to Friday, holidays included. */
export type ReviewedTime = { month: string; hours: { from: number; to: number } };

const SHOWN = 10;
const DONE = new Set(["DONE", "REPLAYED"]);
const SHOWING = new Set(["LOOKUP", "SEARCH", "REVEAL", "EXPORT"]);

type Counts = Omit<Review, "people" | "reveals" | "mostLookedUp"> & {
  people: Set<string>;
  reveals: Record<string, number>;
  lookedUp: Map<string, number>;
};

/** Adds up what people did, over as many audits as it is shown. */
export function createReview({ month, hours }: ReviewedTime) {
  const begins = startOfKoreanDay(`${month}-01`);
  const counted = new Map<string, Counts>();

  return {
    /** Counts an entry, if it is of the month. */
    see(entry: AuditEntry): void {
      const at = new Date(entry.at);
      if (at < begins || koreanDay(at).slice(0, 7) !== month || entry.action === "BEGIN") return;
      const counts = counted.get(entry.actor) ?? nothing(entry);
      counted.set(entry.actor, counts);
      if (!isOfficeHour(at, hours)) counts.outsideHours += 1;
      if (DONE.has(entry.outcome)) countDone(counts, entry);
      else counts.refused += 1;
    },
    /** By actor. */
    reviews(): Review[] {
      return [...counted.values()].map(reviewOf).sort((a, b) => (a.actor < b.actor ? -1 : 1));
    },
  };
}

function nothing({ actor, role }: AuditEntry): Counts {
  const none = { lookups: 0, searches: 0, exports: 0, decisions: 0, refused: 0, outsideHours: 0 };
  return { actor, role, ...none, people: new Set(), reveals: {}, lookedUp: new Map() };
}

function countDone(counts: Counts, { action, whom, outcome, details }: AuditEntry): void {
  for (const id of SHOWING.has(action) ? whom : []) counts.people.add(id);
  if (outcome !== "DONE") return;
  switch (action) {
    case "LOOKUP":
      counts.lookups += 1;
      for (const id of whom) counts.lookedUp.set(id, (counts.lookedUp.get(id) ?? 0) + 1);
      break;
    case "SEARCH":
      counts.searches += 1;
      break;
    case "REVEAL": {
      const reason = String(details.reason);
      counts.reveals[reason] = (counts.reveals[reason] ?? 0) + 1;
      break;
    }
    case "EXPORT":
      counts.exports += 1;
      break;
    case "DECISION":
      // A run over many people is one decision, however many transactions it took.
      if ((details.part ?? 1) === 1) counts.decisions += 1;
      break;
    case "BEGIN":
      break;
  }
}

function reviewOf({ people, lookedUp, ...counts }: Counts): Review {
  const mostLookedUp = [...lookedUp]
    .map(([beneficiaryId, lookups]) => ({ beneficiaryId, lookups }))
    .sort((a, b) => b.lookups - a.lookups || (a.beneficiaryId < b.beneficiaryId ? -1 : 1));
  return { ...counts, people: people.size, mostLookedUp: mostLookedUp.slice(0, SHOWN) };
}

function isOfficeHour(at: Date, { from, to }: ReviewedTime["hours"]): boolean {
  const time = koreanTime(at);
  const hour = Number(time.slice(11, 13));
  const weekday = new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && from <= hour && hour < to;
}
