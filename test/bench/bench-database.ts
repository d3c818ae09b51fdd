import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFile } from "../../gateway/project-files.js";
import { untilSignal } from "../../gateway/signals.js";
import { startEmbeddedPostgres } from "../../subgraphs/kit/database/embedded-postgres.js";
import { prepareSubgraphDatabase } from "../../subgraphs/kit/database/prepare-subgraph.js";
import { provisionSubgraph, type SubgraphUrls } from "../../subgraphs/kit/database/provision.js";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph.types.js";

/**
 * Does a measurement on a subgraph's new database, without the demo's people, on a server of its own that keeps committed
 * work as one in service would. Server and folder are gone afterwards, also when a signal ends the process: `ended` then
 * says so, and the server stops once the measurement has.
 */
export async function withBenchDatabase<Result>(
  subgraph: SubgraphDefinition,
  measure: (urls: SubgraphUrls, adminUrl: string, ended: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const ended = new AbortController();
  untilSignal().then((signal) => ended.abort(new Error(`ended by ${signal}`)));
  const folder = await mkdtemp(join(tmpdir(), "compensation-bench-"));
  const server = await startEmbeddedPostgres({ folder, durable: true });
  const { adminUrl } = server;
  try {
    const urls = await provisionSubgraph(adminUrl, subgraph);
    const migrations = projectFile("migrations", subgraph.name);
    await prepareSubgraphDatabase(subgraph, urls, migrations, { demo: false });
    return await measure(urls, adminUrl, ended.signal);
  } finally {
    if (await server.stop()) await rm(folder, { recursive: true });
  }
}
