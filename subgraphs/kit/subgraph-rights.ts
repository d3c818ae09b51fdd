import { auditRights } from "./audit/rights.js";
import type { ServingRights } from "./database/migrate.js";
import { seedRights } from "./demo/tables.js";

/** What the serving role may do with the tables that every subgraph has. */
export const subgraphRights: ServingRights = { ...seedRights, ...auditRights };
