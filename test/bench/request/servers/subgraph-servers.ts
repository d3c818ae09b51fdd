import type { BenchServer } from "./bench-server.types.js";

/** What serves one subgraph in a process of its own, by name; which one it is told when it starts. */
export const subgraphServers = {
  "signed-subgraph": async () => (await import("./ours/signed-subgraph.js")).signedSubgraph,
  "stock-subgraph": async () => (await import("./rivals/stock-subgraph.js")).stockSubgraph,
} satisfies Record<string, () => Promise<BenchServer>>;

export type SubgraphServerName = keyof typeof subgraphServers;
