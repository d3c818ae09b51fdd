import { syntheticReportPages } from "../../../subgraphs/kit/demo/people.js";

/** How a synthetic population of a size is made up, beside the shares that were published (DOMAIN 4: S4, W28). */
export function splitText(reports: number): string {
  const natures = new Map<string, number>();
  const reporters = new Map<string, number>();
  for (const page of syntheticReportPages(reports)) {
    for (const { nature, reporter } of page) {
      natures.set(nature, (natures.get(nature) ?? 0) + 1);
      reporters.set(reporter, (reporters.get(reporter) ?? 0) + 1);
    }
  }
  return [
    `${reports.toLocaleString("en-US")} synthetic reports, split as S4 publishes it:`,
    ...lines(natures, reports),
    ...lines(reporters, reports),
    "",
  ].join("\n");
}

function lines(counts: ReadonlyMap<string, number>, all: number): string[] {
  return [...counts].map(([name, count]) => {
    const share = ((100 * count) / all).toFixed(1);
    return `  ${count.toLocaleString("en-US").padStart(11)}  ${share.padStart(5)} %  ${name}`;
  });
}
