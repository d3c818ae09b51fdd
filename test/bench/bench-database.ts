import { projectFile } from "../../gateway/project-files.js";
import { prepareSubgraphDatabase } from "../../subgraphs/kit/database/prepare-subgraph.js";
import { provisionSubgraph, type SubgraphUrls } from "../../subgraphs/kit/database/provision.js";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph.types.js";
import { withBenchServer } from "./bench-server.js";

/** Does a measurement on a subgraph's new database, without the demo's people, on a server of its own. */
export function withBenchDatabase<Result>(
  subgraph: SubgraphDefinition,
  measure: (urls: SubgraphUrls, adminUrl: string, ended: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return withBenchServer(async ({ adminUrl, ended }) => {
    const urls = await provisionSubgraph(adminUrl, subgraph);
    const migrations = projectFile("migrations", subgraph.name);
    await prepareSubgraphDatabase(subgraph, urls, migrations, { demo: false });
    return measure(urls, adminUrl, ended);
  });
}
