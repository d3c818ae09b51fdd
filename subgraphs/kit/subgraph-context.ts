import { requestAudit } from "./audit/request-audit.js";
import type { Database } from "./database/connection.js";
import { abortable } from "./database/until-aborted.js";
import type { RequestFacts, SubgraphContext } from "./subgraph.types.js";

/** What the context of every subgraph's resolvers begins with. */
export function subgraphContext(
  subgraph: string,
  database: Database,
  request: RequestFacts,
): SubgraphContext {
  // What is put on record is finished, whoever still waits: the audit keeps the database as it is.
  const audit = requestAudit(database, subgraph, request);
  return { ...request, database: abortable(database, request.signal), audit };
}
