import type { MeasuredSize } from "./measure-scale.js";

/** An index that is a level deeper costs a page a look-up. What reads this many times the pages reads what it need not. */
const MOST_PAGES = 2;

/**
 * What must not be, whatever the clock says, each as one line: a statement that reads a large table of people as a whole,
 * and a question that reads far more pages of the databases than with the fewest people.
 */
export function findingsOf(sizes: readonly MeasuredSize[]): string[] {
  return [...sizes.flatMap(wholeReadsOf), ...sizes.flatMap((size) => pagesOver(size, sizes[0]))];
}

function wholeReadsOf({ plans }: MeasuredSize): string[] {
  return plans.found.map(
    ({ size, operation, subgraph, reads }) =>
      `${number(size)} people, ${operation}, ${subgraph}: ${reads.join("; ")}`,
  );
}

function pagesOver({ size, pages }: MeasuredSize, base: MeasuredSize | undefined): string[] {
  return Object.entries(pages).flatMap(([question, read]) => {
    const fewest = base?.pages[question] ?? Number.NaN;
    return read > fewest * MOST_PAGES
      ? [
          `${number(size)} people, ${question}: ${number(read)} pages, where ${number(fewest)} were read`,
        ]
      : [];
  });
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
