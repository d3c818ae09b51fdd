import type { Affiliate } from "../../kit/contract/enums.js";
import { compareEventIds } from "../../kit/slice/event-order.js";
import type { ReportedEvent, SliceReports } from "./slice-report.js";

export type MergedTimeline = {
  /** Newest first. Steps of one instant stand in the order in which they were recorded. */
  entries: (ReportedEvent & { affiliate: Affiliate })[];
  missing: Affiliate[];
};

/** One timeline out of what each affiliate told. */
export function mergeTimelines(reports: SliceReports<readonly ReportedEvent[]>): MergedTimeline {
  const merged: MergedTimeline = { entries: [], missing: [] };
  for (const [affiliate, events] of reports) {
    if (events === null) merged.missing.push(affiliate);
    else {
      for (const event of events) {
        const at = new Date(event.at).toISOString();
        merged.entries.push({ ...event, at, affiliate });
      }
    }
  }
  // Whatever an affiliate told and in which order: one order for all, or pages would overlap.
  merged.entries.sort((a, b) => {
    if (a.at === b.at) return compareEventIds(a.id, b.id);
    return a.at < b.at ? 1 : -1;
  });
  return merged;
}
