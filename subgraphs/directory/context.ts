import DataLoader from "dataloader";
import type { Database } from "../kit/database/connection.js";
import type { RequestFacts, SubgraphContext } from "../kit/subgraph.types.js";
import { beneficiariesById } from "./people/beneficiaries.repository.js";
import { type BeneficiaryView, beneficiaryView } from "./people/beneficiary-view.js";

/** The context of the directory's resolvers. */
export type DirectoryContext = SubgraphContext & {
  /** One SQL statement for all the users and partners a request names; null for an unknown id. */
  beneficiaries: DataLoader<string, BeneficiaryView | null>;
};

/** A new context per request. */
export function createDirectoryContext(
  database: Database,
  request: RequestFacts,
): DirectoryContext {
  return {
    ...request,
    database,
    beneficiaries: new DataLoader(async (ids: readonly string[]) => {
      const rows = await beneficiariesById(database, ids);
      const byId = new Map(rows.map((row) => [row.id, beneficiaryView(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  };
}
