import type { ServingRights } from "../database/migrate.js";

/**
 * What the serving role may do with the ledger. Sums, reasons and keys of a grant are not in any `update` list, so that
 * no code of ours can overwrite them; events can only be added.
 */
export const ledgerRights: ServingRights = {
  grants: { select: true, insert: true, update: ["status", "granted_at", "redeemed_at"] },
  grant_events: { select: true, insert: true },
  revocation_proposals: { select: true, insert: true },
  claims: {
    select: true,
    insert: true,
    update: [
      "status",
      "remedy_id",
      "decided_at",
      "reason_code",
      "rule_version",
      "reason_inputs",
      "details",
    ],
  },
  claim_events: { select: true, insert: true },
  requests: { select: true, insert: true, update: ["answer"] },
  quota_parts: { select: true, insert: true, update: ["taken"] },
};
