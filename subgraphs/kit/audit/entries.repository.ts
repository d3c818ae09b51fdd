import type { DatabaseHandle } from "../database/connection.js";
import { runPrepared } from "../database/run-prepared.js";
import type { AuditEntry, SignedHead } from "./audit-entry.js";

const PAGE = `select chain, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, role,
    address, request_id as "requestId", action, whom, what, outcome, why, details, key_id as "keyId",
    previous_hash as "previousHash", hash
  from audit_entries where (chain, sequence) > ($1, $2) order by chain, sequence limit $3`;

const HEADS = `select chain, sequence, hash, key_id as "keyId", signature from audit_heads`;

const ENTRIES_PER_PAGE = 1_000;

/** Every entry of a database, chain by chain and each in its order, page by page. */
export async function* everyEntry(handle: DatabaseHandle): AsyncGenerator<AuditEntry[]> {
  let after: Pick<AuditEntry, "chain" | "sequence"> | undefined = { chain: "", sequence: 0 };
  while (after) {
    const { chain, sequence } = after;
    const page: AuditEntry[] = await runPrepared(handle, PAGE, [chain, sequence, ENTRIES_PER_PAGE]);
    yield page;
    after = page.length < ENTRIES_PER_PAGE ? undefined : page.at(-1);
  }
}

/** Where every chain of a database is said to end, by chain. */
export async function everyHead(handle: DatabaseHandle): Promise<Map<string, SignedHead>> {
  const heads = await runPrepared<SignedHead & { chain: string }>(handle, HEADS, []);
  return new Map(heads.map(({ chain, ...head }) => [chain, head]));
}
