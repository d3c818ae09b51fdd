import type { ServingRights } from "../database/migrate.js";

/** What the serving role may do with the audit: add to it and read it. */
export const auditRights: ServingRights = {
  audit_entries: { select: true, insert: true },
  audit_heads: { select: true, insert: true, update: ["sequence", "hash", "key_id", "signature"] },
};
