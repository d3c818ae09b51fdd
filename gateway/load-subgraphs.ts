import type { Affiliate } from "../subgraphs/kit/contract/enums.js";
import type { SubgraphDefinition } from "../subgraphs/kit/subgraph.types.js";
import { registry } from "../subgraphs/registry.js";

/** A subgraph of the register, loaded. */
export type LoadedSubgraph = { affiliate: Affiliate | null; definition: SubgraphDefinition };

/** Loads every subgraph of the register. */
export function loadSubgraphs(): Promise<LoadedSubgraph[]> {
  return Promise.all(
    registry.map(async ({ affiliate, load }) => ({ affiliate, definition: await load() })),
  );
}
