import type { DemoPopulation, SubgraphDefinition } from "../subgraph.types.js";
import { openDatabase } from "./connection.js";
import { applyServingRights, migrate } from "./migrate.js";
import type { SubgraphUrls } from "./provision.js";

/** Rows of a population are written in large statements, which may take longer than a request's. */
const SEED_TIMEOUT_MS = 60_000;

/**
 * Brings a subgraph's database to where its code expects it: migrations, rights of the serving role and, when asked, the
 * demo's people. Doing it again changes nothing.
 * @param demo null where no synthetic people belong
 */
export async function prepareSubgraphDatabase(
  definition: SubgraphDefinition,
  { ownerUrl, servingUrl }: SubgraphUrls,
  migrationsFolder: string,
  demo: DemoPopulation | null,
): Promise<void> {
  await migrate(ownerUrl, migrationsFolder);
  const servingRole = decodeURIComponent(new URL(servingUrl).username);
  await applyServingRights(ownerUrl, servingRole, definition.rights);
  if (demo === null) return;
  const owner = openDatabase(ownerUrl, {
    max: 1,
    application: `${definition.name} demo data`,
    statementTimeoutMs: SEED_TIMEOUT_MS,
  });
  try {
    await definition.seedDemo(owner, demo);
  } finally {
    await owner.close();
  }
}
