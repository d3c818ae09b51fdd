import { createGraphServer } from "../../../../../gateway/graph-server.js";
import { loadSubgraphs } from "../../../../../gateway/load-subgraphs.js";
import { inThisProcess } from "../../../../../gateway/subgraph-call/reached-subgraph.js";
import type { BenchServer } from "../bench-server.types.js";
import { listening, production } from "./production.js";

/** The gateway as `npm start` runs it, with everything on: all subgraphs in its process. */
export const embedded: BenchServer = {
  async start(surroundings) {
    const subgraphs = inThisProcess(await loadSubgraphs(), surroundings.databaseOf);
    return listening(await createGraphServer({ ...production(surroundings), subgraphs }));
  },
};
