import type { Audited } from "../../kit/audit/request-audit.js";
import { graphError } from "../../kit/errors/graph-error.js";
import { mayExport, type Viewer } from "../../kit/viewer/viewer.js";
import { outageById } from "../outages/outages.js";
import { isBeneficiaryId } from "../people/beneficiary-id.js";

/** What it is taken out of the graph as. */
export const ExportFormat = { CSV: "CSV", PRINT: "PRINT" } as const;
export type ExportFormat = keyof typeof ExportFormat;

/** Why it is taken out of the graph. */
export const ExportReason = {
  BENEFICIARY_REQUEST: "BENEFICIARY_REQUEST",
  CASE_FILE: "CASE_FILE",
  ESCALATION: "ESCALATION",
  LEGAL_REQUEST: "LEGAL_REQUEST",
} as const;
export type ExportReason = keyof typeof ExportReason;

/** What a client sends of an export. */
export type ExportInput = {
  beneficiaryId: string;
  outageId: string;
  format: ExportFormat;
  reason: ExportReason;
  note?: string | null;
};

/** Who takes whose compensation out of the graph, as what and why. */
export type ExportRequest = ExportInput & { actor: string; note: string | null };

const LONGEST_NOTE = 500;

/**
 * Settles who takes what out of the graph and why.
 * @throws GraphQLError UNAUTHENTICATED or FORBIDDEN for whoever may not; BAD_USER_INPUT, which repeats nothing of the input
 */
export function exportRequest(viewer: Viewer, input: ExportInput): ExportRequest {
  if (viewer.role === "anonymous") {
    throw graphError("UNAUTHENTICATED", { message: "Sign in to do this." });
  }
  if (!mayExport(viewer)) throw graphError("FORBIDDEN", { message: "You may not do this." });
  const note = input.note?.normalize("NFC").trim() || null;
  if (!isBeneficiaryId(input.beneficiaryId)) {
    refuse("beneficiaryId is an id that begins with usr_ or ptn_.");
  }
  if (outageById(input.outageId) === null) refuse("outageId names no outage.");
  if (note !== null && [...note].length > LONGEST_NOTE) {
    refuse(`note says why in at most ${LONGEST_NOTE} characters.`);
  }
  const { beneficiaryId, outageId, format, reason } = input;
  return { beneficiaryId, outageId, format, reason, note, actor: viewer.id };
}

/** What the audit says of an export. Of one that is refused it is as the client sent it, so the id may be none. */
export function auditedExport(input: ExportInput, exportId: string | null = null): Audited {
  const { beneficiaryId, outageId, format, reason, note = null } = input;
  return {
    action: "EXPORT",
    whom: isBeneficiaryId(beneficiaryId) ? [beneficiaryId] : [],
    what: "Mutation.recordDirectoryExport",
    why: note,
    details: { outageId, format, reason, ...(exportId !== null && { exportId }) },
  };
}

function refuse(message: string): never {
  throw graphError("BAD_USER_INPUT", { message });
}
