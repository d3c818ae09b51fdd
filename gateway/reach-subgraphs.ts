import { realClock } from "../subgraphs/kit/clock.js";
import type { Database } from "../subgraphs/kit/database/connection.js";
import type { SubgraphEntry } from "../subgraphs/registry.js";
import { openSigningKeys } from "./key-ring.js";
import { loadSubgraphs } from "./load-subgraphs.js";
import type { CallSettings, Settings } from "./settings/settings.types.js";
import { inThisProcess, type ReachedSubgraph } from "./subgraph-call/reached-subgraph.js";
import { createRequestSigner } from "./subgraph-call/signed-http.js";

/** The subgraphs that run in this process: those without an address. */
export function localEntries(
  subgraphs: readonly SubgraphEntry[],
  calls: CallSettings,
): readonly SubgraphEntry[] {
  return subgraphs.filter(({ name }) => addressOf(name, calls) === null);
}

/**
 * Loads the subgraphs that run in this process, and knows the way to the others. Nothing of a subgraph that runs
 * elsewhere is loaded.
 */
export async function reachSubgraphs(
  settings: Pick<Settings, "calls" | "signingKeys" | "dataDir">,
  subgraphs: readonly SubgraphEntry[],
  databaseOf: (subgraph: string) => Database,
): Promise<readonly ReachedSubgraph[]> {
  const { calls } = settings;
  const locals = localEntries(subgraphs, calls);
  const reached = inThisProcess(await loadSubgraphs(locals), databaseOf);
  const remotes = subgraphs.flatMap(({ name, affiliate }) => {
    const url = addressOf(name, calls);
    return url === null ? [] : [{ name, affiliate, url: new URL(url) }];
  });
  const signed = remotes.map(async (remote) => {
    const [key] = await openSigningKeys(settings, remote.name);
    return { ...remote, requestOf: createRequestSigner(key, realClock) };
  });
  return [...reached, ...(await Promise.all(signed))];
}

function addressOf(subgraph: string, { of }: CallSettings): string | null {
  return of[subgraph]?.url ?? null;
}
