import { realClock } from "../../subgraphs/kit/clock.js";
import { watchDatabases } from "../../subgraphs/kit/observability/database-watch.js";
import { showLedgers } from "../../subgraphs/kit/observability/ledger-figures.js";
import type { ReachedSubgraph } from "../subgraph-call/reached-subgraph.js";
import type { Watching } from "./open-observability.js";

/**
 * The same subgraphs, those in this process with databases that are watched and ledgers whose figures are shown. Those
 * elsewhere are watched by their own processes.
 */
export function watchSubgraphs(
  subgraphs: readonly ReachedSubgraph[],
  { registry, tracing }: Watching,
): readonly ReachedSubgraph[] {
  if (!registry && !tracing) return subgraphs;
  const watch = watchDatabases(registry);
  const locals = subgraphs.filter((subgraph) => "databaseOf" in subgraph);
  if (registry) showLedgers(registry, locals, realClock);
  return subgraphs.map((subgraph) => {
    if (!("databaseOf" in subgraph)) return subgraph;
    const { name, databaseOf } = subgraph;
    return { ...subgraph, databaseOf: () => watch(name, databaseOf()) };
  });
}
