import { openQuota } from "../ledger/quota.js";
import type { KeyRing } from "../pii/key-ring.js";
import type { SubgraphDefinition } from "../subgraph.types.js";
import { openDatabase } from "./connection.js";
import { applyServingRights, migrate } from "./migrate.js";
import type { SubgraphUrls } from "./provision.js";

/** Rows of a population are written in large statements, which may take longer than a request's. */
const SEED_TIMEOUT_MS = 60_000;

/** The owner's own connection, for what the serving role has no right to. */
export function openAsOwner(ownerUrl: string, purpose: string, keys?: KeyRing) {
  const statementTimeoutMs = SEED_TIMEOUT_MS;
  return openDatabase(ownerUrl, { max: 1, application: purpose, statementTimeoutMs, keys });
}

/**
 * Brings a subgraph's database to where its code expects it: migrations, rights of the serving role, quotas and, when
 * asked, the demo's documented people. Doing it again changes nothing.
 * @param keys of personal data, without which none of it can be written
 */
export async function prepareSubgraphDatabase(
  definition: SubgraphDefinition,
  { ownerUrl, servingUrl }: SubgraphUrls,
  migrationsFolder: string,
  { demo, keys }: { demo: boolean; keys?: KeyRing },
): Promise<void> {
  await migrate(ownerUrl, migrationsFolder);
  const servingRole = decodeURIComponent(new URL(servingUrl).username);
  await applyServingRights(ownerUrl, servingRole, definition.rights);
  const { quotas = [] } = definition;
  if (quotas.length === 0 && !demo) return;
  const owner = openAsOwner(ownerUrl, `${definition.name} quotas and demo data`, keys);
  try {
    for (const quota of quotas) await openQuota(owner.db, quota);
    if (demo) await definition.seedDemo(owner);
  } finally {
    await owner.close();
  }
}
