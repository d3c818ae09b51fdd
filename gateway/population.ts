import type { Database } from "../subgraphs/kit/database/connection.js";
import { openAsOwner } from "../subgraphs/kit/database/prepare-subgraph.js";
import type { KeyRing } from "../subgraphs/kit/pii/key-ring.js";
import type { SubgraphEntry } from "../subgraphs/registry.js";

/** A synthetic population, on its way into the databases: with the demo, while the graph already answers. */
export type Population = {
  /** @returns how many reports were loaded; 0 when they were there already or the loading was interrupted */
  load(): Promise<number>;
  /** Ends the loading. A subgraph's part that is not whole is taken back by its database. */
  interrupt(): Promise<void>;
};

/**
 * Loads a population, of whatever size, where there is none: the demo's is a second of work in the background that nobody
 * who starts it should wait for.
 * @param owners address of each subgraph's owner role, as far as this process knows them
 * @param keys of the personal data in them
 * @param onReports told how many reports a subgraph has written so far
 */
export function populationOf(
  subgraphs: readonly SubgraphEntry[],
  owners: ReadonlyMap<string, string>,
  keys: KeyRing,
  reports: number,
  onReports: (subgraph: string, written: number) => void = () => undefined,
): Population {
  const open = new Set<Database>();
  let interrupted = false;

  async function populate({ name, load }: SubgraphEntry): Promise<boolean> {
    const { seedPopulation } = await load();
    const ownerUrl = owners.get(name);
    if (!seedPopulation || !ownerUrl || interrupted) return false;
    const owner = openAsOwner(ownerUrl, `${name} population`, keys);
    open.add(owner);
    try {
      return await seedPopulation(owner, reports, (written) => onReports(name, written));
    } finally {
      open.delete(owner);
      await owner.close();
    }
  }

  return {
    async load() {
      try {
        const loaded = await Promise.all(subgraphs.map(populate));
        return loaded.includes(true) ? reports : 0;
      } catch (error) {
        if (interrupted) return 0;
        throw error;
      }
    },
    async interrupt() {
      interrupted = true;
      await Promise.all([...open].map(({ sql }) => sql.end({ timeout: 0 })));
    },
  };
}
