import type { DatabaseHandle } from "../database/connection.js";
import { runPrepared } from "../database/run-prepared.js";
import type { AuditEntry, SignedHead } from "./audit-entry.js";

const ENTRY = `chain, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, role,
    address, request_id as "requestId", action, whom, what, outcome, why, details, key_id as "keyId",
    previous_hash as "previousHash", hash`;

const PAGE = `select ${ENTRY} from audit_entries where (chain, sequence) > ($1, $2) order by chain, sequence limit $3`;

const LATEST_OF_ONE = `select ${ENTRY} from audit_entries
  where chain = $1 and action <> 'BEGIN' and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
    and ($4::bigint is null or sequence < $4)
  order by sequence desc limit $5`;

// An entry is never removed, so where a page ended is still there: its instant is read and not sent around.
const LATEST_OF_ALL = `select ${ENTRY} from audit_entries
  where at >= $1::timestamptz and at < $2::timestamptz and action <> 'BEGIN'
    and ($3::text is null or (audit_entries.at, chain, sequence) <
      (select last.at, last.chain, last.sequence from audit_entries as last where last.chain = $3 and last.sequence = $4))
  order by audit_entries.at desc, chain desc, sequence desc limit $5`;

const HEADS = `select chain, sequence, hash, key_id as "keyId", signature from audit_heads`;

const ENTRIES_PER_PAGE = 1_000;

/** Where an entry stands. */
export type AuditPlace = Pick<AuditEntry, "chain" | "sequence">;

/** A stretch of time; `to` is not in it any more. */
export type AuditSpan = { from: Date; to: Date };

/** Every entry of a database, chain by chain and each in its order, page by page. */
export async function* everyEntry(handle: DatabaseHandle): AsyncGenerator<AuditEntry[]> {
  let after: AuditPlace | undefined = { chain: "", sequence: 0 };
  while (after) {
    const { chain, sequence } = after;
    const page: AuditEntry[] = await runPrepared(handle, PAGE, [chain, sequence, ENTRIES_PER_PAGE]);
    yield page;
    after = page.length < ENTRIES_PER_PAGE ? undefined : page.at(-1);
  }
}

/** What somebody did, the latest first: those before `before`, at most `limit`. */
export function latestEntriesOf(
  handle: DatabaseHandle,
  actor: string,
  span: AuditSpan | null,
  before: AuditPlace | null,
  limit: number,
): Promise<AuditEntry[]> {
  const [from, to] = [span?.from.toISOString() ?? null, span?.to.toISOString() ?? null];
  return runPrepared(handle, LATEST_OF_ONE, [actor, from, to, before?.sequence ?? null, limit]);
}

/** What everybody did in a stretch of time, likewise. */
export function latestEntries(
  handle: DatabaseHandle,
  { from, to }: AuditSpan,
  before: AuditPlace | null,
  limit: number,
): Promise<AuditEntry[]> {
  return runPrepared(handle, LATEST_OF_ALL, [
    from.toISOString(),
    to.toISOString(),
    before?.chain ?? null,
    before?.sequence ?? null,
    limit,
  ]);
}

/** Where every chain of a database is said to end, by chain. */
export async function everyHead(handle: DatabaseHandle): Promise<Map<string, SignedHead>> {
  const heads = await runPrepared<SignedHead & { chain: string }>(handle, HEADS, []);
  return new Map(heads.map(({ chain, ...head }) => [chain, head]));
}
