import { requestAudit } from "./audit/request-audit.js";
import type { Database } from "./database/connection.js";
import type { RequestFacts, SubgraphContext } from "./subgraph.types.js";

/** What the context of every subgraph's resolvers begins with. */
export function subgraphContext(
  subgraph: string,
  database: Database,
  request: RequestFacts,
): SubgraphContext {
  return { ...request, database, audit: requestAudit(database, subgraph, request) };
}
