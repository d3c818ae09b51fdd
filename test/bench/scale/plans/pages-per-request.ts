import { median } from "../../statistics.js";
import type { GrownDatabases } from "../grow-databases.js";
import type { Sample } from "../people/sample.js";
import { questions } from "../questions.js";
import type { ScaleGraph } from "../scale-graph.js";
import { openExplainer } from "./explain-statements.js";
import { requestOf } from "./hot-requests.js";

/** So many people of each question are looked at. */
const PEOPLE = 15;

/**
 * How many pages of all databases together the reading statements of a request look at, by question: what a request costs
 * the database on any machine. A median over some people.
 */
export async function pagesPerRequest(
  grown: GrownDatabases,
  graph: ScaleGraph,
  sample: Sample,
): Promise<Record<string, number>> {
  const explainer = await openExplainer(grown);
  const pages: Record<string, number> = {};
  try {
    for (const question of questions) {
      const figures: number[] = [];
      for (const person of sample[question.about].slice(0, PEOPLE)) {
        let sum = 0;
        for (const statement of await graph.statementsOf(requestOf(question, person))) {
          sum += (await explainer.pages(statement)) ?? 0;
        }
        figures.push(sum);
      }
      pages[question.title] = median(figures);
    }
    return pages;
  } finally {
    await explainer.close();
  }
}
