import { asc, eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll } from "vitest";
import type { AuditDraft } from "../../../subgraphs/kit/audit/audit-entry.js";
import type { AuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { auditLogOf } from "../../../subgraphs/kit/audit/audit-log.js";
import { type Finding, mergedFindings } from "../../../subgraphs/kit/audit/finding.js";
import { auditEntries } from "../../../subgraphs/kit/audit/tables.js";
import { verifyAudit } from "../../../subgraphs/kit/audit/verify-audit.js";
import {
  type Database,
  type DatabaseOptions,
  openDatabase,
} from "../../../subgraphs/kit/database/connection.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { freshDatabases } from "../../postgres.js";
import { draft } from "../../unit/audit/chain.fixture.js";

export { draft };

/** A copy of Pay's database, and the processes that write its audit; all closed after the test file. */
export async function openAudit() {
  const { pay: urls } = await freshDatabases("pay");
  const opened: Database[] = [];
  const open = (url: string, options: Partial<DatabaseOptions> = {}) => {
    const database = openDatabase(url, { max: 3, auditKeys: TEST_AUDIT_KEYS, ...options });
    opened.push(database);
    return database;
  };
  afterAll(() => Promise.all(opened.map((database) => database.close())));
  const owner = open(urls.ownerUrl, { max: 1 });

  return {
    urls,
    owner,
    /** A process of its own: it shares nothing with the others but the database. */
    process: (options?: Partial<DatabaseOptions>) => open(urls.servingUrl, options),
    processWithout: (_keys: "keys") => open(urls.servingUrl, { auditKeys: undefined }),
    processUnder: (auditKeys: AuditKeys) => open(urls.servingUrl, { auditKeys }),
    /** The entries of a chain, in order. */
    chainOf: (chain: string) =>
      owner.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.chain, chain))
        .orderBy(asc(auditEntries.sequence)),
    /** Whatever is wrong with one chain. */
    async findings(chain: string): Promise<Omit<Finding, "chain">[]> {
      const { findings } = await verifyAudit(owner, "pay");
      return mergedFindings(findings)
        .filter((finding) => finding.chain === chain)
        .map(({ chain: _, ...finding }) => finding);
    },
    /** Does something as the owner of the tables with their law switched off: what nothing can prevent. */
    async tamper(work: (sql: Sql) => Promise<unknown>): Promise<void> {
      const { sql } = owner;
      await sql`alter table audit_entries disable trigger user`;
      await sql`alter table audit_heads disable trigger user`;
      try {
        await work(sql);
      } finally {
        await sql`alter table audit_entries enable trigger user`;
        await sql`alter table audit_heads enable trigger user`;
      }
    },
  };
}

let actors = 0;

/** An agent of whom nothing is on record yet. */
export function newActor(): string {
  actors += 1;
  return `agt_test_${actors}`;
}

/** Puts something on record, as a request of this process would. */
export function append(process: Database, changes: Partial<AuditDraft>): Promise<void> {
  return auditLogOf(process, "pay").append(draft(changes));
}

/** Puts so many entries of somebody on record, one after another. */
export async function appendMany(process: Database, actor: string, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await append(process, { actor, whom: [`ptn_test_${index}`] });
  }
}
