import type { Composition } from "../generate/compose.js";
import type { Finding } from "./finding.js";

/** The subgraphs make one graph. */
export function findCompositionErrors(composition: Composition): Finding[] {
  if (composition.composed) return [];
  return composition.problems.map(({ code, message, whose }) => ({
    where: whose,
    coordinate: null,
    message: `${code}: ${message}`,
  }));
}
