import type { Database } from "../../subgraphs/kit/database/connection.js";
import type { Books } from "../../subgraphs/kit/reconcile/books.js";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph.types.js";
import { affiliateEntries, type SubgraphEntry } from "../../subgraphs/registry.js";
import { openDatabases } from "../databases.js";
import type { Settings } from "../settings/settings.types.js";
import { CommandError } from "./command-failure.js";

/** An affiliate with its database, open under its serving role: a command has no more rights than a request. */
export type OpenAffiliate = { definition: SubgraphDefinition; books: Books; database: Database };

/** A statement over a whole ledger takes longer than a request's may. */
const STATEMENT_TIMEOUT_MS = 600_000;

/** Lower-case names of all affiliates. */
export const AFFILIATE_NAMES: readonly string[] = affiliateEntries.map(({ name }) => name);

/** The register's entry of an affiliate. @throws CommandError with the names there are */
export function affiliateEntry(name: string): SubgraphEntry {
  const entry = affiliateEntries.find((candidate) => candidate.name === name.toLowerCase());
  if (entry) return entry;
  throw new CommandError(
    `There is no affiliate "${name}". Give one of ${AFFILIATE_NAMES.join(", ")}.`,
  );
}

/** Opens the databases of some affiliates for as long as `work` takes. */
export async function withAffiliates<Result>(
  settings: Settings,
  entries: readonly SubgraphEntry[],
  work: (affiliates: readonly OpenAffiliate[]) => Promise<Result>,
): Promise<Result> {
  const databases = await openDatabases(settings, entries, {
    application: "compensation command",
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  try {
    const affiliates = entries.map(async ({ name, load }) => {
      const definition = await load();
      if (!definition.books) throw new Error(`${name} keeps no ledger`);
      return { definition, books: definition.books, database: databases.of(name) };
    });
    return await work(await Promise.all(affiliates));
  } finally {
    await databases.close();
  }
}

/**
 * For commands whose statements compare whole tables with each other in ways that Citus has no plan for.
 * @throws CommandError when one of the databases is a cluster's
 */
export function refuseClusters(affiliates: readonly OpenAffiliate[], command: string): void {
  const spread = affiliates.filter(({ database }) => database.isDistributed);
  if (spread.length === 0) return;
  const names = spread.map(({ definition }) => definition.name).join(", ");
  throw new CommandError(
    `${command} does not read a cluster yet, and that is what the database of ${names} is: SCALING.md says what does.`,
    1,
  );
}

/** What a command takes for now: the demo's instant where the database plays on a demo clock. */
export function commandInstant({ clock }: Pick<Settings, "clock">): Date {
  return clock.mode === "demo" ? clock.startsAt : new Date();
}
