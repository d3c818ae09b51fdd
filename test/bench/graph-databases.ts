import { populationOf } from "../../gateway/population.js";
import { projectFile } from "../../gateway/project-files.js";
import { prepareSubgraphDatabase } from "../../subgraphs/kit/database/prepare-subgraph.js";
import { provisionSubgraph, type SubgraphUrls } from "../../subgraphs/kit/database/provision.js";
import { newKeyRing, parseKeyRing } from "../../subgraphs/kit/pii/key-ring.js";
import { registry } from "../../subgraphs/registry.js";

/** The databases of the whole graph, filled, by subgraph. */
export type GraphDatabases = {
  urls: Readonly<Record<string, SubgraphUrls>>;
  /** What personal data in them is sealed with, as the setting has it. */
  piiKeys: string;
};

/**
 * Gives every subgraph its database on a server, with the demo's people and a synthetic population.
 * @param reports how many people report in the population, of whom a fifth are partners
 */
export async function fillGraphDatabases(
  adminUrl: string,
  reports: number,
): Promise<GraphDatabases> {
  const piiKeys = newKeyRing("bench");
  const keys = parseKeyRing(piiKeys);
  const urls: Record<string, SubgraphUrls> = {};
  await Promise.all(
    registry.map(async ({ name, load }) => {
      const own = await provisionSubgraph(adminUrl, { name });
      urls[name] = own;
      const migrations = projectFile("migrations", name);
      await prepareSubgraphDatabase(await load(), own, migrations, { demo: true, keys });
    }),
  );
  const owners = new Map(Object.entries(urls).map(([name, { ownerUrl }]) => [name, ownerUrl]));
  await populationOf(registry, owners, keys, reports).load();
  return { urls, piiKeys };
}
