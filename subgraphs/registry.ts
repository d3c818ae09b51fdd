import type { Affiliate } from "./kit/contract/enums.js";
import type { SubgraphDefinition } from "./kit/subgraph.types.js";

/** One entry of the register. The five affiliates stand in the order in which the graph lists them. */
export type SubgraphEntry = {
  /** Lower-case name: folder, database, field on shared entities. */
  name: string;
  /** Null for the platform's own directory. */
  affiliate: Affiliate | null;
  /** Who decides about it, as in CODEOWNERS. */
  owner: string;
  /** Loads the declaration; nothing of a subgraph is loaded before it is asked for. */
  load(): Promise<SubgraphDefinition>;
};

/**
 * Every subgraph of the graph. A new affiliate is one entry here and one value of the contract's `Affiliate`; gateway,
 * tools and tests read this list and know no subgraph otherwise.
 */
export const registry: readonly SubgraphEntry[] = [
  {
    name: "directory",
    affiliate: null,
    owner: "@platform/directory",
    load: async () => (await import("./directory/subgraph.js")).directory,
  },
  {
    name: "talk",
    affiliate: "TALK",
    owner: "@affiliates/talk",
    load: async () => (await import("./talk/subgraph.js")).talk,
  },
  {
    name: "mobility",
    affiliate: "MOBILITY",
    owner: "@affiliates/mobility",
    load: async () => (await import("./mobility/subgraph.js")).mobility,
  },
  {
    name: "games",
    affiliate: "GAMES",
    owner: "@affiliates/games",
    load: async () => (await import("./games/subgraph.js")).games,
  },
  {
    name: "entertainment",
    affiliate: "ENTERTAINMENT",
    owner: "@affiliates/entertainment",
    load: async () => (await import("./entertainment/subgraph.js")).entertainment,
  },
  {
    name: "pay",
    affiliate: "PAY",
    owner: "@affiliates/pay",
    load: async () => (await import("./pay/subgraph.js")).pay,
  },
];

/** The affiliates' entries, without the directory. */
export const affiliateEntries = registry.filter(
  (entry): entry is SubgraphEntry & { affiliate: Affiliate } => entry.affiliate !== null,
);
