/**
 * The synthetic people of the demo, documented in the README. None of them exists. Every subgraph seeds what it knows of
 * them; no subgraph knows what another one seeds.
 */
export const DEMO = {
  bakery: "ptn_demo_bakery",
  florist: "ptn_demo_florist",
  tailor: "ptn_demo_tailor",
  caterer: "ptn_demo_caterer",
  taxi: "ptn_demo_taxi",
  chauffeur: "ptn_demo_chauffeur",
  blueTaxi: "ptn_demo_bluetaxi",
  pcBang: "ptn_demo_pcbang",
  merchant: "ptn_demo_merchant",
  inAppUser: "usr_demo_inapp",
  webUser: "usr_demo_web",
  reader: "usr_demo_reader",
  player: "usr_demo_player",
} as const;

/** The outage the demo plays in. */
export const DEMO_OUTAGE_ID = "1015";

/** What a report of the synthetic population is about. */
export type ReportNature = "PAID_SERVICE" | "FREE_WITH_LOSS" | "NO_LOSS" | "OTHER_AFFILIATE";

/** Who reported. */
export type ReporterType = "GENERAL_USER" | "SMALL_BUSINESS" | "MID_LARGE_COMPANY";

export type SyntheticReport = {
  /** From 1. */
  number: number;
  beneficiaryId: string;
  reporter: ReporterType;
  nature: ReportNature;
};

/** Published shares: of all reports, and of Kakao's own 87,195. DOMAIN section 4 (S4). */
const ALL_REPORTS = 105_116;
const NATURES: readonly [ReportNature, number][] = [
  ["OTHER_AFFILIATE", 17_921],
  ["PAID_SERVICE", 14_918],
  ["FREE_WITH_LOSS", 13_195],
  ["NO_LOSS", 59_082],
];
const REPORTERS: readonly [ReporterType, number][] = [
  ["GENERAL_USER", 79.8],
  ["SMALL_BUSINESS", 20],
  ["MID_LARGE_COMPANY", 0.2],
];

/** So many reports at a time stay in memory while a population is written. */
const REPORTS_PER_PAGE = 5_000;

/**
 * Reports of a synthetic population, one beneficiary each, in which natures and reporter types have the published shares
 * as nearly as whole people allow. The same number always gives the same people. How the two go together was never
 * published; here reporter types are spread evenly over the natures.
 */
export function syntheticReports(count: number): SyntheticReport[] {
  return [...syntheticReportPages(count)].flat();
}

/** The same reports page by page, each made when it is asked for: a population of any size takes the same memory. */
export function* syntheticReportPages(count: number): Generator<SyntheticReport[]> {
  const natureAt = spread(NATURES, ALL_REPORTS, count);
  const reporterAt = spread(REPORTERS, 100, count);
  // A stride that shares no factor with the count visits every reporter once, in another order than the natures.
  const stride = strideFor(count);
  for (let start = 0; start < count; start += REPORTS_PER_PAGE) {
    const length = Math.min(REPORTS_PER_PAGE, count - start);
    yield Array.from({ length }, (_, offset) => {
      const index = start + offset;
      const reporter = reporterAt((index * stride) % count);
      const number = index + 1;
      const prefix = reporter === "GENERAL_USER" ? "usr" : "ptn";
      const beneficiaryId = `${prefix}_synthetic_${String(number).padStart(6, "0")}`;
      return { number, beneficiaryId, reporter, nature: natureAt(index) };
    });
  }
}

/** Which value has which of so many places, when each has its share of them, one after another. */
function spread<Value>(
  shares: readonly (readonly [Value, number])[],
  whole: number,
  count: number,
): (index: number) => Value {
  let shareSoFar = 0;
  const ends = shares.map(([value, share]) => {
    shareSoFar += share;
    return { value, end: Math.round((shareSoFar / whole) * count) };
  });
  return (index) => {
    const found = ends.find(({ end }) => index < end);
    if (!found) throw new RangeError(`there is no report ${index} of ${count}`);
    return found.value;
  };
}

function strideFor(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618));
  while (greatestCommonDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
