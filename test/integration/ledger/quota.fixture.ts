import type { Database } from "../../../subgraphs/kit/database/connection.js";
import type { QuotaKey } from "../../../subgraphs/kit/ledger/quota.js";
import type { NewGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { newGrant } from "./ledger.fixture.js";

let quotas = 0;

/** A quota of which no other test knows, and grants that are counted by it. */
export function newQuota() {
  quotas += 1;
  const key: QuotaKey = { outageId: "9999", quotaId: `quota-${quotas}` };
  return {
    key,
    /** Of a remedy with the quota's own name, so that its grants can be told from others. */
    grant: (change: Partial<NewGrant> = {}) => newGrant({ remedyId: key.quotaId, ...change }),
  };
}
/** What a quota counts beside what the ledger holds of the remedy with its name. */
export async function countsOf({ sql }: Database, { outageId, quotaId }: QuotaKey) {
  const [counts] = await sql<{ size: number; taken: number; grants: number; events: number }[]>`
    select coalesce(sum(size), 0)::integer as size, coalesce(sum(taken), 0)::integer as taken,
      (select count(*) from grants where remedy_id = ${quotaId})::integer as grants,
      (select count(*) from grant_events where remedy_id = ${quotaId} and sequence = 1)::integer as events
    from quota_parts where outage_id = ${outageId} and quota_id = ${quotaId}`;
  return counts;
}

/** How often each outcome came, a refusal by its code. */
export function tally(outcomes: readonly ({ outcome: string } & { code?: string })[]) {
  const counts: Record<string, number> = {};
  for (const { outcome, code = outcome } of outcomes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
