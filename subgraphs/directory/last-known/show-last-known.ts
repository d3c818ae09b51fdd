import { createHash } from "node:crypto";
import type { Affiliate } from "../../kit/contract/enums.js";
import { mergeTimelines } from "../totals/merge-timelines.js";
import {
  type ReportedEvent,
  type ReportedSlice,
  type ReportedSum,
  readSlice,
  type SliceReports,
} from "../totals/slice-report.js";
import type { KeptSlice, ToldSlice } from "./last-known.repository.js";
import { isNews, keptSince } from "./last-known.rules.js";

/** What one affiliate last told; all of it null where nothing is kept, or nothing that can be read. */
export type LastKnownView = {
  affiliate: Affiliate;
  asOf: Date | null;
  sums: ReportedSum[] | null;
  /** Newest first. */
  timeline: (ReportedEvent & { affiliate: Affiliate })[] | null;
};

/** What a request learned and what was kept before it, of one beneficiary and outage. */
export type SlicesAtHand = {
  outageId: string;
  beneficiaryId: string;
  reports: SliceReports<ReportedSlice>;
  /** May hold other outages of the same beneficiary. */
  kept: readonly KeptSlice[];
  now: Date;
};

/**
 * What the affiliates last told. It is no part of any total: a total is made of what is reported in the request itself.
 * @param asked whose; null for those who did not answer in this request
 */
export function lastKnownViews(
  { outageId, reports, kept, now }: SlicesAtHand,
  asked: readonly Affiliate[] | null,
): LastKnownView[] {
  const isAsked = (affiliate: Affiliate) =>
    asked === null ? reports.get(affiliate) === null : asked.includes(affiliate);
  return [...reports.keys()].filter(isAsked).map((affiliate) => {
    const found = keptOf(kept, outageId, affiliate);
    const slice = found && found.asOf >= keptSince(now) ? readSlice(found.slice) : null;
    if (!found || !slice) return { affiliate, asOf: null, sums: null, timeline: null };
    const { entries } = mergeTimelines(new Map([[affiliate, slice.timeline]]));
    return { affiliate, asOf: found.asOf, sums: slice.sums, timeline: entries };
  });
}

/** What of the affiliates' answers is worth keeping. */
export function newSlices(atHand: SlicesAtHand): ToldSlice[] {
  const { outageId, beneficiaryId, reports, kept, now: asOf } = atHand;
  return [...reports].flatMap(([affiliate, slice]) => {
    if (slice === null) return [];
    const told = { beneficiaryId, outageId, affiliate, slice, sliceHash: hashOf(slice), asOf };
    return isNews(keptOf(kept, outageId, affiliate), told) ? [told] : [];
  });
}

function keptOf(
  kept: readonly KeptSlice[],
  outageId: string,
  affiliate: Affiliate,
): KeptSlice | undefined {
  return kept.find((slice) => slice.outageId === outageId && slice.affiliate === affiliate);
}

/** A slice was read by the same schema each time, so the same slice is the same text. */
function hashOf(slice: ReportedSlice): string {
  return createHash("sha256").update(JSON.stringify(slice)).digest("base64url");
}
