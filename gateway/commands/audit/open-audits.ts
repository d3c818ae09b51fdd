import type { Database } from "../../../subgraphs/kit/database/connection.js";
import type { SubgraphEntry } from "../../../subgraphs/registry.js";
import { openDatabases } from "../../databases.js";
import type { CommandSurroundings } from "../surroundings.js";

/** A page of entries is quick, but a busy machine may take its time. */
const STATEMENT_TIMEOUT_MS = 60_000;

/**
 * Opens the databases of some subgraphs, one after another, for as long as `work` takes with each. Under the serving
 * role: it reads the audit and changes nothing.
 */
export async function withAudits(
  { settings: readSettings, signal }: CommandSurroundings,
  entries: readonly SubgraphEntry[],
  work: (subgraph: string, database: Database) => Promise<void>,
): Promise<void> {
  const databases = await openDatabases(readSettings(), entries, {
    max: 1,
    application: "compensation audit",
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  try {
    for (const { name } of entries) {
      signal.throwIfAborted();
      await work(name, databases.of(name));
    }
  } finally {
    await databases.close();
  }
}
