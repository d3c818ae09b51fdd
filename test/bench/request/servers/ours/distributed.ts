import { createGraphServer } from "../../../../../gateway/graph-server.js";
import type { ReachedSubgraph } from "../../../../../gateway/subgraph-call/reached-subgraph.js";
import { createRequestSigner } from "../../../../../gateway/subgraph-call/signed-http.js";
import { realClock } from "../../../../../subgraphs/kit/clock.js";
import { registry } from "../../../../../subgraphs/registry.js";
import type { BenchServer, Surroundings } from "../bench-server.types.js";
import { listening, production } from "./production.js";

/** The same gateway in front of subgraphs that run elsewhere, each call signed. */
export const distributed: BenchServer = {
  async start(surroundings) {
    const subgraphs = elsewhere(surroundings);
    return listening(await createGraphServer({ ...production(surroundings), subgraphs }));
  },
};

function elsewhere({ addresses, signingKeys: [key] }: Surroundings): ReachedSubgraph[] {
  if (!key) throw new Error("a gateway in front of other processes signs its calls");
  const requestOf = createRequestSigner(key, realClock);
  return registry.map(({ name, affiliate }) => ({
    name,
    affiliate,
    url: new URL(addresses[name] ?? ""),
    requestOf,
  }));
}
