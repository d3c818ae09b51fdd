import DataLoader from "dataloader";
import type { Database } from "../kit/database/connection.js";
import type { RequestFacts, SubgraphContext } from "../kit/subgraph.types.js";
import { subgraphContext } from "../kit/subgraph-context.js";
import { beneficiariesById } from "./people/beneficiaries.repository.js";
import { type BeneficiaryView, beneficiaryView } from "./people/beneficiary-view.js";

/** The context of the directory's resolvers. */
export type DirectoryContext = SubgraphContext & {
  /**
   * A user or partner, for whoever may see them; null for an unknown id. The only way to read one by id: what agents
   * read is on record before it is shown. One SQL statement for all that a request names, and one for their record.
   * @param what the field that shows it: `Query.partner`
   */
  lookUp(id: string, what: string): Promise<BeneficiaryView | null>;
};

/** A new context per request. */
export function createDirectoryContext(
  database: Database,
  request: RequestFacts,
): DirectoryContext {
  const context = subgraphContext("directory", database, request);
  const beneficiaries = new DataLoader(async (ids: readonly string[]) => {
    const rows = await beneficiariesById(context.database, ids);
    const byId = new Map(rows.map((row) => [row.id, beneficiaryView(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  return {
    ...context,
    lookUp: (id, what) => context.audit.lookUp(id, what, beneficiaries.load(id)),
  };
}
