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

// One statement for any number of chains, so one round trip: nothing is added to a chain unless it still ends where the
// hashes were made to go on from. One that somebody else is adding to is left alone: waiting for it would hold up the others,
// and two processes might wait for each other.
const EXTEND = `with ends as (
    select * from jsonb_to_recordset($1::text::jsonb) as ends(chain text, sequence bigint, hash text, "newSequence" bigint,
      "newHash" text, "keyId" text, signature text)
  ), free as (
    select audit_heads.chain from audit_heads join ends using (chain, sequence, hash) for update of audit_heads skip locked
  ), head as (
    update audit_heads set sequence = ends."newSequence", hash = ends."newHash", key_id = ends."keyId",
      signature = ends.signature
    from ends join free using (chain)
    where audit_heads.chain = ends.chain and audit_heads.sequence = ends.sequence and audit_heads.hash = ends.hash
    returning audit_heads.chain
  ), added as (
    insert into audit_entries (chain, sequence, at, actor, role, address, request_id, action, whom, what, outcome, why,
      details, key_id, previous_hash, hash)
    select head.chain, fresh.sequence, fresh.at, fresh.actor, fresh.role, fresh.address, fresh."requestId", fresh.action,
      fresh.whom, fresh.what, fresh.outcome, fresh.why, fresh.details, fresh."keyId", fresh."previousHash", fresh.hash
    from head join jsonb_to_recordset($2::text::jsonb) as fresh(chain text, sequence bigint, at timestamptz, actor text,
      role text, address text, "requestId" text, action text, whom text[], what text, outcome text, why text,
      details jsonb, "keyId" text, "previousHash" text, hash text) using (chain)
    returning chain
  )
  select distinct chain from added`;

/**
 * Where a chain ends; null for one that has not begun.
 * @throws Error when its head was not signed with a key at hand: such a chain is not continued, because whoever forged
 * the head would have the rest of it confirmed
 */
export async function readHead(handle: StatementHandle, chain: Chain): Promise<Head | null> {
  return checked(chain, await runPrepared<SignedHead>(handle, HEAD, [chain.name]));
}

/** What is to be added to a chain that ends at `head`. */
export type Extension = { chain: Chain; head: Head; drafts: readonly AuditDraft[] };

/**
 * Adds entries to several chains at once.
 * @returns where each now ends, by name; one that ended elsewhere, or that somebody else is adding to, is not among them,
 * and nothing was added to it
 */
export async function extendAll(
  handle: StatementHandle,
  extensions: readonly Extension[],
): Promise<ReadonlyMap<string, Head>> {
  const made = extensions.map(({ chain, head, drafts }) => {
    const entries = chained(chain, head, drafts);
    const { sequence, hash } = entries.at(-1) ?? head;
    return { chain, head, entries, end: { sequence, hash } };
  });
  const ends = made.map(({ chain, head, end }) => ({
    chain: chain.name,
    ...head,
    newSequence: end.sequence,
    newHash: end.hash,
    keyId: chain.keys.active.id,
    signature: headSignature(chain.keys.active, chain, end),
  }));
  const added = await runPrepared<{ chain: string }>(handle, EXTEND, [
    JSON.stringify(ends),
    JSON.stringify(made.flatMap(({ entries }) => entries)),
  ]);
  const names = new Set(added.map(({ chain }) => chain));
  return new Map(
    made
      .filter(({ chain }) => names.has(chain.name))
      .map(({ chain, end }) => [chain.name, end] as const),
  );
}

/** The same for one chain. @returns null when it ended elsewhere, or somebody else is adding to it */
export async function extendFrom(
  handle: StatementHandle,
  chain: Chain,
  head: Head,
  drafts: readonly AuditDraft[],
): Promise<Head | null> {
  const extended = await extendAll(handle, [{ chain, head, drafts }]);
  return extended.get(chain.name) ?? null;
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
