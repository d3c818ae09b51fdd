import type { Affiliate } from "../../kit/contract/enums.js";
import type { RequestFacts } from "../../kit/subgraph.types.js";
import type { ReportedSum, SliceReports } from "./slice-report.js";

/** How one affiliate fared, as the graph shows it. */
export type SourceView = {
  affiliate: Affiliate;
  state: "OK" | "UNAVAILABLE" | "TIMEOUT";
  ms: number | null;
  asOf: Date | null;
};

/**
 * How every affiliate fared. Whether it answered is read from what it reported; why not, and how long it took, from what
 * the gateway saw. An answer that could not be read is `UNAVAILABLE` even if the gateway counted it as one.
 */
export function sourcesOf(
  reports: SliceReports<readonly ReportedSum[]>,
  { sources, now }: Pick<RequestFacts, "sources" | "now">,
): SourceView[] {
  return [...reports].map(([affiliate, sums]) => {
    const seen = sources?.get(affiliate);
    const ms = seen ? Math.round(seen.ms) : null;
    if (sums !== null) return { affiliate, state: "OK", ms, asOf: seen?.asOf ?? now };
    return {
      affiliate,
      state: seen?.state === "TIMEOUT" ? "TIMEOUT" : "UNAVAILABLE",
      ms,
      asOf: null,
    };
  });
}
