import type { AuditEntry } from "../../kit/audit/audit-entry.js";
import { cursorOf, type Page } from "../../kit/paging.js";

/** An entry as the graph shows it: without what proves that it is as it was written. */
export type AuditEntryView = Pick<
  AuditEntry,
  "actor" | "role" | "address" | "requestId" | "action" | "whom" | "what" | "outcome" | "why"
> & { id: string; at: Date; details: { name: string; value: string | null }[] };

/** Turns a page of entries into what the graph shows. */
export function auditTrailView({ edges, ...page }: Page<AuditEntry>): Page<AuditEntryView> {
  const shown = edges.map(({ cursor, node }) => ({ cursor, node: auditEntryView(node) }));
  return { ...page, edges: shown, nodes: shown.map(({ node }) => node) };
}

function auditEntryView(entry: AuditEntry): AuditEntryView {
  const { chain, sequence, at, details, keyId, previousHash, hash, ...shown } = entry;
  return {
    ...shown,
    id: `aud_${cursorOf([chain, String(sequence)])}`,
    at: new Date(at),
    details: Object.entries(details)
      .map(([name, value]) => ({ name, value: value === null ? null : String(value) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
