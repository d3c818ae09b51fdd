import type { SubgraphDefinition } from "../subgraph.types.js";
import { openDatabase } from "./connection.js";
import { applyServingRights, migrate } from "./migrate.js";
import type { SubgraphUrls } from "./provision.js";

/** Rows of a population are written in large statements, which may take longer than a request's. */
const SEED_TIMEOUT_MS = 60_000;

/** The owner's own connection, for what the serving role has no right to. */
export function openAsOwner(ownerUrl: string, purpose: string) {
  const statementTimeoutMs = SEED_TIMEOUT_MS;
  return openDatabase(ownerUrl, { max: 1, application: purpose, statementTimeoutMs });
}

/**
 * Brings a subgraph's database to where its code expects it: migrations, rights of the serving role and, when asked, the
 * demo's documented people. Doing it again changes nothing.
 */
export async function prepareSubgraphDatabase(
  definition: SubgraphDefinition,
  { ownerUrl, servingUrl }: SubgraphUrls,
  migrationsFolder: string,
  { demo }: { demo: boolean },
): Promise<void> {
  await migrate(ownerUrl, migrationsFolder);
  const servingRole = decodeURIComponent(new URL(servingUrl).username);
  await applyServingRights(ownerUrl, servingRole, definition.rights);
  if (!demo) return;
  const owner = openAsOwner(ownerUrl, `${definition.name} demo data`);
  try {
    await definition.seedDemo(owner);
  } finally {
    await owner.close();
  }
}
