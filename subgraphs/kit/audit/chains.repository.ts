import { runPrepared, type StatementHandle } from "../database/run-prepared.js";
import {
  type AuditDraft,
  type Chain,
  chained,
  GENESIS,
  type Head,
  headSignature,
  isSigned,
  REGISTER,
  type SignedHead,
} from "./audit-entry.js";

const HEAD = `select sequence, hash, key_id as "keyId", signature from audit_heads where chain = $1`;

const BEGIN = `insert into audit_heads (chain, sequence, hash, key_id, signature) values ($1, $2, $3, '', '')
  on conflict do nothing returning chain`;

// One statement, so one round trip: nothing is added unless the chain still ends where the hashes were made to go on
// from.
const EXTEND = `with head as (
    update audit_heads set sequence = $4, hash = $5, key_id = $6, signature = $7
    where chain = $1 and sequence = $2 and hash = $3 returning chain
  )
  insert into audit_entries (chain, sequence, at, actor, role, address, request_id, action, whom, what, outcome, why,
    details, key_id, previous_hash, hash)
  select head.chain, fresh.sequence, fresh.at, fresh.actor, fresh.role, fresh.address, fresh."requestId", fresh.action,
    fresh.whom, fresh.what, fresh.outcome, fresh.why, fresh.details, fresh."keyId", fresh."previousHash", fresh.hash
  from head, jsonb_to_recordset($8::text::jsonb) as fresh(sequence bigint, at timestamptz, actor text, role text,
    address text, "requestId" text, action text, whom text[], what text, outcome text, why text, details jsonb,
    "keyId" text, "previousHash" text, hash text)
  returning sequence`;

/**
 * Where a chain ends; null for one that has not begun.
 * @throws Error when its head was not signed with a key at hand: such a chain is not continued, because whoever forged
 * the head would have the rest of it confirmed
 */
export async function readHead(handle: StatementHandle, chain: Chain): Promise<Head | null> {
  return checked(chain, await runPrepared<SignedHead>(handle, HEAD, [chain.name]));
}

/**
 * Adds entries to a chain that ends at `head`.
 * @returns where it ends now; null when it ended elsewhere, and then nothing was added
 */
export async function extendFrom(
  handle: StatementHandle,
  chain: Chain,
  head: Head,
  drafts: readonly AuditDraft[],
): Promise<Head | null> {
  const entries = chained(chain, head, drafts);
  const last = entries.at(-1);
  if (!last) return head;
  const end = { sequence: last.sequence, hash: last.hash };
  const { active } = chain.keys;
  const added = await runPrepared(handle, EXTEND, [
    chain.name,
    head.sequence,
    head.hash,
    end.sequence,
    end.hash,
    active.id,
    headSignature(active, chain, end),
    JSON.stringify(entries),
  ]);
  return added.length > 0 ? end : null;
}

/**
 * Adds entries to a chain wherever it ends, and begins it where it has not begun; others wait until the transaction
 * ends.
 */
export async function extend(
  tx: StatementHandle,
  chain: Chain,
  drafts: readonly AuditDraft[],
): Promise<Head> {
  const head = (await lockHead(tx, chain)) ?? (await begin(tx, chain, drafts));
  const end = await extendFrom(tx, chain, head, drafts);
  if (!end) throw new Error("a locked chain of the audit has moved");
  return end;
}

async function lockHead(tx: StatementHandle, chain: Chain): Promise<Head | null> {
  return checked(chain, await runPrepared<SignedHead>(tx, `${HEAD} for update`, [chain.name]));
}

async function begin(
  tx: StatementHandle,
  chain: Chain,
  [first]: readonly AuditDraft[],
): Promise<Head> {
  const { sequence, hash } = GENESIS;
  const begun = await runPrepared(tx, BEGIN, [chain.name, sequence, hash]);
  if (begun.length === 0) {
    // Another process began it meanwhile, and was waited for.
    const head = await lockHead(tx, chain);
    if (!head) throw new Error("a chain of the audit has begun and has no head");
    return head;
  }
  if (chain.name !== REGISTER && first) {
    const entry = { ...first, action: "BEGIN", whom: [], what: chain.name } as const;
    const draft = { ...entry, outcome: "DONE", why: null, details: {} };
    await extend(tx, { ...chain, name: REGISTER }, [draft]);
  }
  return GENESIS;
}

function checked(chain: Chain, [head]: readonly SignedHead[]): Head | null {
  if (!head) return null;
  if (!isSigned(chain, head)) {
    throw new Error(
      `the chain ${chain.name} of the audit does not end as it was left, or was signed with a key that is not at hand: npm run audit -- verify`,
    );
  }
  return { sequence: head.sequence, hash: head.hash };
}
