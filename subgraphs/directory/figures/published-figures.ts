import type { PublishedFigure } from "./published-figure.js";
import { publishedFigures1015 } from "./published-figures-1015.js";

const figuresByOutage: ReadonlyMap<string, readonly PublishedFigure[]> = new Map([
  ["1015", publishedFigures1015],
]);

/** The figures published about an outage, in reading order; empty when none were. */
export function publishedFigures(outageId: string): readonly PublishedFigure[] {
  return figuresByOutage.get(outageId) ?? [];
}
