import type { Audited, RequestAudit } from "../../kit/audit/request-audit.js";
import type { DatabaseHandle } from "../../kit/database/connection.js";
import type { ContactKind } from "../../kit/pii/contact-kind.js";
import { isBeneficiaryId } from "../people/beneficiary-id.js";
import { contactReveals } from "../tables.js";

/** Why an agent needs a contact in full. */
export const RevealReason = {
  CALLER_VERIFICATION: "CALLER_VERIFICATION",
  CALL_BACK: "CALL_BACK",
  PAYOUT: "PAYOUT",
  CORRECTION: "CORRECTION",
  LEGAL_REQUEST: "LEGAL_REQUEST",
} as const;
export type RevealReason = keyof typeof RevealReason;

/** Who is about to be shown whose contact, when and why. */
export type Reveal = {
  beneficiaryId: string;
  actor: string;
  idempotencyKey: string;
  kind: ContactKind;
  reason: RevealReason;
  note: string;
  revealedAt: Date;
};

/** What the audit says of a reveal. Of one that is refused it is as the client sent it, so the id may be none. */
export function auditedReveal(
  reveal: Pick<Reveal, "beneficiaryId" | "kind" | "reason" | "note">,
): Audited {
  const { beneficiaryId, kind, reason, note } = reveal;
  return {
    action: "REVEAL",
    whom: isBeneficiaryId(beneficiaryId) ? [beneficiaryId] : [],
    what: "Mutation.revealDirectoryContact",
    why: note,
    details: { kind, reason },
  };
}

/**
 * Puts a reveal on record. The one place through which all of them go: if it throws, nothing is shown.
 * @returns false when the request was on record before
 */
export async function auditReveal(
  tx: DatabaseHandle,
  audit: RequestAudit,
  reveal: Reveal,
): Promise<boolean> {
  const recorded = await tx
    .insert(contactReveals)
    .values(reveal)
    // Of two requests with one key the second waits here until the first is on record or is not.
    .onConflictDoNothing()
    .returning({ actor: contactReveals.actor });
  if (recorded.length === 0) return false;
  await audit.recordIn(tx, auditedReveal(reveal));
  return true;
}
