import type { Affiliate } from "../subgraphs/kit/contract/enums.js";
import type { SubgraphDefinition } from "../subgraphs/kit/subgraph.types.js";
import { registry, type SubgraphEntry } from "../subgraphs/registry.js";

/** A subgraph of the register, loaded. */
export type LoadedSubgraph = { affiliate: Affiliate | null; definition: SubgraphDefinition };

/** Loads these subgraphs, or every one of the register. */
export function loadSubgraphs(
  entries: readonly SubgraphEntry[] = registry,
): Promise<LoadedSubgraph[]> {
  return Promise.all(
    entries.map(async ({ affiliate, load }) => ({ affiliate, definition: await load() })),
  );
}
