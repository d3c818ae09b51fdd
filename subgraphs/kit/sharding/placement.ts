import type { CatalogTable } from "./catalog.js";

/** The column by which people's data is spread: whatever is about one person is on one node. */
export const SHARD_KEY = "beneficiary_id";

/**
 * Where a table's rows are in a cluster. PERSON: spread by the beneficiary, all such tables alike. CATALOG: whole on every
 * node. HOME: on the one node that is asked, and written in the same transactions as the rest.
 */
export type Placement = "PERSON" | "CATALOG" | "HOME";

/**
 * The kit's own tables that are about nobody in particular, each with why it stays in one place. What such a table is
 * asked is a row by its key, so it is small work for one node however many people there are.
 */
export const HOME_TABLES: Readonly<Record<string, string>> = {
  audit_entries:
    "a chain belongs to who looked, not to whom it is about; one entry may be about fifty",
  audit_heads: "it is changed together with the entries of its chain, in one statement",
  quota_parts: "a quota is everybody's: who comes first is decided in one place",
  seeds: "it says which demo data was loaded, and is read by tools alone",
};

/** A table and where it belongs; null when neither its key nor anybody says. */
export type PlacedTable = CatalogTable & { placement: Placement | null };

/** Says of each table where it belongs. @param catalogTables the subgraph's tables that hold no person's data */
export function placeTables(
  tables: readonly CatalogTable[],
  catalogTables: readonly string[],
): PlacedTable[] {
  return tables.map((table) => ({ ...table, placement: placementOf(table, catalogTables) }));
}

function placementOf(table: CatalogTable, catalogTables: readonly string[]): Placement | null {
  if (catalogTables.includes(table.name)) return "CATALOG";
  if (Object.hasOwn(HOME_TABLES, table.name)) return "HOME";
  return table.columns.includes(SHARD_KEY) ? "PERSON" : null;
}
