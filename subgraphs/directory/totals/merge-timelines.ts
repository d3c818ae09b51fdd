import type { Affiliate } from "../../kit/contract/enums.js";
import type { ReportedEvent, SliceReports } from "./slice-report.js";

export type MergedTimeline = {
  /** Newest first. Steps of one instant stand in the order of their ids, so that pages do not overlap. */
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
  merged.entries.sort((a, b) => (a.at === b.at ? compare(a.id, b.id) : compare(b.at, a.at)));
  return merged;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
