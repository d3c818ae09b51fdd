import type { SubgraphDefinition } from "../../../../subgraphs/kit/subgraph.types.js";
import { registry } from "../../../../subgraphs/registry.js";

/** Loads one subgraph and no other. @throws Error when there is none of that name */
export function loadSubgraph(name: string | null): Promise<SubgraphDefinition> {
  const entry = registry.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`there is no subgraph ${name}`);
  return entry.load();
}
