import type { GrownDatabases } from "../grow-databases.js";
import type { Request, ScaleGraph } from "../scale-graph.js";

import { openExplainer } from "./explain-statements.js";

/** A statement that reads a large table of people from one end to the other. */
export type WholeRead = {
  size: number;
  /** The saved operation it was sent for. */
  operation: string;
  subgraph: string;
  reads: readonly string[];
  text: string;
};

/** What was looked at, and what was found. */
export type CheckedPlans = { statements: number; found: WholeRead[] };

/** Sends every one of the requests, and has PostgreSQL explain each statement that comes of them, once. */
export async function checkPlans(
  grown: GrownDatabases,
  graph: ScaleGraph,
  requests: readonly Request[],
): Promise<CheckedPlans> {
  const explainer = await openExplainer(grown);
  const checked: CheckedPlans = { statements: 0, found: [] };
  const seen = new Set<string>();
  try {
    for (const request of requests) {
      for (const statement of await graph.statementsOf(request)) {
        const { subgraph, text } = statement;
        if (seen.has(`${subgraph} ${text}`)) continue;
        seen.add(`${subgraph} ${text}`);
        checked.statements += 1;
        const reads = await explainer.wholeReads(statement);
        if (reads.length === 0) continue;
        const { operation } = request;
        checked.found.push({ size: grown.size, operation, subgraph, reads, text });
      }
    }
    return checked;
  } finally {
    await explainer.close();
  }
}
