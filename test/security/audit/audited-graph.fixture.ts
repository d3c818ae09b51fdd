import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { AuditEntry } from "../../../subgraphs/kit/audit/audit-entry.js";
import { auditEntries } from "../../../subgraphs/kit/audit/tables.js";
import { DEMO_INSTANT } from "../../demo.js";
import type { TestGraph } from "../../graph.js";

/** What a test compares of an entry: all but its place in the chain, which other tests are about. */
export type Recorded = Omit<
  typeof auditEntries.$inferSelect,
  "chain" | "sequence" | "keyId" | "previousHash" | "hash"
>;

/** Everything that is on record of somebody in a subgraph, in order. */
export async function recordOf(
  graph: TestGraph,
  subgraph: string,
  actor: string,
): Promise<Recorded[]> {
  const rows: Recorded[] = [];
  await graph.asOwner(subgraph, async ({ db }) => {
    const found = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.chain, actor))
      .orderBy(asc(auditEntries.sequence));
    for (const { chain, sequence, keyId, previousHash, hash, ...recorded } of found) {
      rows.push(recorded);
    }
  });
  return rows;
}

/** An entry as it is expected, unless a test says otherwise. */
export function entry(actor: string, changes: Partial<Recorded> & Pick<AuditEntry, "action">) {
  return {
    at: DEMO_INSTANT,
    actor,
    role: actor.startsWith("opr_") ? "operator" : "agent",
    address: "127.0.0.1",
    requestId: expect.stringMatching(/^req_[0-9a-f-]{36}$/),
    whom: [],
    outcome: "DONE",
    why: null,
    details: {},
    ...changes,
  };
}

let agents = 0;

/** An agent of whom nothing is on record yet. */
export function newAgent() {
  agents += 1;
  return { role: "agent", id: `agt_test_audited_${agents}` } as const;
}
