import type { Database } from "../database/connection.js";
import type { StatementHandle } from "../database/run-prepared.js";
import type { AuditDraft, Chain, Head } from "./audit-entry.js";
import { type Extension, extend, extendAll, extendFrom, readHead } from "./chains.repository.js";

/** The audit of one subgraph, as this process writes it. */
export type AuditLog = {
  /** Puts something on record. Settles when it is there for good. */
  append(draft: AuditDraft): Promise<void>;
  /**
   * Puts something on record in a transaction, with what it changes or not at all. Others who add to the chain wait
   * until the transaction ends, so it comes after everything that takes long.
   */
  appendIn(tx: StatementHandle, draft: AuditDraft): Promise<void>;
};

type Waiting = { draft: AuditDraft; resolve: () => void; reject: (reason: unknown) => void };

/** So many entries of one chain go into one statement, and so many chains. */
const BATCH = 100;
/** So many chains are remembered; each costs two hundred bytes. */
const REMEMBERED = 10_000;

const logs = new WeakMap<Database, AuditLog>();

/**
 * The audit in a database. The process remembers where each chain ends, so that whatever is said at once, by whomever, is
 * one statement and one round trip. It need not be right about it: the statement adds nothing to a chain that ends elsewhere, as when
 * another process has added to it or a transaction was taken back, and then the chain is locked and continued from
 * where it does end.
 */
export function auditLogOf(database: Database, subgraph: string): AuditLog {
  const known = logs.get(database);
  if (known) return known;
  const log = createAuditLog(database, subgraph);
  logs.set(database, log);
  return log;
}

function createAuditLog(database: Database, subgraph: string): AuditLog {
  const heads = new Map<string, Head>();
  /** What is said since the last statement, of chains whose end is known. */
  const waiting = new Map<string, Waiting[]>();
  let isFlushing = false;
  /**
   * Chains that are looked at one by one, with what has to wait: those that begin, and those that somebody else adds to.
   * One statement at a time for each: two would make each other wrong.
   */
  const apart = new Map<string, Waiting[]>();
  const chainOf = (name: string): Chain => ({ subgraph, name, keys: database.auditKeys });

  function remember(name: string, head: Head): void {
    if (heads.size >= REMEMBERED) heads.clear();
    heads.set(name, head);
  }

  /** Adds to a chain wherever it ends, after whoever else adds to it. */
  async function write(name: string, drafts: readonly AuditDraft[]): Promise<void> {
    const chain = chainOf(name);
    heads.delete(name);
    const head = await readHead(database.db, chain);
    const end =
      (head && (await extendFrom(database.db, chain, head, drafts))) ??
      (await database.db.transaction((tx) => extend(tx, chain, drafts)));
    remember(name, end);
  }

  function setApart(name: string, entries: readonly Waiting[]): void {
    const queue = apart.get(name);
    if (queue) {
      queue.push(...entries);
      return;
    }
    const own = [...entries];
    apart.set(name, own);
    void drain(name, own);
  }

  async function drain(name: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH);
      await settled(batch, () => write(name, draftsOf(batch)));
    }
    apart.delete(name);
  }

  /** One statement after the other for all chains together, each with what was said while the one before was under way. */
  async function flush(): Promise<void> {
    while (waiting.size > 0) {
      const extensions: Extension[] = [];
      const batches = new Map<string, Waiting[]>();
      for (const [name, queue] of [...waiting].slice(0, BATCH)) {
        waiting.delete(name);
        const head = heads.get(name);
        if (!head || apart.has(name)) {
          setApart(name, queue);
          continue;
        }
        const batch = queue.splice(0, BATCH);
        if (queue.length > 0) waiting.set(name, queue);
        batches.set(name, batch);
        extensions.push({ chain: chainOf(name), head, drafts: draftsOf(batch) });
      }
      if (extensions.length > 0) await extended(extensions, batches);
    }
    isFlushing = false;
  }

  async function extended(
    extensions: readonly Extension[],
    batches: ReadonlyMap<string, readonly Waiting[]>,
  ): Promise<void> {
    try {
      const ends = await extendAll(database.db, extensions);
      for (const [name, batch] of batches) {
        const end = ends.get(name);
        if (!end) {
          setApart(name, batch);
          continue;
        }
        remember(name, end);
        for (const { resolve } of batch) resolve();
      }
    } catch (error) {
      // Whether it was written is not known, unless the database refused it: then one entry of all of them was at fault.
      for (const [name, batch] of batches) {
        heads.delete(name);
        if (batches.size > 1 && wasRefused(error)) setApart(name, batch);
        else for (const { reject } of batch) reject(error);
      }
    }
  }

  return {
    append: (draft) =>
      new Promise((resolve, reject) => {
        const entry = { draft, resolve, reject };
        const queue = waiting.get(draft.actor);
        if (queue) queue.push(entry);
        else waiting.set(draft.actor, [entry]);
        if (isFlushing) return;
        isFlushing = true;
        // Like a DataLoader: once every promise at hand has run, all that is asked for at once is in the same statement.
        void Promise.resolve().then(() => process.nextTick(() => void flush()));
      }),
    async appendIn(tx, draft) {
      const name = draft.actor;
      const chain = chainOf(name);
      const head = heads.get(name);
      const end =
        (head && (await extendFrom(tx, chain, head, [draft]))) ??
        (await extend(tx, chain, [draft]));
      remember(name, end);
    },
  };
}

const draftsOf = (entries: readonly Waiting[]) => entries.map(({ draft }) => draft);

/** Tells all of them how it went. */
async function settled(entries: readonly Waiting[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
    for (const { resolve } of entries) resolve();
  } catch (error) {
    for (const { reject } of entries) reject(error);
  }
}

/** Whether the database was there and said no, so that nothing was written. */
function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && "severity" in cause && cause.severity === "ERROR";
}
