import type { Database } from "../database/connection.js";
import type { StatementHandle } from "../database/run-prepared.js";
import type { AuditDraft, Chain, Head } from "./audit-entry.js";
import { extend, extendFrom, readHead } from "./chains.repository.js";

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

/** So many entries go into one statement. */
const BATCH = 100;
/** So many chains are remembered; each costs two hundred bytes. */
const REMEMBERED = 10_000;

const logs = new WeakMap<Database, AuditLog>();

/**
 * The audit in a database. The process remembers where each chain ends, so that an entry is one statement and one
 * round trip. It need not be right about it: the statement adds nothing to a chain that ends elsewhere, as when
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
  /**
   * Chains that are being written to, with what has to wait. One statement at a time: two would make each other wrong.
   */
  const queues = new Map<string, Waiting[]>();
  const chainOf = (name: string): Chain => ({ subgraph, name, keys: database.auditKeys });

  function remember(name: string, head: Head): void {
    if (heads.size >= REMEMBERED) heads.clear();
    heads.set(name, head);
  }

  async function write(name: string, drafts: readonly AuditDraft[]): Promise<void> {
    const chain = chainOf(name);
    try {
      const head = heads.get(name) ?? (await readHead(database.db, chain));
      const end =
        (head && (await extendFrom(database.db, chain, head, drafts))) ??
        (await database.db.transaction((tx) => extend(tx, chain, drafts)));
      remember(name, end);
    } catch (error) {
      // Whether it was written is not known.
      heads.delete(name);
      throw error;
    }
  }

  async function drain(name: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH);
      try {
        await write(
          name,
          batch.map(({ draft }) => draft),
        );
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(name);
  }

  return {
    append: (draft) =>
      new Promise((resolve, reject) => {
        const waiting = { draft, resolve, reject };
        const queue = queues.get(draft.actor);
        if (queue) {
          queue.push(waiting);
          return;
        }
        const own = [waiting];
        queues.set(draft.actor, own);
        // Like a DataLoader: once every promise at hand has run, all that one request asks for is in the same
        // statement.
        void Promise.resolve().then(() => process.nextTick(() => void drain(draft.actor, own)));
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
