import { randomUUID } from "node:crypto";
import { holdsNumber } from "../../kit/pii/numbers-in-text.js";
import type { SubgraphContext } from "../../kit/subgraph.types.js";
import { beneficiariesById } from "../people/beneficiaries.repository.js";
import type { ExportRefusalCode } from "./export-refusals.js";
import { auditedExport, type ExportRequest } from "./export-request.js";

/** What came of putting an export on record: what belongs on the page itself, or why there may be none. */
export type ExportOutcome =
  | { outcome: "RECORDED"; exportId: string; exportedBy: string; exportedAt: Date }
  | { outcome: "REFUSED"; code: ExportRefusalCode };

/**
 * Puts on record that somebody takes a compensation out of the graph, before they do. It keeps nothing else: asked
 * twice it is on record twice under two ids, because there may be two pages.
 */
export async function recordExport(
  { database, audit, now }: Pick<SubgraphContext, "database" | "audit" | "now">,
  request: ExportRequest,
): Promise<ExportOutcome> {
  const code = await refusalOf(database, request);
  if (code !== null) {
    await audit.record({ ...auditedExport(request), outcome: code });
    return { outcome: "REFUSED", code };
  }
  const exportId = `exp_${randomUUID()}`;
  await audit.record(auditedExport(request, exportId));
  return { outcome: "RECORDED", exportId, exportedBy: request.actor, exportedAt: now };
}

async function refusalOf(
  database: SubgraphContext["database"],
  { beneficiaryId, note }: ExportRequest,
): Promise<ExportRefusalCode | null> {
  if (note !== null && holdsNumber(note)) return "NOTE_HOLDS_A_NUMBER";
  const [found] = await beneficiariesById(database, [beneficiaryId]);
  return found ? null : "BENEFICIARY_UNKNOWN";
}
